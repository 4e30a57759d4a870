import { createHash } from 'node:crypto';
import { readCatalogue, type Catalogue } from '../../src/catalogue';
import {
  decimal,
  periodAndWithin,
  period,
  periodCode,
  type Observation,
  type ObservationStatus,
} from '../../src/model';
import { keepRollups, type RollupChange } from '../../src/rollups';
import type { Submission, Warehouse } from '../../src/warehouse';

const name = (text: string): string => `{ zh: ${text}, en: ${text} }`;

/** One indicator for each rule of rolling up; a head, a region of two branches, one of one, and a branch on its own. */
export const catalogue: Catalogue = readCatalogue(
  `
name: ${name('world')}
organisation:
  code: HEAD
  name: ${name('head')}
  branches:
    - { code: NORTH, name: ${name('north')}, branches: [{ code: A, name: ${name('aa')} }, { code: B, name: ${name('bb')} }] }
    - { code: SOUTH, name: ${name('south')}, branches: [{ code: C, name: ${name('cc')} }] }
    - { code: D, name: ${name('dd')} }
customer_classes: [{ code: ALL, name: ${name('all')} }, { code: FEW, name: ${name('few')} }]
indicators:
  - { code: MEAN, name: ${name('mean')}, unit: d, decimals: 2, direction: lower, rollup: weighted_mean, range: { min: "0" } }
  - { code: COUNT, name: ${name('count')}, unit: d, decimals: 2, direction: lower, rollup: sum, range: { min: "0" } }
  - { code: MOST, name: ${name('most')}, unit: d, decimals: 2, direction: lower, rollup: maximum, range: { min: "0" } }
  - { code: ROUND, name: ${name('round')}, unit: d, decimals: 2, direction: lower, rollup: latest, range: { min: "0" } }
  - { code: ALONE, name: ${name('alone')}, unit: d, decimals: 2, direction: lower, rollup: none, range: { min: "0" } }
services:
  - code: ONE
    name: ${name('one')}
    series:
      - { indicator: MEAN, classes: [ALL, FEW] }
      - { indicator: COUNT, classes: [ALL] }
      - { indicator: MOST, classes: [ALL] }
      - { indicator: ROUND, classes: [ALL] }
      - { indicator: ALONE, classes: [ALL] }
  - code: TWO
    name: ${name('two')}
    series:
      - { indicator: MEAN, classes: [ALL], expected_from: [A, C], limit: { max: "5" } }
calendar:
  - { every: half-year, by: month, due_days: 8 }
`,
  'world.yaml',
);

/** A figure as a test writes it; decimals as text. */
export interface Given {
  readonly period: string;
  readonly service: string;
  readonly indicator: string;
  readonly customerClass: string;
  readonly status: ObservationStatus;
  readonly low?: string | undefined;
  readonly high?: string | undefined;
  readonly volume?: string | undefined;
}

export interface GivenSubmission {
  readonly branch: string;
  /** The period it is for; it replaces what lies in it. */
  readonly period: string;
  readonly figures: readonly Given[];
}

export function observation(branch: string, given: Given): Observation {
  const exact = (text: string | undefined) => (text === undefined ? undefined : decimal(text));
  return {
    ...given,
    branch,
    low: exact(given.low),
    high: exact(given.high),
    volume: exact(given.volume),
    source: { sheet: '表一', cell: 'D11', rawText: given.low ?? '—' },
  };
}

/** Stores a submission as an import does: what it replaces is closed, what it brings is added, rollups are kept. */
export async function store(
  warehouse: Warehouse,
  given: GivenSubmission,
  receivedAt = '2010-01-05T00:00:00.000Z',
  by: Catalogue = catalogue,
): Promise<{ submission: Submission; changes: readonly RollupChange[] }> {
  const services = [...new Set(given.figures.map((one) => one.service))];
  const bytes = Buffer.from(JSON.stringify(given));
  return warehouse.write(async (writer) => {
    const { id } = await writer.addSubmission(
      {
        branch: given.branch,
        period: given.period,
        fileName: `${given.branch}.xlsx`,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        bytes: bytes.length,
        receivedAt,
        receivedFrom: 'test',
        catalogueSha256: by.sha256,
        services,
      },
      'checked',
      bytes,
      [],
    );
    const submission = await writer.acceptSubmission(id, undefined);
    const periods = periodAndWithin(period(given.period)).map(periodCode);
    const closed = await writer.closeObservations(given.branch, services, periods);
    const added = given.figures.map((one) => observation(given.branch, one));
    await writer.addObservations(submission.id, added);
    const changes = await keepRollups(writer, by, { branch: given.branch, closed, added });
    return { submission, changes };
  });
}
