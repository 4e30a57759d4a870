import type { Catalogue } from '../catalogue';
import type { Language } from '../foundation';
import { display, needsVolume, plain, type Decimal, type FigureStatus, type Series } from '../model';
import type { Context } from './context';
import { figureStatusNames } from './statuses';

/** An indicator's name, with the customer class where the indicator alone does not tell the series. */
export function indicatorText(catalogue: Catalogue, series: Series, language: Language): string {
  const { service, indicator, customerClass } = series;
  const name = catalogue.indicator(indicator)?.name[language] ?? indicator;
  const classes = catalogue.series.filter((one) => one.service === service && one.indicator === indicator);
  if (classes.length < 2) return name;
  const named = catalogue.customerClass(customerClass)?.name[language] ?? customerClass;
  return language === 'zh' ? `${name}（${named}）` : `${name} (${named})`;
}

/** The value of a figure as people read it; undefined where there is none. */
export function valueText(
  catalogue: Catalogue,
  indicatorCode: string,
  { low, high }: { readonly low?: Decimal | undefined; readonly high?: Decimal | undefined },
  language: Language,
): string | undefined {
  const indicator = catalogue.indicator(indicatorCode);
  if (low === undefined || high === undefined || !indicator) return undefined;
  const { unit, decimals, range } = indicator;
  return display(low, high, { unitSymbol: unit.symbol, decimals, greatest: range.max }, language);
}

/** What is said of a series in one period: a value and its volume, or why there is no value. */
export interface Said extends Series {
  readonly period: string;
  readonly low?: Decimal | undefined;
  readonly high?: Decimal | undefined;
  readonly volume?: Decimal | undefined;
  readonly status?: FigureStatus | undefined;
}

/** What a figure is of: `固定电话 装机平均时间 2009-07`. */
export function figureName(catalogue: Catalogue, figure: Series & { period: string }, language: Language): string {
  const service = catalogue.service(figure.service)?.name[language] ?? figure.service;
  return [service, indicatorText(catalogue, figure, language), figure.period].join(' ');
}

/** Whether a figure has a volume at all; a count has none. */
export function isWeighed(catalogue: Catalogue, { indicator }: Pick<Series, 'indicator'>): boolean {
  return needsVolume(catalogue.indicator(indicator)?.rollup ?? 'weighted_mean');
}

/** What a figure says: `1.42天 (2546)`, or its status where there is no value. */
export function figureSays(catalogue: Catalogue, figure: Said, { language, say }: Context): string {
  const value =
    valueText(catalogue, figure.indicator, figure, language) ??
    (figure.status ? say(figureStatusNames[figure.status]) : '—');
  const { volume } = figure;
  return volume === undefined || !isWeighed(catalogue, figure) ? value : `${value} (${plain(volume)})`;
}
