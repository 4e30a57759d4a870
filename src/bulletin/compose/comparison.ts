import { displayChange, period, periodLabel, type Interval } from '../../model';
import type { Comparison } from '../../rollups';
import type { Block, Cell, Tone } from '../document';
import type { Composition } from './composition';
import { rowsByService } from './rows-by-service';
import { absent, comparisonTexts, tableTexts, trendNames } from './texts';

const percent = { unitSymbol: { zh: '%', en: '%' }, decimals: 2 };

/** Figures beside those of the same period a year before; where nothing is known of it, a sentence that says so. */
export function composeComparison(composition: Composition, services: readonly string[]): Block[] {
  const { catalogue, figures, language, say } = composition;
  const label = (code: string | undefined): string =>
    code === undefined ? absent : periodLabel(period(code), language);
  if (!figures.comparable) {
    const text = say(comparisonTexts.nothing, { period: label(figures.yearBefore) });
    return [{ kind: 'paragraph', style: 'body', spans: [{ text }] }];
  }
  const body = rowsByService(composition, services, (series) => {
    const indicator = catalogue.indicator(series.indicator);
    const compared = figures.comparison(series);
    const change = (of: Interval | undefined, style = percent): Cell => {
      return of ? { text: displayChange(of, style, language) } : { text: absent, tone: 'quiet' };
    };
    return [
      { text: composition.indicatorName(series), align: 'left' },
      composition.cell(compared?.figure),
      composition.cell(compared?.before),
      change(compared?.difference, indicator && { unitSymbol: indicator.unit.symbol, decimals: indicator.decimals }),
      change(compared?.percent),
      trendCell(composition, compared),
    ];
  });
  const headings = [label(figures.period), label(figures.yearBefore)];
  const names = [comparisonTexts.change, comparisonTexts.percent, comparisonTexts.trend].map((text) => say(text));
  return [
    {
      kind: 'table',
      title: say(comparisonTexts.title),
      weights: [1.3, 2.4, 1.2, 1.2, 1.2, 1, 0.9],
      head: [[say(tableTexts.service), say(tableTexts.indicator), ...headings, ...names].map((text) => ({ text }))],
      body,
    },
  ];
}

const tones: Readonly<Partial<Record<Comparison['trend'], Tone>>> = {
  BETTER: 'good',
  WORSE: 'bad',
  UNDETERMINED: 'doubtful',
  NONE: 'quiet',
};

function trendCell({ say }: Composition, compared: Comparison | undefined): Cell {
  const trend = compared?.trend ?? 'NONE';
  return { text: say(trendNames[trend]), tone: tones[trend] };
}
