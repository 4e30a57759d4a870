import type { Catalogue, Indicator, Limit } from '../catalogue';
import type { Language } from '../foundation';
import {
  boundOf,
  decidingLimit,
  display,
  plain,
  valueScale,
  type Bound,
  type Decimal,
  type FigureStatus,
  type Series,
} from '../model';
import type { RollupFigure } from '../rollups';

/** What is shown where there is no value. */
const noValue = '—';

/** What a figure is of, in codes and in names of one language. A code that the catalogue no longer knows is its own name. */
export interface DimensionRow {
  readonly branch: string;
  readonly branchName: string;
  readonly period: string;
  readonly service: string;
  readonly serviceName: string;
  readonly indicator: string;
  readonly indicatorName: string;
  readonly customerClass: string;
  readonly customerClassName: string;
  /** The indicator's unit, a code. */
  readonly unit: string;
}

/** A value as every door hands it out: exact decimals as text, null where there is none. */
export interface ValueRow {
  /** Null unless it is known exactly. */
  readonly value: string | null;
  readonly low: string | null;
  readonly high: string | null;
  readonly bound: Bound | null;
  /** As the bulletin prints it. */
  readonly display: string;
}

/** A rolled-up figure, flat. */
export interface RollupFigureRow extends DimensionRow, ValueRow {
  readonly volume: string;
  readonly branchesReported: number;
  readonly branchesExpected: number;
  readonly status: FigureStatus;
  readonly limit: string | null;
  readonly meetsLimit: boolean | null;
}

export function branchName(catalogue: Catalogue, code: string, language: Language): string {
  return catalogue.branch(code)?.name[language] ?? code;
}

export function serviceName(catalogue: Catalogue, code: string, language: Language): string {
  return catalogue.service(code)?.name[language] ?? code;
}

function customerClassName(catalogue: Catalogue, code: string, language: Language): string {
  return catalogue.customerClass(code)?.name[language] ?? code;
}

export function dimensionRow(
  catalogue: Catalogue,
  key: Series & { readonly branch: string; readonly period: string },
  language: Language,
): DimensionRow {
  const { branch, period, service, indicator, customerClass } = key;
  const definition = catalogue.indicator(indicator);
  return {
    branch,
    branchName: branchName(catalogue, branch, language),
    period,
    service,
    serviceName: serviceName(catalogue, service, language),
    indicator,
    indicatorName: definition?.name[language] ?? indicator,
    customerClass,
    customerClassName: customerClassName(catalogue, customerClass, language),
    unit: definition?.unit.code ?? '',
  };
}

export function valueRow(
  indicator: Indicator | undefined,
  { low, high }: { readonly low?: Decimal | undefined; readonly high?: Decimal | undefined },
  language: Language,
): ValueRow {
  if (low === undefined || high === undefined)
    return { value: null, low: null, high: null, bound: null, display: noValue };
  const style = {
    unitSymbol: indicator?.unit.symbol ?? { zh: '', en: '' },
    decimals: indicator?.decimals ?? valueScale,
    greatest: indicator?.range.max,
  };
  return {
    value: low.eq(high) ? plain(low) : null,
    low: plain(low),
    high: plain(high),
    bound: boundOf(low, high, style.greatest),
    display: display(low, high, style, language),
  };
}

/** The side of a limit that the indicator has to keep to. */
export function limitValue(limit: Limit | undefined, direction: Indicator['direction']): string | null {
  const side = decidingLimit(limit, direction);
  return side === undefined ? null : plain(side);
}

/** Written out, and not put together of the rows above: it is made for every figure that is answered. */
export function rollupFigureRow(catalogue: Catalogue, figure: RollupFigure, language: Language): RollupFigureRow {
  const { branch, period, service, indicator, customerClass, indicatorDefinition } = figure;
  const { value, low, high, bound, display } = valueRow(indicatorDefinition, figure, language);
  return {
    branch,
    branchName: branchName(catalogue, branch, language),
    period,
    service,
    serviceName: serviceName(catalogue, service, language),
    indicator,
    indicatorName: indicatorDefinition.name[language],
    customerClass,
    customerClassName: customerClassName(catalogue, customerClass, language),
    unit: indicatorDefinition.unit.code,
    value,
    low,
    high,
    bound,
    display,
    volume: plain(figure.volume),
    branchesReported: figure.branchesReported,
    branchesExpected: figure.branchesExpected,
    status: figure.status,
    limit: limitValue(figure.series.limit, indicatorDefinition.direction),
    meetsLimit: figure.meetsLimit ?? null,
  };
}
