import type { CatalogueSeries, Indicator, OrgLevel } from '../catalogue';
import type { Bound, Decimal, FigureStatus, Grain } from '../model';
import type { RollupKey } from '../warehouse';
import type { FigureFilter } from './figure-filter';
import type { OrderBy } from './order';

/** A question over rollups. Codes; what is absent is not restricted. */
export interface RollupQuery extends FigureFilter {
  /** Period codes; with `grain`, each yields the periods of that grain within it (none if the grain is coarser). */
  readonly periods: readonly string[];
  readonly grain?: Grain | undefined;
  /** Units of the organisation by level; absent: all. Ignored where `branches` names units. */
  readonly level?: OrgLevel | undefined;
  readonly branches?: readonly string[] | undefined;
  readonly services?: readonly string[] | undefined;
  readonly indicators?: readonly string[] | undefined;
  readonly customerClasses?: readonly string[] | undefined;
  /** The order of the answer, where it is not the one of period, unit and series. */
  readonly order?: readonly OrderBy[] | undefined;
}

/** A rolled-up figure as it is answered. Ordered by period (coarse before fine), unit, then series, as in the catalogue. */
export interface RollupFigure extends RollupKey {
  readonly indicatorDefinition: Indicator;
  readonly series: CatalogueSeries;
  /** In the indicator's unit; absent where there is no value. */
  readonly low?: Decimal | undefined;
  readonly high?: Decimal | undefined;
  readonly bound?: Bound | undefined;
  /** 0 where nothing weighs. */
  readonly volume: Decimal;
  readonly branchesReported: number;
  readonly branchesExpected: number;
  readonly status: FigureStatus;
  /** Whether the series' limit is met: undefined without a limit or value, and where the interval straddles it. */
  readonly meetsLimit?: boolean | undefined;
}

/** How a branch stands with one series that is expected of it, in one period. */
export interface CompletenessCell extends RollupKey {
  /** Months that are expected, and that are in. */
  readonly figuresExpected: number;
  readonly figuresReported: number;
  /** All of them are in. */
  readonly reported: boolean;
  /** Something is in, be it that it does not count. */
  readonly heard: boolean;
  /** When its first data came, an ISO instant; absent where none has. */
  readonly receivedAt?: string | undefined;
  /** That was after the due date, or none came and the date is past. */
  readonly late: boolean;
  /** ISO date after which it is late. */
  readonly dueDate: string;
}

/** How a branch stands with one service in one period. */
export interface CompletenessRow {
  readonly branch: string;
  readonly service: string;
  readonly period: string;
  /** Whether the calendar and the catalogue expect it. */
  readonly expected: boolean;
  /** Series × months that are expected, and that are in. */
  readonly figuresExpected: number;
  readonly figuresReported: number;
  /** All that is expected is in. */
  readonly reported: boolean;
  /** Nothing is in. */
  readonly missing: boolean;
  /** The first submission came after the due date, or none came and the date is past. */
  readonly late: boolean;
  /** ISO date after which it is late. */
  readonly dueDate: string;
}
