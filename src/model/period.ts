/** The four lengths of a period, from the finest to the coarsest. */
export const grains = ['month', 'quarter', 'half-year', 'year'] as const;
export type Grain = (typeof grains)[number];

/** A month, quarter, half-year or year. `index` counts from 1 within the year (1 for a year). */
export interface Period {
  readonly year: number;
  readonly grain: Grain;
  readonly index: number;
}

const monthsIn: Record<Grain, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** Reads a code: `2009-07`, `2009-Q3`, `2009-H2` or `2009`. Returns undefined for anything else. */
export function parsePeriod(code: string): Period | undefined {
  const match = /^(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])))?$/.exec(code);
  if (!match) return undefined;
  const year = Number(match[1]);
  if (match[2] !== undefined) {
    const month = Number(match[2]);
    return month >= 1 && month <= 12 ? { year, grain: 'month', index: month } : undefined;
  }
  if (match[3] !== undefined) return { year, grain: 'quarter', index: Number(match[3]) };
  if (match[4] !== undefined) return { year, grain: 'half-year', index: Number(match[4]) };
  return { year, grain: 'year', index: 1 };
}

/** As `parsePeriod`, for codes that are known to be good (from storage, from a checked catalogue). */
export function period(code: string): Period {
  const parsed = parsePeriod(code);
  if (!parsed) throw new RangeError(`not a period code: ${code}`);
  return parsed;
}

export function periodCode({ year, grain, index }: Period): string {
  const years = String(year).padStart(4, '0');
  switch (grain) {
    case 'month':
      return `${years}-${String(index).padStart(2, '0')}`;
    case 'quarter':
      return `${years}-Q${index}`;
    case 'half-year':
      return `${years}-H${index}`;
    case 'year':
      return years;
  }
}

export function month(year: number, index: number): Period {
  return { year, grain: 'month', index };
}

/** Months since year 0, of the period's first month and of the month after its last. */
function monthSpan({ year, grain, index }: Period): [number, number] {
  const length = monthsIn[grain];
  const start = year * 12 + (index - 1) * length;
  return [start, start + length];
}

/** How many months a period lasts. */
export function monthCount(of: Period): number {
  return monthsIn[of.grain];
}

export function covers(outer: Period, inner: Period): boolean {
  const [outerStart, outerEnd] = monthSpan(outer);
  const [innerStart, innerEnd] = monthSpan(inner);
  return outerStart <= innerStart && innerEnd <= outerEnd;
}

/** The period of `grain` that `of` lies in; undefined when `grain` is finer than `of`. */
export function enclosing(of: Period, grain: Grain): Period | undefined {
  if (monthsIn[grain] < monthsIn[of.grain]) return undefined;
  const [start] = monthSpan(of);
  return { year: of.year, grain, index: Math.floor((start % 12) / monthsIn[grain]) + 1 };
}

/** The periods of `grain` within `of`, in order; empty when `grain` is coarser than `of`. */
export function periodsWithin(of: Period, grain: Grain): Period[] {
  const length = monthsIn[grain];
  const [start, end] = monthSpan(of);
  const inside: Period[] = [];
  for (let first = start; first + length <= end; first += length) {
    inside.push({ year: of.year, grain, index: Math.floor((first % 12) / length) + 1 });
  }
  return inside;
}

/** Every period within `of`, itself first, then from coarse to fine. */
export function periodAndWithin(of: Period): Period[] {
  return [...grains].reverse().flatMap((grain) => periodsWithin(of, grain));
}

/** The next finer periods that make up `of`: two half-years, two quarters or three months; none for a month. */
export function parts(of: Period): Period[] {
  const finer = grains[grains.indexOf(of.grain) - 1];
  return finer === undefined ? [] : periodsWithin(of, finer);
}

/** The period itself and all that it lies in, from fine to coarse: 2009-07, 2009-Q3, 2009-H2, 2009. */
export function upwards(of: Period): Period[] {
  return grains.flatMap((grain) => enclosing(of, grain) ?? []);
}

/** The smallest single period that covers all of `periods`; undefined when they span years or there are none. */
export function smallestCovering(periods: readonly Period[]): Period | undefined {
  const [first] = periods;
  if (!first) return undefined;
  return upwards(first).find((candidate) => periods.every((p) => covers(candidate, p)));
}

/** In order of time; where two start together, the coarser comes first. */
export function comparePeriods(a: Period, b: Period): number {
  const [startA, endA] = monthSpan(a);
  const [startB, endB] = monthSpan(b);
  return startA - startB || endB - endA;
}

/** The first instant after the period, as an ISO date (`2010-01-01`). */
export function dayAfter(of: Period): string {
  const [, end] = monthSpan(of);
  return `${String(Math.floor(end / 12)).padStart(4, '0')}-${String((end % 12) + 1).padStart(2, '0')}-01`;
}

/** A stretch of time from the beginning of one period to the end of another; open where one is absent. */
export interface Span {
  readonly from?: Period | undefined;
  readonly to?: Period | undefined;
}

/** How many months of a period lie within a span. */
export function monthsInSpan(of: Period, { from, to }: Span): number {
  const [start, end] = monthSpan(of);
  const first = from ? Math.max(start, monthSpan(from)[0]) : start;
  const after = to ? Math.min(end, monthSpan(to)[1]) : end;
  return Math.max(0, after - first);
}

/** The period of the same grain `steps` later (earlier when negative). */
export function shift(of: Period, steps: number): Period {
  const length = monthsIn[of.grain];
  const [start] = monthSpan(of);
  const moved = start + steps * length;
  return { year: Math.floor(moved / 12), grain: of.grain, index: Math.floor((moved % 12) / length) + 1 };
}
