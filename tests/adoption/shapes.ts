import fc from 'fast-check';
import { readCatalogue, type Catalogue } from '../../src/catalogue';
import { rollupRules, type RollupRule } from '../../src/model';
import type { Given, GivenSubmission } from '../rollups/world';

/** What differs between the catalogues of these tests. */
export interface Shape {
  /** Under which region each branch stands; undefined for the head itself. */
  readonly under: Readonly<Record<string, string | undefined>>;
  readonly rules: Readonly<Record<string, RollupRule>>;
  readonly decimals: number;
  readonly unit: string;
  readonly name: string;
  /** Another service, of which nothing is stored. */
  readonly more: boolean;
}

export const first: Shape = {
  under: { A: 'NORTH', B: 'NORTH', C: 'SOUTH', D: undefined },
  rules: { MEAN: 'weighted_mean', COUNT: 'sum' },
  decimals: 2,
  unit: 'd',
  name: 'world',
  more: false,
};

const named = (code: string, name = code): string => `code: ${code}, name: { zh: ${name}, en: ${name} }`;

export function textOf({ under, rules, decimals, unit, name, more }: Shape): string {
  const branches = (parent: string | undefined): string[] =>
    Object.keys(under)
      .filter((code) => under[code] === parent)
      .map((code) => `{ ${named(code)} }`);
  const regions = [...new Set(Object.values(under))]
    .filter((code) => code !== undefined)
    .sort()
    .map((code) => `{ ${named(code)}, branches: [${branches(code).join(', ')}] }`);
  const indicators = Object.entries(rules).map(
    ([code, rollup]) =>
      `  - { ${named(code)}, unit: ${unit}, decimals: ${decimals}, direction: lower, rollup: ${rollup} }`,
  );
  const series = Object.keys(rules).map((code) => `{ indicator: ${code}, classes: [ALL] }`);
  const service = (code: string): string => `  - { ${named(code)}, series: [${series.join(', ')}] }`;
  return [
    `name: { zh: ${name}, en: ${name} }`,
    `organisation: { ${named('HEAD')}, branches: [${[...regions, ...branches(undefined)].join(', ')}] }`,
    `customer_classes: [{ ${named('ALL')} }]`,
    'indicators:',
    ...indicators,
    'services:',
    ...['ONE', ...(more ? ['TWO'] : [])].map(service),
    'calendar: [{ every: half-year, by: month, due_days: 8 }]',
    '',
  ].join('\n');
}

export function catalogueOf(shape: Shape): Catalogue {
  return readCatalogue(textOf(shape), 'shape.yaml');
}

const region = fc.constantFrom(undefined, 'NORTH', 'SOUTH', 'EAST');
const rule = fc.constantFrom(...rollupRules);

/** Shapes in which whatever is stored of the first one still has its place. */
export const anyShape: fc.Arbitrary<Shape> = fc.record({
  under: fc.record({ A: region, B: region, C: region, D: region }),
  rules: fc.record({ MEAN: rule, COUNT: rule }),
  decimals: fc.nat(4),
  unit: fc.constant('d'),
  name: fc.constantFrom('world', 'another'),
  more: fc.boolean(),
});

const figure = fc
  .record({
    period: fc.constantFrom('2009-07', '2009-08', '2009-Q3', '2009-H2'),
    indicator: fc.constantFrom('MEAN', 'COUNT'),
    value: fc.integer({ min: 0, max: 99999 }),
    volume: fc.option(fc.integer({ min: 0, max: 999 })),
  })
  .map(({ period, indicator, value, volume }): Given => ({
    ...{ period, indicator, service: 'ONE', customerClass: 'ALL', status: 'REPORTED' },
    ...{ low: String(value / 100), high: String(value / 100) },
    volume: volume === null ? undefined : String(volume),
  }));

export const anySubmission: fc.Arbitrary<GivenSubmission> = fc.record({
  branch: fc.constantFrom('A', 'B', 'C', 'D'),
  period: fc.constant('2009-H2'),
  figures: fc.uniqueArray(figure, {
    ...{ minLength: 1, maxLength: 6 },
    selector: (one) => `${one.period} ${one.indicator}`,
  }),
});
