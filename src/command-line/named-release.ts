import { TongbaoError } from '../foundation';
import { findRelease } from '../releases';
import type { Release } from '../warehouse';
import type { CommandArgument, Given } from './command';
import type { Tongbao } from './program';

export const releaseArgument: CommandArgument = {
  syntax: '<RELEASE>',
  help: { zh: '通报：编号，如 2009-H2/R0，或序号', en: 'the release: its number, such as 2009-H2/R0, or its id' },
};

/** The release that the first argument names; throws `NOT_FOUND`. */
export async function namedRelease({ warehouse }: Tongbao, given: Given): Promise<Release> {
  const [name = ''] = given.words;
  const release = await findRelease(warehouse, name);
  if (!release) throw new TongbaoError('NOT_FOUND', { what: 'release', id: name });
  return release;
}
