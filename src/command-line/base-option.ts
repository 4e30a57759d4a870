import type { Base } from '../rollups';
import { readChoice } from './arguments';
import type { CommandOption, Given } from './command';
import type { Context } from './context';

/** For commands that hold figures against earlier ones. */
export const baseOption: CommandOption = {
  name: 'with',
  value: 'BASE',
  help: {
    zh: '与何时相比：year 上年同期（同比），period 上一期（环比）',
    en: 'held against: year, the same period a year before, or period, the one just before',
  },
};

export function readBase({ language }: Context, given: Given): Base | undefined {
  const text = given.text(baseOption.name);
  if (text === undefined) return undefined;
  return readChoice(baseOption.name, text, ['year', 'period'], language) === 'year' ? 'year-before' : 'period-before';
}
