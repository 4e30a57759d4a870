import { catalogue, type Given, type GivenSubmission } from './world';

/*
 * What rollups have to be, worked out from the current figures by whole numbers alone: values count 10⁻¹⁵,
 * volumes 10⁻⁶. It shares no code with what it judges.
 */

interface Figure extends Given {
  readonly branch: string;
}

/** First month and month after the last, counted from January of year 0. */
function span(code: string): [number, number] {
  const year = Number(code.slice(0, 4)) * 12;
  const rest = code.slice(5);
  if (rest === '') return [year, year + 12];
  const n = Number(rest.slice(-1));
  if (rest.startsWith('H')) return [year + 6 * (n - 1), year + 6 * n];
  if (rest.startsWith('Q')) return [year + 3 * (n - 1), year + 3 * n];
  return [year + Number(rest) - 1, year + Number(rest)];
}

const inside = (inner: string, outer: string): boolean =>
  span(inner)[0] >= span(outer)[0] && span(inner)[1] <= span(outer)[1];

function periodsOf(year: string): string[] {
  const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
  return [year, `${year}-H1`, `${year}-H2`, ...[1, 2, 3, 4].map((q) => `${year}-Q${q}`), ...months];
}

/** The figures that are current after all submissions. */
function current(submissions: readonly GivenSubmission[]): Figure[] {
  let figures: Figure[] = [];
  for (const { branch, period, figures: brought } of submissions) {
    const services = brought.map((one) => one.service);
    figures = figures.filter(
      (one) => one.branch !== branch || !services.includes(one.service) || !inside(one.period, period),
    );
    figures.push(...brought.map((one) => ({ ...one, branch })));
  }
  return figures;
}

function scaled(text: string | undefined, places: number): bigint {
  const [whole = '0', fraction = ''] = (text ?? '0').split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

/** A quotient to 15 places, half to even, as a plain decimal. */
function quotient(dividend: bigint, divisor: bigint): string {
  const rest = dividend % divisor;
  let n = dividend / divisor;
  if (rest * 2n > divisor || (rest * 2n === divisor && n % 2n === 1n)) n += 1n;
  return written(n, 15);
}

function written(n: bigint, places: number): string {
  const digits = n.toString().padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  return digits.slice(0, -places) + (fraction === '' ? '' : `.${fraction}`);
}

const says = (one: Figure): boolean => one.status !== 'NOT_REPORTED';

/** The figures of one branch and series that make up `period`. */
function made(figures: readonly Figure[], period: string): Figure[] {
  const own = figures.filter((one) => one.period === period);
  const finer = figures.filter((one) => one.period !== period && inside(one.period, period));
  if (own.length > 0 && !finer.some(says)) return own;
  const lengths = [6, 3, 1].filter((length) => length < span(period)[1] - span(period)[0]);
  const [length] = lengths;
  if (length === undefined) return own;
  const parts = periodsOf(period.slice(0, 4)).filter((p) => inside(p, period) && span(p)[1] - span(p)[0] === length);
  return parts.flatMap((part) => made(finer, part));
}

/** A line for every rollup there has to be, in no order: key and all its numbers. */
export function expectedRollups(submissions: readonly GivenSubmission[]): string[] {
  const figures = current(submissions);
  const years = [...new Set(figures.map((one) => one.period.slice(0, 4)))];
  const lines: string[] = [];
  const under: Record<string, string[]> = {
    HEAD: ['A', 'B', 'C', 'D'],
    NORTH: ['A', 'B'],
    SOUTH: ['C'],
    A: ['A'],
    B: ['B'],
    C: ['C'],
    D: ['D'],
  };
  for (const [unit, branches] of Object.entries(under)) {
    for (const series of catalogue.series) {
      for (const period of years.flatMap(periodsOf)) {
        const line = rollup(
          unit,
          branches,
          period,
          series.indicator,
          figures.filter(
            (one) =>
              one.service === series.service &&
              one.indicator === series.indicator &&
              one.customerClass === series.customerClass,
          ),
        );
        if (line) lines.push([unit, period, series.service, series.indicator, series.customerClass, line].join(' '));
      }
    }
  }
  return lines;
}

function rollup(
  unit: string,
  branches: readonly string[],
  period: string,
  indicator: string,
  figures: readonly Figure[],
): string | undefined {
  if (indicator === 'ALONE' && branches.join() !== unit) return undefined;
  const weighs = indicator === 'MEAN' || indicator === 'ROUND';
  let [low, high, volume, terms, reported, months, count, unweighted, noBusiness, notOffered] = [
    0n,
    0n,
    0n,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  for (const branch of branches) {
    const own = figures.filter((one) => one.branch === branch);
    const all = indicator === 'ALONE' ? own.filter((one) => one.period === period) : made(own, period);
    count += all.length;
    if (all.some(says)) reported += 1;
    unweighted += all.filter((one) => one.status === 'UNWEIGHTED').length;
    noBusiness += all.filter((one) => one.status === 'NO_BUSINESS').length;
    notOffered += all.filter((one) => one.status === 'NOT_OFFERED').length;
    for (const one of all) {
      if (says(one) && one.status !== 'UNWEIGHTED') months += span(one.period)[1] - span(one.period)[0];
    }
    let valued = all.filter((one) => one.status === 'REPORTED').sort((a, b) => span(a.period)[0] - span(b.period)[0]);
    if (indicator === 'ROUND') valued = valued.slice(-1);
    for (const one of valued) {
      const weight = weighs ? scaled(one.volume, 6) : 1_000_000n;
      const [l, h] = [scaled(one.low, 15) * weight, scaled(one.high, 15) * weight];
      if (indicator === 'MOST') [low, high] = [l > low ? l : low, h > high ? h : high];
      else [low, high] = [low + l, high + h];
      volume += scaled(one.volume, 6);
      terms += 1;
    }
  }
  if (count === 0) return undefined;
  const value = (sum: bigint): string => (terms === 0 ? '-' : quotient(sum, weighs ? volume : 1_000_000n));
  return [
    written(low, 21),
    written(high, 21),
    written(volume, 6),
    terms,
    value(low),
    value(high),
    reported,
    months,
    count,
    unweighted,
    noBusiness,
    notOffered,
  ].join(' ');
}
