import type { Catalogue } from '../catalogue';
import { fold } from './fold';

/** The dimensions of a figure's coordinates that words can name. */
export const dimensions = ['branch', 'period', 'service', 'indicator', 'customerClass', 'unit'] as const;
export type Dimension = (typeof dimensions)[number];

/** What a word can mean. One word may have several senses (单位 heads a column of branches, or one of units). */
export type Sense =
  | { readonly kind: 'service' | 'indicator' | 'customerClass' | 'branch' | 'unit'; readonly code: string }
  | { readonly kind: 'role'; readonly role: 'value' }
  /** A word for numerators or volumes; those of one indicator (装机数) name it. */
  | { readonly kind: 'role'; readonly role: 'numerator' | 'volume'; readonly indicators: readonly string[] }
  | { readonly kind: 'heading'; readonly of: Dimension | 'other' }
  | { readonly kind: 'aggregate'; readonly how: 'sum' | 'mean' }
  | { readonly kind: 'note' }
  | { readonly kind: 'example' };

/** A word of the vocabulary found in a text. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly senses: readonly Sense[];
}

export type Absence = 'NOT_REPORTED' | 'NO_BUSINESS' | 'NOT_OFFERED';

/** All the words that the catalogue knows, in folded spelling. */
export interface Vocabulary {
  /** The words in a folded text, leftmost and longest first. */
  scan(folded: string): readonly Mention[];
  /** What a whole folded text says in place of a number. */
  absence(folded: string): Absence | undefined;
  /** The bound that a folded text begins with, and its length. */
  bound(folded: string): { readonly bound: 'below' | 'above'; readonly length: number } | undefined;
  /** The unit that a whole folded text names. */
  unit(folded: string): string | undefined;
  /** Whether a folded rest says nothing of its own: punctuation, 其中, 的. */
  isFiller(folded: string): boolean;
  /** As `isFiller`, with what titles are made of besides: 服务质量报表, 表1. */
  isTitle(folded: string): boolean;
  /** Every name of a dimension's members, for suggestions: as written, with the code it stands for. */
  names(dimension: Exclude<Dimension, 'period'>): readonly { readonly name: string; readonly code: string }[];
}

export function vocabularyOf(catalogue: Catalogue): Vocabulary {
  const senses = new Map<string, Sense[]>();
  const add = (words: readonly string[], sense: Sense): void => {
    for (const word of new Set(words.map(fold))) {
      if (word === '') continue;
      const known = senses.get(word);
      if (known) known.push(sense);
      else senses.set(word, [sense]);
    }
  };
  const members = {
    branch: catalogue.branches.map((b) => ({ code: b.code, names: b.aliases })),
    service: catalogue.services.map((s) => ({ code: s.code, names: [s.name.zh, s.name.en, ...s.synonyms] })),
    indicator: catalogue.indicators.map((i) => ({ code: i.code, names: [i.name.zh, i.name.en, ...i.synonyms] })),
    customerClass: catalogue.customerClasses.map((c) => ({
      code: c.code,
      names: [c.name.zh, c.name.en, ...c.synonyms],
    })),
    unit: catalogue.units.map((u) => ({
      code: u.code,
      names: [u.code, u.symbol.zh, u.symbol.en, ...u.synonyms].filter((name) => name !== ''),
    })),
  };
  for (const kind of ['branch', 'service', 'indicator', 'customerClass', 'unit'] as const) {
    for (const { code, names } of members[kind]) {
      add(kind === 'branch' || kind === 'unit' ? names : [...names, code], { kind, code });
    }
  }
  const { words } = catalogue;
  add(words.value, { kind: 'role', role: 'value' });
  for (const role of ['numerator', 'volume'] as const) addParts(catalogue, role, add);
  const headings = words.headings;
  add(headings.branch, { kind: 'heading', of: 'branch' });
  add(headings.period, { kind: 'heading', of: 'period' });
  add(headings.service, { kind: 'heading', of: 'service' });
  add(headings.indicator, { kind: 'heading', of: 'indicator' });
  add(headings.customer_class, { kind: 'heading', of: 'customerClass' });
  add(headings.unit, { kind: 'heading', of: 'unit' });
  add(headings.other, { kind: 'heading', of: 'other' });
  add(words.sum, { kind: 'aggregate', how: 'sum' });
  add(words.mean, { kind: 'aggregate', how: 'mean' });
  add(words.note, { kind: 'note' });
  add(words.example, { kind: 'example' });

  const isFiller = madeOf(words.filler, /[\p{P}\p{S}\s\0]/u);
  const isTitle = madeOf([...words.filler, ...words.title], /[\p{P}\p{S}\s\d\0]/u);
  const longest = Math.max(...[...senses.keys()].map((word) => word.length));
  const absences = new Map<string, Absence>([
    ...words.not_reported.map((word) => [fold(word), 'NOT_REPORTED'] as const),
    ...words.no_business.map((word) => [fold(word), 'NO_BUSINESS'] as const),
    ...words.not_offered.map((word) => [fold(word), 'NOT_OFFERED'] as const),
  ]);
  const bounds = [
    ...words.below.map((word) => ({ word: fold(word), bound: 'below' as const })),
    ...words.above.map((word) => ({ word: fold(word), bound: 'above' as const })),
  ].sort((a, b) => b.word.length - a.word.length);

  return {
    scan: (folded) => scan(folded, senses, longest),
    absence: (folded) => absences.get(folded),
    bound: (folded) => {
      const found = bounds.find(({ word }) => folded.startsWith(word));
      return found && { bound: found.bound, length: found.word.length };
    },
    isFiller,
    isTitle,
    unit: (folded) => senses.get(folded)?.flatMap((sense) => (sense.kind === 'unit' ? [sense.code] : []))[0],
    names: (dimension) => members[dimension].flatMap(({ code, names }) => names.map((name) => ({ name, code }))),
  };
}

