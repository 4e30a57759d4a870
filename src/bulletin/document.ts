import type { Language } from '../foundation';

/*
 * The document that writers turn into files: blocks in reading order, in one language, with every text as it is printed.
 */

/** A run of text; a figure remembers what it is of, as `branch/period/service/indicator/class`. */
export interface Span {
  readonly text: string;
  readonly figure?: string | undefined;
}

export interface Heading {
  readonly kind: 'heading';
  readonly text: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  /** `body` is prose, `note` small print below a table, `notice` something that is to be seen, `signature` is set right. */
  readonly style: 'body' | 'note' | 'notice' | 'signature';
  readonly spans: readonly Span[];
}

/** How a cell is to be taken: `bad` what breaks a limit, `doubtful` what nobody can know, `quiet` what says nothing. */
export type Tone = 'good' | 'bad' | 'doubtful' | 'quiet' | 'strong';

/** A printed value that is a number: its digits as printed, and what follows them. */
export interface PrintedNumber {
  readonly digits: string;
  readonly suffix: string;
}

/** A bar from 0: surely to `sure`, perhaps to `most`; both are shares of the longest there can be, 0 to 1. */
export interface Bar {
  readonly sure: number;
  readonly most: number;
}

export interface Cell {
  readonly text: string;
  readonly figure?: string | undefined;
  /** Absent where it is no exact number. */
  readonly number?: PrintedNumber | undefined;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
  readonly align?: 'left' | 'right' | undefined;
  readonly tone?: Tone | undefined;
  /** Heads its row. */
  readonly heads?: true | undefined;
  readonly bar?: Bar | undefined;
}

export interface Table {
  readonly kind: 'table';
  readonly title: string;
  /** How wide the columns are, one to another. */
  readonly weights: readonly number[];
  /** Rows of headings, then the others; a cell that spans several rows stands in the first of them only. */
  readonly head: readonly (readonly Cell[])[];
  readonly body: readonly (readonly Cell[])[];
}

/** A line of a chart: what it is of, its value as it is printed, and its bar. */
export interface ChartRow {
  readonly label: string;
  readonly value: Cell;
  /** From where to where the value lies, as digits; absent where there is none. */
  readonly span?: { readonly low: string; readonly high: string } | undefined;
}

export interface Chart {
  readonly kind: 'chart';
  readonly title: string;
  /** What there is to see, for those who do not. */
  readonly description: string;
  readonly headings: readonly [label: string, value: string];
  readonly rows: readonly ChartRow[];
  /** Where the limit is, as a share of the longest bar, and what it is called. */
  readonly limit?: { readonly at: number; readonly label: string } | undefined;
  /** What bars that are only known as a bound look like. */
  readonly legend?: string | undefined;
}

export type Block = Heading | Paragraph | Table | Chart;

export interface BulletinDocument {
  readonly language: Language;
  readonly issuer: string;
  readonly title: string;
  /** What stands below the title: number, kind and day of the release, or that it is a draft. */
  readonly status: string;
  readonly draft: boolean;
  readonly blocks: readonly Block[];
  /** What dates the files: an ISO instant that comes with the figures, never from the clock. */
  readonly dated: string;
}
