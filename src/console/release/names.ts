import { language } from '../language';
import type { ListedFragment, QuestionFragment, SeriesNamesQuery } from './queries';

export const stateNames = {
  OPEN: { zh: '未发布', en: 'open' },
  PUBLISHED: { zh: '已发布', en: 'published' },
  ABANDONED: { zh: '已放弃', en: 'abandoned' },
};

export const kindNames = {
  PROVISIONAL: { zh: '初步数', en: 'provisional' },
  FINAL: { zh: '正式数', en: 'final' },
};

/** What a release is called in an address: its number, once it has one. */
export function nameOf({ number, id }: Pick<ListedFragment, 'number' | 'id'>): string {
  return number ?? id;
}

/** The names by which questions and explanations are told; both give codes only. */
export interface Names {
  readonly series: SeriesNamesQuery;
  /** Rules by code, and submissions by id, as far as they are at hand. */
  readonly rules: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, string>;
}

type Thing = Pick<QuestionFragment, 'service' | 'indicator' | 'customerClass' | 'rule' | 'submission'>;

/** What a question is about beside its branch; undefined where it is about everything of its kind. */
export function thingOf({ service, indicator, customerClass, rule, submission }: Thing, names: Names) {
  if (rule !== null) return names.rules.get(rule) ?? rule;
  if (submission !== null) return names.files.get(submission) ?? `#${submission}`;
  const { services, indicators, customerClasses } = names.series;
  const called = (list: readonly { code: string; name: string }[], code: string | null): string[] =>
    code === null ? [] : [list.find((one) => one.code === code)?.name ?? code];
  const parts = [
    ...called(services, service),
    ...called(indicators, indicator),
    ...called(customerClasses, customerClass === 'ALL' ? null : customerClass),
  ];
  return parts.length === 0 ? undefined : parts.join(' ');
}

/** Two bounds as one text: `3`, or `0–0.5` where it is not known exactly. */
export function boundsText(low: string | null, high: string | null): string {
  if (low === null || high === null) return '—';
  return low === high ? low : `${low}–${high}`;
}

/** Texts as a list in a sentence. */
export function listed(texts: readonly string[]): string {
  return texts.join({ zh: '、', en: ', ' }[language]);
}
