import { createHash } from 'node:crypto';
import { readCatalogue, type Catalogue } from '../../src/catalogue';
import { silentLog } from '../../src/foundation';
import { parsePeriod, type Finding, type Period } from '../../src/model';
import { createReleases, releaseGate, type ReleaseGate, type Releases } from '../../src/releases';
import { openWarehouse, type Actor, type Submission, type Warehouse } from '../../src/warehouse';
import { store, type Given, type GivenSubmission } from '../rollups/world';
import type { Engine } from '../servers/engines';

const name = (text: string): string => `{ zh: ${text}, en: ${text} }`;
const term = (indicator: string, of: string): string =>
  `{ service: LINE, indicator: ${indicator}, class: ALL, of: ${of} }`;

/** Three branches, of which C is to report one series only; a rule for every relation, a limit and two quotas. */
export const catalogue: Catalogue = readCatalogue(
  `
name: ${name('office')}
organisation:
  code: HEAD
  name: ${name('head')}
  branches: [{ code: A, name: ${name('aa')} }, { code: B, name: ${name('bb')} }, { code: C, name: ${name('cc')} }]
customer_classes: [{ code: ALL, name: ${name('all')} }]
indicators:
  - { code: DONE, name: ${name('done')}, unit: d, decimals: 2, direction: lower, rollup: weighted_mean, range: { min: "0" } }
  - { code: ASKED, name: ${name('asked')}, unit: d, decimals: 2, direction: lower, rollup: weighted_mean, range: { min: "0" } }
  - { code: FAULTS, name: ${name('faults')}, unit: d, decimals: 2, direction: lower, rollup: sum, range: { min: "0" } }
services:
  - code: LINE
    name: ${name('line')}
    series:
      - { indicator: DONE, classes: [ALL], limit: { max: "5" } }
      - { indicator: ASKED, classes: [ALL], expected_from: [A, B] }
      - { indicator: FAULTS, classes: [ALL], expected_from: [A, B] }
calendar:
  - { every: quarter, by: month, due_days: 8 }
quotas:
  - { service: LINE, indicator: FAULTS, class: ALL, every: month, max: "10" }
  - { service: LINE, indicator: FAULTS, class: ALL, every: month, branches: [B], max: "20" }
rules:
  - { code: NO_MORE, name: ${name('no more')}, every: quarter, left: [${term('DONE', 'volume')}], relation: "<=", right: [${term('ASKED', 'volume')}] }
  - { code: FEWER, name: ${name('fewer')}, every: quarter, left: [${term('DONE', 'value')}], relation: "<", right: [${term('ASKED', 'value')}] }
  - { code: SAME, name: ${name('same')}, every: month, left: [${term('DONE', 'value')}], relation: "=", right: [${term('ASKED', 'value')}] }
  - { code: AT_LEAST, name: ${name('at least')}, every: quarter, left: [${term('ASKED', 'value')}, ${term('DONE', 'value')}], relation: ">=", right: [${term('FAULTS', 'value')}] }
  - { code: GREATER, name: ${name('greater')}, every: quarter, left: [${term('ASKED', 'volume')}], relation: ">", right: [${term('DONE', 'volume')}] }
`,
  'office.yaml',
);

/** As `catalogue`, with no rule: all that is there is in order by itself. */
export const plainCatalogue: Catalogue = readCatalogue(
  catalogue.source.text.slice(0, catalogue.source.text.indexOf('rules:')),
  'plain.yaml',
);

export const officer: Actor = { name: 'officer', origin: '10.0.0.9' };
export const quarter = parsePeriod('2009-Q3') as Period;
export const months = ['2009-07', '2009-08', '2009-09'] as const;

/** An office on a database of its own, with a clock that tests move. */
export interface Office {
  readonly url: string;
  readonly catalogue: Catalogue;
  readonly warehouse: Warehouse;
  readonly releases: Releases;
  readonly clock: { now: () => string };
  /** Sends a submission that is let in. */
  readonly send: (given: GivenSubmission, receivedAt?: string) => Promise<Submission>;
  /** Sends one that waits because of warnings. */
  readonly sendWaiting: (branch: string, period: string, services: readonly string[]) => Promise<Submission>;
}

export async function inOffice<T>(
  engine: Pick<Engine, 'create'>,
  by: Catalogue,
  work: (office: Office) => Promise<T>,
): Promise<T> {
  const { url, drop } = await engine.create();
  const clock = { now: () => '2009-10-07T00:00:00.000Z' };
  const warehouse = await openWarehouse({ url, log: silentLog, clock: { now: () => clock.now() } });
  const releases = createReleases({ catalogue: by, warehouse, clock: { now: () => clock.now() }, log: silentLog });
  const send: Office['send'] = async (given, receivedAt = '2009-10-05T00:00:00.000Z') =>
    (await store(warehouse, given, receivedAt, by)).submission;
  try {
    await warehouse.migrate();
    return await work({
      ...{ url, catalogue: by, warehouse, releases, clock, send },
      sendWaiting: (...sent) => sendWaiting(warehouse, by, ...sent),
    });
  } finally {
    await warehouse.close();
    await drop();
  }
}

const warning: Finding = { code: 'VALUE_OUTLYING', severity: 'warning', cells: [], values: {} };

function sendWaiting(
  warehouse: Warehouse,
  by: Catalogue,
  branch: string,
  period: string,
  services: readonly string[],
): Promise<Submission> {
  const bytes = Buffer.from(JSON.stringify([branch, period, services]));
  const submission = {
    ...{ branch, period, services, fileName: 'w.xlsx', bytes: bytes.length, receivedFrom: 'test' },
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...{ receivedAt: '2009-10-05T00:00:00.000Z', catalogueSha256: by.sha256 },
  };
  return warehouse.write((writer) => writer.addSubmission(submission, 'checked', bytes, [warning, warning]));
}

/** A reported figure of the only service; an interval where two values are given. */
export function figure(period: string, indicator: string, low: string, volume: string, high = low): Given {
  return { period, service: 'LINE', indicator, customerClass: 'ALL', status: 'REPORTED', low, high, volume };
}

/** What all branches send when everything is in order: every month of every series that is expected of them. */
export function everything(value = '2'): GivenSubmission[] {
  const of = (branch: string, indicators: readonly string[]): GivenSubmission => ({
    branch,
    period: '2009-Q3',
    figures: months.flatMap((month) => indicators.map((indicator) => figure(month, indicator, value, '10'))),
  });
  return [of('A', ['DONE', 'ASKED', 'FAULTS']), of('B', ['DONE', 'ASKED', 'FAULTS']), of('C', ['DONE'])];
}

/** The gate of the open release of the quarter, which is opened where there is none. */
export async function gateOf({ warehouse, catalogue: by, releases, clock }: Office): Promise<ReleaseGate> {
  const [open] = await warehouse.releases({ states: ['open'] });
  const release = open ?? (await releases.open(quarter, { actor: officer }));
  return releaseGate(warehouse, by, release, clock.now());
}
