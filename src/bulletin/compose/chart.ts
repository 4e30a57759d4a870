import { decimal, divide, max, period, periodLabel, plain, zero, type Decimal, type Series } from '../../model';
import { intervalOf, type RollupFigure } from '../../rollups';
import type { Chart } from '../document';
import type { Composition } from './composition';
import { chartTexts, rankingTexts, tableTexts } from './texts';

/** A limit is drawn where it does not make the bars too short to be told apart. */
const farthestLimit = decimal('2');

/** Bars of a series, one for each unit that reports or for each month of the period. */
export function composeChart(composition: Composition, series: Series, over: 'branches' | 'months'): Chart {
  const { language, say } = composition;
  const points = over === 'branches' ? unitPoints(composition, series) : monthPoints(composition, series);
  const values = points.flatMap(({ figure }) => intervalOf(figure) ?? []);
  const limit = composition.catalogue.seriesOf(series)?.limit;
  const greatest = values.map(({ high }) => high).reduce(max, zero);
  const bound = limit?.max ?? limit?.min;
  const drawn = bound?.lte(greatest.times(farthestLimit)) ? bound : undefined;
  const longest = drawn ? max(drawn, greatest) : greatest;
  // where a bar ends on the page is no figure
  const share = (value: Decimal): number => (longest.gt(zero) ? divide(max(value, zero), longest).toNumber() : 0);
  const rows = points.map(({ label, figure }) => {
    const value = intervalOf(figure);
    const bar = value && { sure: share(value.low), most: share(value.high) };
    const cell = composition.cell(figure);
    const digits = cell.number?.digits;
    const span = value && { low: digits ?? plain(value.low), high: digits ?? plain(value.high) };
    return { label, value: { ...cell, bar }, span };
  });
  const name = composition.seriesName(series);
  return {
    kind: 'chart',
    title: say(over === 'branches' ? chartTexts.byBranch : chartTexts.byMonth, { series: name }),
    description: describe(composition, points),
    headings: [over === 'branches' ? say(tableTexts.unit) : say(chartTexts.month), say(rankingTexts.value)],
    rows,
    limit:
      drawn && limit
        ? { at: share(drawn), label: say(chartTexts.limit, { limit: composition.printLimit(series.indicator, limit) }) }
        : undefined,
    legend: values.some(({ low, high }) => low.lt(high)) ? chartTexts.censored[language] : undefined,
  };
}

interface Point {
  readonly label: string;
  readonly figure: RollupFigure | undefined;
}

function unitPoints({ catalogue, figures, language }: Composition, series: Series): Point[] {
  const expected = catalogue.seriesOf(series)?.expectedFrom;
  return catalogue.branches
    .filter(({ code, level }) => level === 'BRANCH' && (expected?.has(code) ?? true))
    .map(({ code, name }) => ({ label: name[language], figure: figures.figure(series, code) }));
}

function monthPoints({ figures, language }: Composition, series: Series): Point[] {
  return figures
    .months(series)
    .map(({ period: code, figure }) => ({ label: periodLabel(period(code), language), figure }));
}

function describe(composition: Composition, points: readonly Point[]): string {
  const known = points.flatMap(({ figure }) => (figure?.low ? [{ figure, low: figure.low }] : []));
  const sorted = [...known].sort((a, b) => a.low.cmp(b.low));
  const [least, most] = [sorted.at(0), sorted.at(-1)];
  if (!least || !most) return composition.say(chartTexts.none);
  return composition.say(chartTexts.description, {
    count: points.length,
    least: composition.printFigure(least.figure),
    most: composition.printFigure(most.figure),
  });
}
