import type { CommandOption, Given } from './command';
import type { Context } from './context';
import type { Tongbao } from './program';

/** For commands that say what the warehouse said at another time, or what was published. */
export const momentOptions: readonly CommandOption[] = [
  {
    name: 'as-of',
    value: 'WHEN',
    help: {
      zh: '当时的数据：版本号、日期（当日终了，UTC）或时刻，如 12、2010-01-15、2010-01-15T16:00:00+08:00',
      en: 'what was known then: a version, a day (its end, UTC) or an instant: 12, 2010-01-15, 2010-01-15T08:00:00Z',
    },
  },
  {
    name: 'release',
    value: 'RELEASE',
    help: {
      zh: '已发布的通报中的数据：编号，如 2009-H2/R0；不与 --as-of 同用',
      en: 'what was published: the number of a release, such as 2009-H2/R0; not beside --as-of',
    },
  },
];

/** The version that is asked for by `momentOptions`; undefined where none is given. */
export async function readMoment(
  { program }: Context,
  { warehouse }: Tongbao,
  given: Given,
): Promise<number | undefined> {
  const moment = { asOf: given.text('as-of'), release: given.text('release') };
  if (moment.asOf === undefined && moment.release === undefined) return undefined;
  const { versionAsked } = await program.api();
  return versionAsked(warehouse, moment);
}

/** The version that an option names; undefined where it is not given. */
export async function readVersion(
  { program }: Context,
  { warehouse }: Tongbao,
  given: Given,
  option: string,
): Promise<number | undefined> {
  const text = given.text(option);
  if (text === undefined) return undefined;
  const { versionNamed } = await program.api();
  return versionNamed(warehouse, text, `--${option}`);
}
