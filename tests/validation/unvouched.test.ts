import fc from 'fast-check';
import { join } from 'node:path';
import { loadCatalogue } from '../../src/catalogue';
import { decimal, seriesKey, type Observation } from '../../src/model';
import { compare, unvouched, type Comparison } from '../../src/validation';

const catalogue = loadCatalogue(join(__dirname, '../../imports/liaoning/catalogue.yaml'));
const branch = '210100';
const months = ['2009-07', '2009-08', '2009-09', '2009-10', '2009-11', '2009-12'];
const earlier = ['2008-07', '2008-12', '2009-01', '2009-02', '2009-H1', '2009-Q1'];
/** A mean, a share close to its greatest, a rate that may be a bound, and a count. */
const chosen = [
  { service: 'FIXED_LINE', indicator: 'INSTALL_TIME', customerClass: 'ALL' },
  { service: 'COMPLAINT', indicator: 'COMPLAINT_SATISFACTION', customerClass: 'ALL' },
  { service: 'FIXED_LINE', indicator: 'BILLING_ERROR_RATE', customerClass: 'ALL' },
  { service: 'HALL_INSPECTION', indicator: 'INSPECTION_VISITS', customerClass: 'ALL' },
];

/** Mostly alike, now and then far off, so that every way of judging comes up. */
const value = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 900, max: 1100 }) },
  { weight: 2, arbitrary: fc.constantFrom(1, 2, 10, 90_000, 500_000) },
);
const figure = (branches: readonly string[], periods: readonly string[]): fc.Arbitrary<Observation> =>
  fc
    .record({
      branch: fc.constantFrom(...branches),
      period: fc.constantFrom(...periods),
      series: fc.constantFrom(...chosen),
      high: value,
      censored: fc.nat({ max: 9 }).map((one) => one === 0),
    })
    .map(({ series, high, censored, ...rest }) => ({
      ...{ ...rest, ...series, status: 'REPORTED' as const },
      ...{ low: decimal(censored ? '0' : String(high)), high: decimal(String(high)), volume: decimal('500') },
      source: { sheet: 'S', cell: `${rest.period} ${seriesKey(series)}`, rawText: String(high) },
    }));
/** Enough of them for something to be usual: few say nothing. */
const distinct = (arbitrary: fc.Arbitrary<Observation>, maxLength: number) =>
  fc.uniqueArray(arbitrary, {
    minLength: maxLength / 2,
    maxLength,
    selector: (one) => `${one.branch} ${one.period} ${seriesKey(one)}`,
  });

const others = ['210200', '210300', '210400', '210500', '210600', '210700', '210800'];

test('what others reported of the figures that are vouched for changes nothing', () => {
  const [seen, left] = [{ found: 0 }, { out: 0 }];
  fc.assert(
    fc.property(
      distinct(figure([branch], months), 24),
      distinct(figure([branch], earlier), 24),
      distinct(figure(others, months), 160),
      (observations, own, peers) => {
        const about = (known: readonly Observation[]): Comparison => ({
          ...{ catalogue, branch, period: { year: 2009, grain: 'half-year', index: 2 }, observations },
          ...{ services: new Set(['FIXED_LINE']), known: { observations: known, services: new Set<string>() } },
        });
        const wanted = new Set(unvouched(about(own)).map((one) => `${one.period} ${seriesKey(one)}`));
        const asked = peers.filter((one) => wanted.has(`${one.period} ${seriesKey(one)}`));
        const found = compare(about([...own, ...asked]));
        expect(found).toEqual(compare(about([...own, ...peers])));
        seen.found += found.length;
        left.out += peers.length - asked.length;
      },
    ),
    { numRuns: 300, seed: 2009 },
  );
  // it was worth comparing
  expect(seen.found).toBeGreaterThan(50);
  expect(left.out).toBeGreaterThan(1000);
});
