import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one branch reports of what is managed, as the digits that are written in its workbook of 2012-H1. */
export interface Fact {
  readonly branch: string;
  readonly period: string;
  readonly service: string;
  readonly indicator: string;
  readonly class: string;
  readonly value?: string | undefined;
  readonly numerator?: string | undefined;
  readonly volume?: string | undefined;
}

/** All that the workbooks' management sheets were made of, by `scripts/sample-2012.mjs`. */
export const facts: readonly Fact[] = readFileSync(join(__dirname, 'sample-2012.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [branch = '', period = '', service = '', indicator = '', customerClass = '', ...digits] = line.split(',');
    const [value, numerator, volume] = digits.map((one) => (one === '' ? undefined : one));
    return { branch, period, service, indicator, class: customerClass, value, numerator, volume };
  });

export function factsOf(branch: string, services: readonly string[]): readonly Fact[] {
  return facts.filter((fact) => fact.branch === branch && services.includes(fact.service));
}
