import { fold, longestName } from './fold';
import { findPeriods, type PeriodMention } from './period-text';
import type { Mention, Sense, Vocabulary } from './vocabulary';

/** What a text says: the words of the vocabulary in it, the periods, and whether that is all there is. */
export interface TextReading {
  readonly folded: string;
  readonly mentions: readonly Mention[];
  readonly periods: readonly PeriodMention[];
  /** Nothing but known words, periods, punctuation, numbering and bracketed remarks. */
  readonly covered: boolean;
  /** As `covered`, with what titles are made of besides: 服务质量报表. */
  readonly titled: boolean;
  /** Whether the word that ends there goes on into a longer name: 宽带 in 宽带电视业务. */
  goesOn(end: number): boolean;
  /** It begins with a word that heads others: 填报单位：… */
  readonly labels: boolean;
  /** What the text begins as. */
  readonly opening: 'note' | 'example' | undefined;
}

/** Reads texts, each distinct one once. */
export function textReader(vocabulary: Vocabulary): (text: string) => TextReading {
  const known = new Map<string, TextReading>();
  return (text) => {
    let reading = known.get(text);
    if (!reading) {
      reading = text.length > longestName ? prose : read(text, vocabulary);
      known.set(text, reading);
    }
    return reading;
  };
}

/** What a text says that is too long to name anything. */
const prose: TextReading = {
  folded: '',
  mentions: [],
  periods: [],
  covered: false,
  titled: false,
  goesOn: () => false,
  labels: false,
  opening: 'note',
};

/** 一、 1. （二） before the words of a line. */
const numbering =
  /^(?:\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})\)?[、.)]|\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\))\s*/;

function read(text: string, vocabulary: Vocabulary): TextReading {
  const folded = fold(text).replace(numbering, '');
  const found = findPeriods(folded);
  let rest = folded;
  for (const { start, end } of found) rest = blank(rest, start, end);
  const mentions = vocabulary.scan(rest);
  for (const { start, end } of mentions) rest = blank(rest, start, end);
  const outside = rest.replace(/\([^()]*\)/g, (remark) => '\0'.repeat(remark.length));
  const somethingOutside = /\0/.test(rest.replace(/\([^()]*\)/g, ''));
  const toCover = somethingOutside ? outside : rest;
  const speaks = mentions.length + found.length > 0;
  return {
    folded,
    mentions,
    periods: found.map(({ mention }) => mention),
    covered: speaks && vocabulary.isFiller(toCover),
    titled: speaks && vocabulary.isTitle(toCover),
    goesOn: (end) => {
      const next = mentions.find(({ start }) => start >= end);
      const between = rest.slice(end, next?.start);
      const isService = next?.senses.some((sense) => sense.kind === 'heading' && sense.of === 'service') === true;
      return isService && /^[^\p{P}\p{S}\s\0]+$/u.test(between) && !vocabulary.isTitle(between);
    },
    labels:
      mentions[0]?.senses.some((sense) => sense.kind === 'heading') === true &&
      found.every(({ start }) => start > (mentions[0]?.start ?? 0)),
    opening: openingOf(folded, mentions),
  };
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + '\0'.repeat(end - start) + text.slice(end);
}

/**
 * A text opens as a note or an example when such words stand first and it goes on after punctuation, or they are all
 * there is. Sentences are notes, too: no title and no heading is one.
 */
function openingOf(folded: string, mentions: readonly Mention[]): 'note' | 'example' | undefined {
  const [first] = mentions;
  for (const kind of ['note', 'example'] as const) {
    if (!first?.senses.some((sense) => sense.kind === kind) || /[^\p{P}\p{S}\s]/u.test(folded.slice(0, first.start)))
      continue;
    const end = mentions.reduce(
      (so, { start, end, senses }) => (start === so && senses.some((sense) => sense.kind === kind) ? end : so),
      first.end,
    );
    if (/^(?:$|[\p{P}\p{S}\s\d])/u.test(folded.slice(end))) return kind;
  }
  return /[。;]/.test(folded) ? 'note' : undefined;
}

/** All senses in a reading of one kind. */
export function sensesOf<K extends Sense['kind']>(reading: TextReading, kind: K): Extract<Sense, { kind: K }>[] {
  return reading.mentions.flatMap(({ senses }) =>
    senses.filter((sense): sense is Extract<Sense, { kind: K }> => sense.kind === kind),
  );
}

export function hasSense(reading: TextReading, kind: Sense['kind']): boolean {
  return reading.mentions.some(({ senses }) => senses.some((sense) => sense.kind === kind));
}

const memberKinds = ['service', 'indicator', 'customerClass', 'branch'] as const;

/** Names a member of a dimension (a service, a branch, a period), not only a heading or a unit. */
export function namesMember(reading: TextReading): boolean {
  return reading.periods.length > 0 || memberKinds.some((kind) => hasSense(reading, kind));
}

/** `填报单位：大连分公司`: a heading first, and what it heads in the same text. */
export function isLabelled(reading: TextReading): boolean {
  return (
    reading.labels &&
    (namesMember(reading) || hasSense(reading, 'unit')) &&
    reading.mentions.length + reading.periods.length > 1
  );
}
