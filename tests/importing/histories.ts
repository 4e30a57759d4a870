import fc from 'fast-check';
import { branches, type BranchName, type Line, type Sent } from './province';

/*
 * Histories of a few branches: workbooks for months, quarters, half-years and years, of some services only, with
 * revised and removed cells, bounds, dashes and 无.
 */

const mean = '固话业务,装机平均时间,';
const rate = '固话业务,计费差错率,';
const fast = 'DDN业务,装机平均时间,';
const early = 'DDN业务,预受理平均时间,一般用户';

/** The periods that a workbook for each period may hold figures for. */
const periodsIn: Readonly<Record<string, readonly string[]>> = {
  '2009-07': ['2009-07'],
  '2009-08': ['2009-08'],
  '2009-Q3': ['2009-07', '2009-08', '2009-Q3'],
  '2009-H2': ['2009-07', '2009-08', '2009-11', '2009-Q3', '2009-Q4', '2009-H2'],
  '2009': ['2009-02', '2009-07', '2009-Q3', '2009-H1', '2009-H2', '2009'],
};

/** Every period that any figure or rollup of these histories is of. */
export const allPeriods = [
  ...['2009', '2009-H1', '2009-H2', '2009-Q1', '2009-Q2', '2009-Q3', '2009-Q4'],
  ...Array.from({ length: 12 }, (_, i) => `2009-${String(i + 1).padStart(2, '0')}`),
];

const hundredths = (most: number): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max: most }).map((n) => String(n / 100));
const volume = fc.integer({ min: 1, max: 9999 }).map(String);

const silent = fc.constantFrom(
  { value: '—', volume: '' },
  { value: '无', volume: '无' },
  { value: '—', volume: '0' },
  { value: '', volume: '' },
);

/** A value and a volume as a clerk writes them. */
function cells(series: string): fc.Arbitrary<Pick<Line, 'value' | 'volume'>> {
  const value =
    series === rate
      ? fc.constantFrom('<10-5', '<10-4', '0.00002', '0')
      : fc.oneof(
          { weight: 4, arbitrary: hundredths(2000) },
          { weight: 1, arbitrary: hundredths(900).map((n) => `<${n}`) },
        );
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ value, volume }) },
    { weight: 1, arbitrary: fc.record({ value, volume: fc.constant('') }) },
    { weight: 2, arbitrary: silent },
  );
}

const serviceSets = [[mean, rate, fast, early], [mean, rate], [fast, early], [mean], [fast]];

/** A workbook that is let in: nothing in it is an error. */
export const workbook: fc.Arbitrary<Sent> = fc
  .record({
    branch: fc.constantFrom(...(Object.keys(branches) as BranchName[])),
    period: fc.constantFrom(...Object.keys(periodsIn)),
    series: fc.constantFrom(...serviceSets),
  })
  .chain(({ branch, period, series }) => {
    const line = fc
      .record({ period: fc.constantFrom(...(periodsIn[period] ?? [])), series: fc.constantFrom(...series) })
      .chain((where) => cells(where.series).map((what): Line => ({ ...where, ...what })));
    return fc
      .uniqueArray(line, { minLength: 1, maxLength: 7, selector: (one) => `${one.period} ${one.series}` })
      .filter((lines) => lines.some(({ value }) => /\d/.test(value)))
      .map((lines): Sent => ({ branch, period, lines }));
  });

/** What is done next. Which of those there are is meant by `which`, counted around. */
export type Step =
  | { readonly do: 'send' | 'hold'; readonly sent: Sent }
  | { readonly do: 'resend' | 'release' | 'withdraw'; readonly which: number };

export const history: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('send' as const), sent: workbook }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('hold' as const), sent: workbook }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constantFrom('resend' as const, 'release' as const, 'withdraw' as const, 'withdraw' as const),
        which: fc.nat(20),
      }),
    },
  ),
  { minLength: 3, maxLength: 9 },
);
