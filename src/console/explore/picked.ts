import { several } from '../address';
import type { ChoicesQuery, PeriodGrain, RollupFilter } from './queries';

export const charts = ['ranking', 'bar', 'line', 'multiples'] as const;
export type ChartKind = (typeof charts)[number];

export const grains = ['MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'] as const satisfies readonly PeriodGrain[];

/** A series by its codes. */
export interface SeriesCode {
  readonly service: string;
  readonly indicator: string;
  readonly customerClass: string;
}

/** What is picked on the page, as its address says it; what it does not say is chosen so that there is something to see. */
export interface Picked {
  readonly periods: readonly string[];
  /** Null for the very periods. */
  readonly grain: PeriodGrain | null;
  readonly series: readonly SeriesCode[];
  /** As picked: codes, or `all` for every branch. */
  readonly branches: readonly string[];
  readonly branchCodes: readonly string[];
  readonly chart: ChartKind;
}

/** Every branch that reports, as the address says it. */
export const everyBranch = 'all';

/** The most series that are looked at together. */
export const mostSeries = 6;

export function pickedIn(
  address: URLSearchParams,
  choices: ChoicesQuery,
  periods: readonly string[],
  firstSeries: SeriesCode | undefined,
): Picked {
  const asked = several(address, 'series').slice(0, mostSeries).map(seriesOf);
  const branches = several(address, 'branches').length > 0 ? several(address, 'branches') : [everyBranch];
  const all = choices.branches.filter(({ level }) => level === 'BRANCH').map(({ code }) => code);
  const chart = charts.find((one) => one === address.get('chart')) ?? 'ranking';
  const overTime = chart === 'line' || chart === 'multiples';
  const given = address.get('grain');
  return {
    periods,
    // a line of one point is none
    grain: given === 'SAME' ? null : (grains.find((one) => one === given) ?? (overTime ? 'MONTH' : null)),
    series: asked.length > 0 || !firstSeries ? asked : [firstSeries],
    branches,
    branchCodes: [...new Set(branches.flatMap((code) => (code === everyBranch ? all : [code])))],
    chart,
  };
}

function seriesOf(text: string): SeriesCode {
  const [service = '', indicator = '', customerClass = ''] = text.split('/');
  return { service, indicator, customerClass };
}

export function seriesText({ service, indicator, customerClass }: SeriesCode): string {
  return [service, indicator, customerClass].join('/');
}

/** One figure by its codes, as the address names it. */
export interface FigureCode extends SeriesCode {
  readonly branch: string;
  readonly period: string;
}

export function figureText(code: FigureCode): string {
  return [code.branch, code.period, seriesText(code)].join('/');
}

export function figureOf(text: string | null): FigureCode | undefined {
  if (text === null) return undefined;
  const [branch = '', period = '', ...series] = text.split('/');
  return { branch, period, ...seriesOf(series.join('/')) };
}

/** The figures of one series. */
export function filterOf(
  { periods, branchCodes }: Picked,
  { service, indicator, customerClass }: SeriesCode,
): RollupFilter {
  return {
    periods: [...periods],
    services: [service],
    indicators: [indicator],
    customerClasses: [customerClass],
    branches: [...branchCodes],
  };
}
