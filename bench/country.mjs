// A country made up for measuring: the sample's services and indicators, with as many branches and months as are wanted.
// Every figure is a function of its coordinates and the seed, so that it can be made in any order, and is the same again.
import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { at } from '../scripts/project.mjs';

const seed = 20_091_231;
const lastYear = 2024;
const monthsOfHalf = 6;
/** What the sample province reports by month: 27 series. */
const sample = monthly(parse(readFileSync(at('imports/liaoning/catalogue.yaml'), 'utf8')));

function monthly(whole) {
  const calendar = whole.calendar.filter(({ by }) => by === 'month');
  const services = whole.services.filter(({ code }) => calendar.some((rule) => rule.services.includes(code)));
  const measured = new Set(services.flatMap((service) => service.series.map(({ indicator }) => indicator)));
  const indicators = whole.indicators.filter(({ code }) => measured.has(code));
  return { ...whole, calendar, services, indicators, quotas: [], bulletin: undefined, records: [] };
}

/**
 * How large it is by name. `revisions` are workbooks sent again for the last half-year, each of which moves the head's
 * figures; what they replace counts among the observations.
 */
export const sizes = {
  '10k': { observations: '10 thousand', branches: 13, years: 2, revisions: 10 },
  '230k': { observations: '230 thousand', branches: 66, years: 10, revisions: 100 },
  '2.3M': { observations: '2.3 million', branches: 660, years: 10, revisions: 1000 },
  '20M': { observations: '20 million', branches: 2784, years: 22, revisions: 1000 },
};

/** What the values and volumes of an indicator are like, by its unit; values in units of its last decimal. */
const likeness = {
  d: { least: 20, most: 600, fewest: 1, volumes: 5000 },
  h: { least: 50, most: 3000, fewest: 1, volumes: 5000 },
  '%': { least: 9000, most: 10_000, fewest: 50, volumes: 20_000 },
  ratio: { least: 0, most: 200, fewest: 1000, volumes: 1_000_000, censoredAt: 10 },
};

/** All series in the order of their codes, in which the warehouse keeps them. */
const series = sample.services
  .flatMap((service) =>
    service.series.flatMap(({ indicator, classes }) =>
      classes.map((customerClass) => {
        const { unit, decimals } = sample.indicators.find(({ code }) => code === indicator);
        return { service: service.code, indicator, customerClass, decimals, ...likeness[unit] };
      }),
    ),
  )
  .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

function keyOf({ service, indicator, customerClass }) {
  return [service, indicator, customerClass].join('\t');
}

/** The country of a size. Branches, half-years and months are counted from 0. */
export function country(size) {
  const { branches, years, revisions } = sizes[size];
  const halves = years * 2;
  const firstYear = lastYear - years + 1;
  const base = halves; // each half-year came in as one version, then each revision as one
  const revised = Array.from({ length: revisions }, (_, index) => ({
    revision: index + 1,
    version: base + index + 1,
    branch: mixed(seed, index, 0x5eed) % branches,
  }));
  return {
    size,
    head: 'HEAD',
    branches,
    halves,
    series,
    revised,
    lastVersion: base + revisions,
    /** The last version before the first revision, a year before the newest. */
    versionBefore: base,
    versionAt: (version) => instantOf(version, { base, firstYear, revisions }),
    branchCode: (branch) => `B${String(branch + 1).padStart(4, '0')}`,
    halfOf: (half) => ({ year: firstYear + Math.floor(half / 2), index: (half % 2) + 1 }),
    figure: (branch, one, month, revision) => figureAt(branch, one, month, revision),
    catalogue: () => catalogueOf(branches),
  };
}

export { keyOf, monthsOfHalf };

/** Code of a half-year, of its months and quarters, and of its year. */
export function periodCodes({ year, index }) {
  const first = (index - 1) * monthsOfHalf + 1;
  return {
    months: Array.from({ length: monthsOfHalf }, (_, i) => `${year}-${String(first + i).padStart(2, '0')}`),
    quarters: [`${year}-Q${index * 2 - 1}`, `${year}-Q${index * 2}`],
    half: `${year}-H${index}`,
    year: `${year}`,
  };
}

/**
 * What a branch reported of a series (by its place) for a month, as whole numbers: bounds in units of the indicator's last
 * decimal. One in a hundred has no business; two thirds of the rates are censored.
 */
function figureAt(branch, place, month, revision) {
  const { least, most, fewest, volumes, censoredAt } = series[place];
  const random = mixed(seed, branch, place, month, revision);
  if (random % 100 === 0) return { status: 'NO_BUSINESS' };
  const volume = fewest + (mixed(random, 1) % volumes);
  if (censoredAt && random % 3 !== 0) return { status: 'REPORTED', low: 0, high: censoredAt, volume };
  const value = least + (mixed(random, 2) % (most - least));
  return { status: 'REPORTED', low: value, high: value, volume };
}

/** Mixes whole numbers into one of 32 bits (the finalizer of MurmurHash3 over each in turn). */
function mixed(...numbers) {
  let hash = 0;
  for (const number of numbers) {
    hash = Math.imul(hash ^ number, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

/** A half-year comes in 20 days after its end; the revisions are spread evenly over the year after the last one. */
function instantOf(version, { base, firstYear, revisions }) {
  const half = Math.min(version, base);
  const came = Date.UTC(firstYear, half * monthsOfHalf, 20);
  const later = version > base ? ((version - base) / revisions) * 365 * 86_400_000 : 0;
  return new Date(came + Math.round(later)).toISOString();
}

function catalogueOf(branches) {
  const unit = (code, zh, en) => ({ code, name: { zh, en } });
  const reporters = Array.from({ length: branches }, (_, branch) => {
    const number = String(branch + 1).padStart(4, '0');
    return unit(`B${number}`, `分公司${number}`, `Branch ${number}`);
  });
  const organisation = { ...unit('HEAD', '总公司', 'Head office'), branches: reporters };
  return stringify({ ...sample, organisation, branch_names: [] });
}
