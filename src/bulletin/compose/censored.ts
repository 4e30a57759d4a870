import { intervalOf } from '../../rollups';
import type { Paragraph, Span } from '../document';
import { figureKey, type Composition } from './composition';
import { censoredTexts } from './texts';

/** Which of the head's figures are only known as a bound, and why. */
export function composeCensored(composition: Composition, services: readonly string[]): Paragraph {
  const { catalogue, figures, say } = composition;
  const bounds = services
    .flatMap((service) => catalogue.series.filter((one) => one.service === service))
    .flatMap((series): Span[][] => {
      const figure = figures.figure(series);
      const value = intervalOf(figure);
      if (!figure || !value || value.low.eq(value.high)) return [];
      const name = composition.seriesName(series);
      return [[{ text: `${name} ` }, { text: composition.printFigure(figure), figure: figureKey(figure) }]];
    });
  if (bounds.length === 0) return { kind: 'paragraph', style: 'body', spans: [{ text: say(censoredTexts.none) }] };
  const between: Span = { text: say(censoredTexts.separator) };
  const listed = bounds.flatMap((spans, index) => (index === 0 ? spans : [between, ...spans]));
  return {
    kind: 'paragraph',
    style: 'body',
    spans: [{ text: say(censoredTexts.some) }, ...listed, { text: say(censoredTexts.end) }],
  };
}
