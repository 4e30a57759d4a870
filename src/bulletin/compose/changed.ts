import type { ChangedFigure } from '../release-facts';
import type { Cell, Table } from '../document';
import { seriesKey } from '../../model';
import type { Composition } from './composition';
import { absent, documentTexts, tableTexts } from './texts';

/** What moved since the release before. */
export function composeChanged(composition: Composition, changed: readonly ChangedFigure[]): Table[] {
  const { say } = composition;
  if (changed.length === 0) return [];
  const side = (one: ChangedFigure, value: ChangedFigure['from']): Cell =>
    value ? { text: composition.print(one.indicator, value) } : { text: absent, tone: 'quiet' };
  const body = changed.map((one): Cell[] => [
    { text: composition.unitName(one.branch), heads: true },
    { text: composition.seriesName(one), align: 'left' },
    side(one, one.from),
    { ...side(one, one.to), figure: `${one.branch}/${one.period}/${seriesKey(one)}` },
    { text: one.reason, align: 'left' },
  ]);
  const headings = [tableTexts.unit, tableTexts.indicator, documentTexts.from, documentTexts.to, documentTexts.reason];
  return [
    {
      kind: 'table',
      title: say(documentTexts.changed),
      weights: [1, 2.6, 1, 1, 3],
      head: [headings.map((text) => ({ text: say(text) }))],
      body,
    },
  ];
}
