import type { Catalogue } from '../catalogue';
import { covers, smallestCovering, type Period } from '../model';
import { periodOf, type PeriodReading } from './coordinates';
import type { PeriodMention } from './period-text';
import { isLabelled, type TextReading } from './reading';
import type { Sense } from './vocabulary';

/** What titles, labels and names of sheets say of everything below them. */
export interface Context {
  readonly branches: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly indicators: ReadonlySet<string>;
  readonly customerClasses: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  readonly periods: readonly PeriodMention[];
}

const shortWord = 2;

/**
 * Reads running texts for what they contain. Words of one character, which occur in anything, count only in a labelled
 * text (`单位：天`), a service only where it is not part of the name of another (宽带 in 宽带电视业务), and the head of the
 * organisation never: it is whom one reports to.
 */
export function contextOf(readings: readonly TextReading[], catalogue: Catalogue): Context {
  const found = {
    branch: new Set<string>(),
    service: new Set<string>(),
    indicator: new Set<string>(),
    customerClass: new Set<string>(),
    unit: new Set<string>(),
  };
  const periods: PeriodMention[] = [];
  for (const reading of readings) {
    if (reading.opening !== undefined) continue;
    periods.push(...reading.periods.filter((mention) => mention.kind !== 'day'));
    for (const { start, end, senses } of reading.mentions) {
      if (end - start < shortWord && !reading.covered) continue;
      for (const sense of senses) if (counts(sense, reading, end)) found[sense.kind].add(sense.code);
    }
  }
  const reporters = [...found.branch].filter((code) => catalogue.branch(code)?.level === 'BRANCH');
  return {
    branches: new Set(reporters),
    services: found.service,
    indicators: found.indicator,
    customerClasses: found.customerClass,
    units: found.unit,
    periods,
  };
}

type Member = Extract<Sense, { kind: 'service' | 'indicator' | 'customerClass' | 'branch' | 'unit' }>;

function counts(sense: Sense, reading: TextReading, end: number): sense is Member {
  switch (sense.kind) {
    case 'branch':
    case 'indicator':
      return true;
    case 'service':
      return reading.titled || !reading.goesOn(end);
    case 'customerClass':
      return reading.covered || isLabelled(reading);
    case 'unit':
      return reading.covered && isLabelled(reading);
    default:
      return false;
  }
}

/** What a table's own lines say, and where they are silent, what the sheet's title says. */
export function under(title: Context, own: Context): Context {
  const inner = <K extends Exclude<keyof Context, 'periods'>>(key: K): ReadonlySet<string> =>
    own[key].size > 0 ? own[key] : title[key];
  const dated = periodOf(own.periods, coveringPeriod(title.periods));
  return {
    branches: inner('branches'),
    services: inner('services'),
    indicators: inner('indicators'),
    customerClasses: inner('customerClasses'),
    units: inner('units'),
    periods:
      dated.kind === 'none' ? title.periods : dated.kind === 'period' ? [{ ...dated, kind: 'period' }] : own.periods,
  };
}

/** The smallest period that covers all that are stated with their years. */
export function coveringPeriod(mentions: readonly PeriodMention[]): Period | undefined {
  return smallestCovering(mentions.flatMap((mention) => (mention.kind === 'period' ? [mention.period] : [])));
}

/** What the contexts say together of one dimension: none, one, or several that contradict each other. */
export function together(levels: readonly Context[], of: Exclude<keyof Context, 'periods'>): readonly string[] {
  return [...new Set(levels.flatMap((level) => (level[of].size === 1 ? [...level[of]] : [])))];
}

/** The one member that the nearest context names; undefined where none does, or the nearest that speaks names several. */
export function nearest(levels: readonly Context[], of: Exclude<keyof Context, 'periods'>): string | undefined {
  const named = levels.find((level) => level[of].size > 0)?.[of];
  return named?.size === 1 ? [...named][0] : undefined;
}

/** The period that the contexts state together: the finest, where each lies within the others; `around` dates them. */
export function statedPeriod(levels: readonly Context[], around: Period | undefined): PeriodReading {
  const year = coveringPeriod(levels.flatMap(({ periods }) => periods)) ?? around;
  const said = levels.flatMap(({ periods }) => {
    const reading = periodOf(periods, year);
    return reading.kind === 'period' ? [reading.period] : [];
  });
  const [first] = said;
  if (!first) return around ? { kind: 'period', period: around } : { kind: 'none' };
  const finest = said.reduce((fine, one) => (covers(fine, one) ? one : fine), first);
  return said.every((one) => covers(one, finest))
    ? { kind: 'period', period: finest }
    : { kind: 'contradiction', periods: said };
}
