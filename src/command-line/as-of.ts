import type { CommandOption, Given } from './command';
import type { Context } from './context';
import type { Tongbao } from './program';

/** For commands that say what the warehouse said at another time. */
export const asOfOption: CommandOption = {
  name: 'as-of',
  value: 'WHEN',
  help: {
    zh: '当时的数据：版本号、日期（当日终了，UTC）或时刻，如 12、2010-01-15、2010-01-15T16:00:00+08:00',
    en: 'what was known then: a version, a day (its end, UTC) or an instant: 12, 2010-01-15, 2010-01-15T08:00:00Z',
  },
};

/** The version that an option names; undefined where it is not given. */
export async function readVersion(
  { program }: Context,
  { warehouse }: Tongbao,
  given: Given,
  option = 'as-of',
): Promise<number | undefined> {
  const text = given.text(option);
  if (text === undefined) return undefined;
  const { versionAsOf } = await program.api();
  return versionAsOf(warehouse, text, `--${option}`);
}