/** Whether a text is made of nothing but the words and single characters such as `others`; longest words first. */
function madeOf(words: readonly string[], others: RegExp): (text: string) => boolean {
  const longestFirst = [...new Set(words.map(fold))].sort((a, b) => b.length - a.length);
  return (text) => {
    for (let at = 0; at < text.length;) {
      const word = longestFirst.find((one) => text.startsWith(one, at) && standsAlone(text, at, at + one.length));
      if (word === undefined && !others.test(text.charAt(at))) return false;
      at += word?.length ?? 1;
    }
    return true;
  };
}

/** General words for numerators or volumes, and those that belong to indicators; one that several share names each. */
function addParts(
  catalogue: Catalogue,
  role: 'numerator' | 'volume',
  add: (words: readonly string[], sense: Sense) => void,
): void {
  const owners = new Map<string, string[]>();
  for (const { code, [role]: part } of catalogue.indicators) {
    // what an indicator counts is called as that indicator is
    if (!part || ('from' in part && part.from !== undefined)) continue;
    for (const word of new Set([part.name.zh, part.name.en, ...part.synonyms])) {
      owners.set(word, [...(owners.get(word) ?? []), code]);
    }
  }
  for (const [word, indicators] of owners) add([word], { kind: 'role', role, indicators });
  const general = catalogue.words[role].filter((word) => !owners.has(word));
  add(general, { kind: 'role', role, indicators: [] });
}

const latin = /[a-z0-9]/;

/** A word in Latin letters must not begin or end inside another. */
function standsAlone(text: string, start: number, end: number): boolean {
  const touches = (inside: number, outside: number): boolean =>
    latin.test(text.charAt(inside)) && latin.test(text.charAt(outside));
  return !touches(start, start - 1) && !touches(end - 1, end);
}

function scan(text: string, senses: ReadonlyMap<string, readonly Sense[]>, longest: number): Mention[] {
  const mentions: Mention[] = [];
  for (let start = 0; start < text.length;) {
    let end = Math.min(text.length, start + longest);
    let found: readonly Sense[] | undefined;
    for (; end > start; end--) {
      found = senses.get(text.slice(start, end));
      if (found && standsAlone(text, start, end)) break;
    }
    if (found && end > start) {
      mentions.push({ start, end, senses: found });
      start = end;
    } else start++;
  }
  return mentions;
}
