// The rollups of a made-up country, worked out from its figures in whole numbers, as lines for LOAD DATA in key order.
import { keyOf, periodCodes } from './country.mjs';
import { endOfTime, fixed, quotient } from './numbers.mjs';

const nothing = { low: 0, high: 0, volume: 0, terms: 0, reported: 0, months: 0, observations: 0, noBusiness: 0 };
const counts = Object.keys(nothing);

export const rollupColumns = [
  'branch',
  'period',
  'valid_to',
  'service',
  'indicator',
  'customer_class',
  'valid_from',
  'weighted_low',
  'weighted_high',
  'volume',
  'terms',
  'low',
  'high',
  'branches_reported',
  'months_covered',
  'observations',
  'unweighted',
  'no_business',
  'not_offered',
];

/** Gives lines, unit by unit: the branches, then the head. */
export function* rollupLines(country) {
  const { branches, series, head } = country;
  /** By version, by period: what it added to the head's figure of each series. */
  const moves = new Map();
  for (let branch = 0; branch < branches; branch += 1) {
    const ledger = new Ledger(country.branchCode(branch), series);
    for (const event of eventsOf(country, branch)) {
      const move = orCreate(moves, event.version, () => new Map());
      for (const [period, figures] of figuresAfter(country, branch, event, ledger)) {
        const sum = orCreate(move, period, () => series.map(() => nothing));
        for (const [place, figure] of figures.entries()) {
          sum[place] = combine(combine(sum[place], figure), ledger.current(period, place), -1);
        }
        ledger.change(event.version, period, figures);
      }
    }
    yield* ledger.lines();
  }
  const ledger = new Ledger(head, series);
  for (const version of [...moves.keys()].sort((a, b) => a - b)) {
    for (const [period, sums] of moves.get(version)) {
      ledger.change(
        version,
        period,
        sums.map((sum, place) => combine(ledger.current(period, place), sum)),
      );
    }
  }
  yield* ledger.lines();
}

/** What happened to a branch, in order: each half-year arrived, then some were sent again. */
function* eventsOf({ halves, revised }, branch) {
  for (let half = 0; half < halves; half += 1) yield { version: half + 1, half, revision: 0 };
  for (const { version, revision, branch: whose } of revised) {
    if (whose === branch) yield { version, half: halves - 1, revision };
  }
}

/** A branch's figures of every period that an event moves, by period, each a list by series. */
function figuresAfter(country, branch, { half, revision }, ledger) {
  const codes = periodCodes(country.halfOf(half));
  const found = new Map();
  for (const [index, month] of codes.months.entries()) {
    const monthOf = half * codes.months.length + index;
    found.set(
      month,
      country.series.map((_, place) => lifted(country.figure(branch, place, monthOf, revision))),
    );
  }
  const together = (period, parts) => {
    const sum = (place) => ({ ...parts.map((part) => part[place]).reduce((a, b) => combine(a, b)), reported: 1 });
    found.set(
      period,
      country.series.map((_, place) => sum(place)),
    );
  };
  const months = codes.months.map((month) => found.get(month));
  together(codes.quarters[0], months.slice(0, 3));
  together(codes.quarters[1], months.slice(3));
  together(codes.half, months);
  const otherHalf = periodCodes(country.halfOf(half % 2 === 0 ? half + 1 : half - 1)).half;
  const other = country.series.map((_, place) => ledger.current(otherHalf, place));
  together(codes.year, [found.get(codes.half), other]);
  return found;
}

/** One figure as sums. */
function lifted({ status, low, high, volume }) {
  const counted = { ...nothing, reported: 1, months: 1, observations: 1 };
  if (status === 'NO_BUSINESS') return { ...counted, noBusiness: 1 };
  return { ...counted, low: low * volume, high: high * volume, volume, terms: 1 };
}

function combine(a, b, sign = 1) {
  return {
    low: a.low + sign * b.low,
    high: a.high + sign * b.high,
    volume: a.volume + sign * b.volume,
    terms: a.terms + sign * b.terms,
    reported: a.reported + sign * b.reported,
    months: a.months + sign * b.months,
    observations: a.observations + sign * b.observations,
    noBusiness: a.noBusiness + sign * b.noBusiness,
  };
}

/** The figures of one unit over the versions, as the warehouse keeps them: a row is closed when another takes its place. */
class Ledger {
  periods = new Map();

  constructor(unit, series) {
    this.unit = unit;
    this.series = series;
  }

  current(period, place) {
    return this.periods.get(period)?.open[place].numbers ?? nothing;
  }

  change(version, period, figures) {
    const known = this.periods.get(period);
    if (!known) {
      this.periods.set(period, { closed: [], open: figures.map((numbers) => ({ from: version, numbers })) });
      return;
    }
    for (const [place, numbers] of figures.entries()) {
      const before = known.open[place];
      if (counts.every((count) => before.numbers[count] === numbers[count])) continue;
      known.closed.push(this.line(period, place, before, version));
      known.open[place] = { from: version, numbers };
    }
  }

  *lines() {
    for (const [period, { closed, open }] of [...this.periods].sort(([a], [b]) => (a < b ? -1 : 1))) {
      yield* closed;
      for (const [place, row] of open.entries()) yield this.line(period, place, row, endOfTime);
    }
  }

  line(period, place, { from, numbers }, until) {
    const { low, high, volume, terms, reported, months, observations, noBusiness } = numbers;
    const { decimals } = this.series[place];
    const valueLow = terms === 0 ? '\\N' : quotient(low, volume, decimals);
    const valueHigh = low === high ? valueLow : quotient(high, volume, decimals);
    const key = `${this.unit}\t${period}\t${until}\t${keyOf(this.series[place])}\t${from}`;
    const sums = `${fixed(low, decimals)}\t${fixed(high, decimals)}\t${volume}\t${terms}`;
    return `${key}\t${sums}\t${valueLow}\t${valueHigh}\t${reported}\t${months}\t${observations}\t0\t${noBusiness}\t0\n`;
  }
}

function orCreate(map, key, create) {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = create()));
  return value;
}
