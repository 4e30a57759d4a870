import type { Aspect, Prose, ProseWord } from '../../catalogue';
import { displayChange, exactly, period, periodLabel, zero, type Series } from '../../model';
import { intervalOf, type Ranked } from '../../rollups';
import type { Paragraph, Span } from '../document';
import { headOf } from '../figures';
import { figureKey, type Composition } from './composition';
import { absent, proseTexts } from './texts';

/** A paragraph of prose, its places filled in. */
export function composeText(composition: Composition, prose: Prose): Paragraph {
  return { kind: 'paragraph', style: 'body', spans: composeSpans(composition, prose) };
}

export function composeSpans(composition: Composition, prose: Prose): Span[] {
  return prose[composition.language].map((piece): Span => {
    if (piece.kind === 'text') return { text: piece.text };
    if (piece.kind === 'word') return { text: wordText(composition, piece.word) };
    const figure = composition.figures.figure(piece.series);
    const text = aspectText(composition, piece.series, piece.aspect);
    return piece.aspect === 'value' && figure ? { text, figure: figureKey(figure) } : { text };
  });
}

function wordText({ catalogue, figures, language }: Composition, word: ProseWord): string {
  const head = headOf(catalogue);
  switch (word) {
    case 'period':
      return periodLabel(period(figures.period), language);
    case 'year-before':
      return figures.yearBefore === undefined ? absent : periodLabel(period(figures.yearBefore), language);
    case 'organisation':
      return catalogue.branch(head)?.name[language] ?? head;
    case 'branches':
      return String(catalogue.reportersUnder(head).length);
    case 'reported':
      return String(
        new Set(figures.completeness.filter((row) => row.expected && !row.missing).map((row) => row.branch)).size,
      );
  }
}

function aspectText(composition: Composition, series: Series, aspect: Aspect): string {
  const { figures, say } = composition;
  switch (aspect) {
    case 'value':
      return composition.printFigure(figures.figure(series));
    case 'before':
      return composition.printFigure(figures.comparison(series)?.before);
    case 'compared':
      return comparedText(composition, series);
    case 'best':
      return unitsText(composition, figures.ranked(series), 'best');
    case 'worst':
      return unitsText(composition, figures.ranked(series), 'worst');
    case 'limit': {
      const limit = composition.catalogue.seriesOf(series)?.limit;
      return limit ? composition.printLimit(series.indicator, limit) : say(proseTexts.noLimit);
    }
  }
}

function comparedText({ catalogue, figures, language, say }: Composition, series: Series): string {
  const comparison = figures.comparison(series);
  const indicator = catalogue.indicator(series.indicator);
  if (!comparison || !indicator || intervalOf(comparison.figure) === undefined) return absent;
  const { difference } = comparison;
  if (!difference) return say(proseTexts.nothingBefore);
  const change = displayChange(
    difference,
    { unitSymbol: indicator.unit.symbol, decimals: indicator.decimals },
    language,
  );
  const exact = exactly(difference);
  if (!exact) return say(proseTexts.between, { change });
  if (exact.eq(zero)) return say(proseTexts.same);
  return say(exact.gt(zero) ? proseTexts.more : proseTexts.less, { change: change.replace(/^[+-]/, '') });
}

/** Who surely comes first, or last, with the value that they share. */
function unitsText(composition: Composition, all: readonly Ranked[], end: 'best' | 'worst'): string {
  const ranked = all.flatMap(({ figure, rank }) => (rank ? [{ figure, ...rank }] : []));
  if (ranked.length === 0) return absent;
  const last = Math.max(...ranked.map(({ best }) => best));
  const sure = ranked.filter(({ best, worst }) => best === worst && best === (end === 'best' ? 1 : last));
  const [first] = sure;
  const contested = end === 'worst' && ranked.some(({ worst }) => worst > last);
  if (!first || contested) return composition.say(proseTexts.undecided);
  if (sure.length === all.length && sure.length > 1) return composition.say(proseTexts.allSame);
  const unit = sure.map(({ figure }) => composition.unitName(figure.branch));
  return composition.say(proseTexts.unitWithValue, { unit, value: composition.printFigure(first.figure) });
}
