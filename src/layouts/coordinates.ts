import { covers, type Period } from '../model';
import type { FigureRole } from './figure';
import type { PeriodMention } from './period-text';
import type { TextReading } from './reading';
import type { Dimension, Sense } from './vocabulary';

export type MemberDimension = Exclude<Dimension, 'period'>;

/** What some texts together say of a figure: the members they name, its role, and that it is a total. */
export interface Coordinates {
  readonly members: Readonly<Record<MemberDimension, ReadonlySet<string>>>;
  readonly periods: readonly PeriodMention[];
  readonly roles: ReadonlySet<FigureRole>;
  /** Indicators whose numerator or volume a word names. */
  readonly partOf: ReadonlySet<string>;
  readonly aggregate: 'sum' | 'mean' | undefined;
}

interface Growing extends Coordinates {
  readonly members: Record<MemberDimension, Set<string>>;
  readonly periods: PeriodMention[];
  readonly roles: Set<FigureRole>;
  readonly partOf: Set<string>;
  aggregate: 'sum' | 'mean' | undefined;
}

function nothing(): Growing {
  return {
    members: { branch: new Set(), service: new Set(), indicator: new Set(), customerClass: new Set(), unit: new Set() },
    periods: [],
    roles: new Set(),
    partOf: new Set(),
    aggregate: undefined,
  };
}

const precedence = ['indicator', 'service', 'customerClass', 'branch', 'role', 'aggregate', 'unit'] as const;
type Named = Extract<Sense, { kind: (typeof precedence)[number] }>;

/** The one sense a word has here: what the column is said to name comes first, then the usual order. */
function senseHere(senses: readonly Sense[], expected: ReadonlySet<Dimension>): readonly Named[] {
  const kinds = [...precedence.filter((kind) => expected.has(kind as Dimension)), ...precedence];
  for (const kind of kinds) {
    const found = senses.filter((sense): sense is Named => sense.kind === kind);
    if (found.length > 0) return found;
  }
  return [];
}

/** Reads coordinates out of covered texts; `expected` are the dimensions that the place is said to name. */
export function coordinatesOf(readings: readonly (readonly [TextReading, ReadonlySet<Dimension>])[]): Coordinates {
  const sum = nothing();
  for (const [reading, expected] of readings) {
    sum.periods.push(...reading.periods);
    for (const mention of reading.mentions) {
      for (const sense of senseHere(mention.senses, expected)) take(sum, sense);
    }
  }
  return sum;
}

function take(into: Growing, sense: Named): void {
  switch (sense.kind) {
    case 'role':
      into.roles.add(sense.role);
      if (sense.role !== 'value') for (const indicator of sense.indicators) into.partOf.add(indicator);
      break;
    case 'aggregate':
      into.aggregate ??= sense.how;
      break;
    default:
      into.members[sense.kind].add(sense.code);
  }
}

/** Whether it is a part of a figure, a numerator or a volume, which goes with a value beside it. */
export function isPart({ roles }: Coordinates): boolean {
  return roles.has('numerator') || roles.has('volume');
}

/** Coordinates of several places together. */
export function join(parts: readonly Coordinates[]): Coordinates {
  const sum = nothing();
  for (const part of parts) {
    for (const dimension of ['branch', 'service', 'indicator', 'customerClass', 'unit'] as const) {
      for (const code of part.members[dimension]) sum.members[dimension].add(code);
    }
    sum.periods.push(...part.periods);
    for (const role of part.roles) sum.roles.add(role);
    for (const indicator of part.partOf) sum.partOf.add(indicator);
    sum.aggregate ??= part.aggregate;
  }
  return sum;
}

export type PeriodReading =
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'none' }
  | { readonly kind: 'masked'; readonly text: string }
  | { readonly kind: 'yearless' }
  | { readonly kind: 'contradiction'; readonly periods: readonly Period[] };

/**
 * What mentions of periods say together: years are given to those without one (from each other, then from `context`),
 * and of periods that lie within each other the finest is meant.
 */
export function periodOf(mentions: readonly PeriodMention[], context: Period | undefined): PeriodReading {
  const masked = mentions.find((mention) => mention.kind === 'masked');
  if (masked?.kind === 'masked') return { kind: 'masked', text: masked.text };
  const stated = mentions.flatMap((mention) => (mention.kind === 'period' ? [mention.period] : []));
  const year = stated[0]?.year ?? context?.year;
  const yearless = mentions.flatMap((mention) => (mention.kind === 'yearless' ? [mention] : []));
  if (yearless.length > 0 && year === undefined) return { kind: 'yearless' };
  const dated = yearless.flatMap((mention) => mention.of(year as number) ?? []);
  const all = [...stated, ...dated];
  const [first] = all;
  if (!first) return { kind: 'none' };
  const finest = all.reduce((fine, candidate) => (covers(fine, candidate) ? candidate : fine), first);
  return all.every((candidate) => covers(candidate, finest))
    ? { kind: 'period', period: finest }
    : { kind: 'contradiction', periods: all };
}
