import type { Language, Text } from '../../foundation';
import type { Series } from '../../model';

/** What can be said of a figure inside a sentence. */
export const aspects = ['value', 'before', 'compared', 'best', 'worst', 'limit'] as const;
/**
 * - `value` the figure of the head of the organisation, as it is printed
 * - `before` the same of the same period a year before
 * - `compared` how the one stands to the other, as a phrase: `同比减少0.12天`
 * - `best`, `worst` the branches that come first and last, with their value
 * - `limit` the limit that it has to keep to
 */
export type Aspect = (typeof aspects)[number];

/** What a sentence can say beside figures: the period, the same of a year before, and who reports. */
export const proseWords = ['period', 'year-before', 'organisation', 'branches', 'reported'] as const;
export type ProseWord = (typeof proseWords)[number];

/** A piece of a sentence: text as it stands, or a place that is filled in. */
export type ProsePiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'word'; readonly word: ProseWord }
  | { readonly kind: 'figure'; readonly series: Series; readonly aspect: Aspect };

/** A text of the bulletin, with places that are filled in. */
export type Prose = Readonly<Record<Language, readonly ProsePiece[]>>;

/** One thing that a section shows; series and services are known to the catalogue. */
export type BulletinPart =
  | { readonly show: 'text'; readonly prose: Prose }
  /** The figures of a service, an indicator a column: of the head alone, or of every unit. */
  | { readonly show: 'table'; readonly service: string; readonly of: 'head' | 'branches' }
  /** Figures beside those of the same period a year before. */
  | { readonly show: 'comparison'; readonly services: readonly string[] }
  /** Branches by their rank in the first series, with their place in each. */
  | { readonly show: 'ranking'; readonly series: readonly Series[] }
  /** Bars: a branch each, or a month of the period each. */
  | { readonly show: 'chart'; readonly series: Series; readonly over: 'branches' | 'months' }
  | { readonly show: 'limits'; readonly services: readonly string[] }
  /** Who has reported what, and what is missing. */
  | { readonly show: 'coverage'; readonly services: readonly string[] }
  /** Which figures are only known as a bound. */
  | { readonly show: 'censored'; readonly services: readonly string[] };

export interface BulletinSection {
  readonly heading: Text;
  readonly content: readonly BulletinPart[];
}

/** What the bulletin of any period is made by. */
export interface BulletinTemplate {
  /** Who gives it out; absent: the head of the organisation. */
  readonly issuer?: Text | undefined;
  readonly title: Prose;
  readonly sections: readonly BulletinSection[];
  /** What customers can call; a text, not a measure. */
  readonly hotline?: string | undefined;
  /** What stands at the end, a paragraph each. */
  readonly declaration: readonly Prose[];
}
