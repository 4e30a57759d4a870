import type { Catalogue } from '../catalogue';
import type { Figure, Recognition } from '../layouts';
import {
  findingKinds,
  type Decimal,
  type Finding,
  type FindingCode,
  type Observation,
  type Period,
  type Place,
} from '../model';
import type { TextValues } from '../foundation';
import type { Tallied, Unmatched } from '../records';

/** What the sender says of a workbook. */
export interface Sender {
  readonly branch?: string | undefined;
  readonly period?: Period | undefined;
}

/** What a figure's cell amounts to, in the unit of its indicator; `faulty` where a rule has refused it. */
export type Measured =
  | { readonly kind: 'number'; readonly low: Decimal; readonly high: Decimal }
  | { readonly kind: 'absent'; readonly absence: 'NOT_REPORTED' | 'NO_BUSINESS' | 'NOT_OFFERED' }
  | { readonly kind: 'faulty' };

export interface MeasuredFigure extends Figure {
  readonly measured: Measured;
}

/** The figures of one branch, series and period: its value, or its numerator, and its volume. */
export interface Pair {
  readonly branch: string | undefined;
  readonly series: Figure['series'];
  readonly period: Period | undefined;
  readonly values: readonly MeasuredFigure[];
  readonly numerators: readonly MeasuredFigure[];
  readonly volumes: readonly MeasuredFigure[];
}

/** The records of a workbook, and what they come to. */
export interface CountedRecords {
  readonly count: number;
  readonly tallied: readonly Tallied[];
  readonly unmatched: readonly Unmatched[];
  /** The sheets that they stand in, and the kind of each. */
  readonly sheets: readonly {
    readonly sheet: string;
    readonly cell: string | undefined;
    readonly kind: string;
    readonly count: number;
  }[];
  /** What is wrong with them. */
  readonly findings: readonly Finding[];
}

/** A workbook as the rules see it. Each step fills in what the next ones need. */
export interface Case {
  readonly catalogue: Catalogue;
  readonly recognition: Recognition;
  readonly sender: Sender;
  /** Whose it is, once that is known without doubt. */
  readonly branch: string | undefined;
  readonly period: Period | undefined;
  readonly figures: readonly MeasuredFigure[];
  readonly pairs: readonly Pair[];
  readonly observations: readonly Observation[];
  /** What came of the records of the workbook, within its period. */
  readonly counted: readonly Observation[];
  readonly records: CountedRecords;
}

/** Finds one kind of fault. */
export type Rule = (about: Case) => Finding[];

/** A finding about a figure's cell. */
export function about(figure: Figure, code: FindingCode, values: TextValues, cells: readonly string[] = []): Finding {
  return {
    code,
    severity: findingKinds[code].severity,
    sheet: figure.place.sheet,
    cell: figure.place.cell,
    cells,
    rawText: figure.rawText,
    values,
  };
}

/** A finding about the workbook as a whole; `at` is where it shows. */
export function aboutWorkbook(code: FindingCode, values: TextValues = {}, at: Place = {}): Finding {
  return { code, severity: findingKinds[code].severity, sheet: at.sheet, cell: at.cell, cells: [], values };
}

/** A series in the words of the catalogue: 固定电话 装机平均时间; the class where it is not all customers. */
export function seriesName(catalogue: Catalogue, series: Figure['series']): string {
  const language = catalogue.language;
  const several =
    catalogue.series.filter((one) => one.service === series.service && one.indicator === series.indicator).length > 1;
  const names = [
    catalogue.service(series.service),
    catalogue.indicator(series.indicator),
    ...(several ? [catalogue.customerClass(series.customerClass)] : []),
  ];
  return names.map((one) => one?.name[language] ?? '').join(' ');
}
