import type { CatalogueUnit, Indicator, Words } from '../catalogue';
import type { Language } from '../foundation';
import { dayAfter, plain, type Period, type Range } from '../model';
import type { Entry } from './form';

const han = /\p{Script=Han}/u;
const latin = /[a-z]/i;

/** The first of the catalogue's words that people of a language can read; marks such as — are everybody's. */
function wordIn(words: readonly string[], language: Language): string | undefined {
  const foreign = language === 'zh' ? latin : han;
  return words.find((word) => !foreign.test(word)) ?? words[0];
}

/** What may stand in place of a number: nothing is known, no such business, not offered. */
export interface AbsenceWords {
  readonly notReported: string;
  readonly noBusiness: string;
  readonly notOffered: string;
}

export function absenceWords(words: Words, language: Language): AbsenceWords {
  return {
    notReported: wordIn(words.not_reported, language) ?? '—',
    noBusiness: wordIn(words.no_business, language) ?? '—',
    notOffered: wordIn(words.not_offered, language) ?? '—',
  };
}

/** What a unit is called in a heading; counts are called by what is counted, so they need no name. */
export function unitLabel(unit: CatalogueUnit, language: Language): string {
  if (unit.symbol[language] !== '' || unit.dimension === 'count') return unit.symbol[language];
  return wordIn(unit.synonyms, language) ?? unit.code;
}

/** What the volume of an indicator is called. */
export function volumeLabel(indicator: Indicator, words: Words, language: Language): string {
  return indicator.volume?.name[language] ?? wordIn(words.volume, language) ?? '';
}

/** An indicator with the class, where it is split: 预受理平均时间 · 集团用户. */
export function entryLabel({ indicator, customerClass }: Entry, language: Language): string {
  return [indicator, ...(customerClass ? [customerClass] : [])].map(({ name }) => name[language]).join(' · ');
}

/** The last day on which figures for a period are in time: `2010年1月8日` or `2010-01-08`. */
export function dueDay(period: Period, dueDays: number, language: Language): string {
  const day = new Date(`${dayAfter(period)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + dueDays - 1);
  return language === 'zh'
    ? `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`
    : day.toISOString().slice(0, 10);
}

/** A range as people write it: `0–100`, `≥ 0`, `≤ 0.0001`; empty where everything is possible. */
export function rangeLabel({ min, max }: Range): string {
  if (min !== undefined && max !== undefined) return `${plain(min)}–${plain(max)}`;
  if (min !== undefined) return `≥ ${plain(min)}`;
  return max === undefined ? '' : `≤ ${plain(max)}`;
}
