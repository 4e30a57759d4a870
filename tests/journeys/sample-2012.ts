import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one branch reports in a cell or two of its workbook of 2012-H1, as the digits that are written there. */
export interface Fact {
  readonly branch: string;
  readonly period: string;
  readonly service: string;
  readonly indicator: string;
  readonly class: string;
  readonly value?: string;
  readonly numerator?: string;
  readonly volume?: string;
}

/** All that the workbooks of 2012-H1 were made of, by `scripts/sample-2012.mjs`. */
export const facts = JSON.parse(readFileSync(join(__dirname, 'sample-2012.json'), 'utf8')) as readonly Fact[];

export function factsOf(branch: string, services: readonly string[]): readonly Fact[] {
  return facts.filter((fact) => fact.branch === branch && services.includes(fact.service));
}
