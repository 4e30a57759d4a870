import { groupBy } from '../../foundation';
import type { Series } from '../../model';
import type { Rank, Ranked } from '../../rollups';
import type { Block, Cell } from '../document';
import type { Composition } from './composition';
import { absent, rankingTexts, tableTexts } from './texts';

/** The units by their rank in the first series, with value and rank in each; who is equal shares a rank. */
export function composeRanking(composition: Composition, series: readonly Series[]): Block[] {
  const { catalogue, figures, say } = composition;
  const ranked = series.map((one) => new Map(figures.ranked(one).map((each) => [each.figure.branch, each])));
  const place = (unit: string): readonly [number, number] => {
    const rank = ranked[0]?.get(unit)?.rank;
    return [rank?.best ?? Infinity, rank?.worst ?? Infinity];
  };
  const units = catalogue.branches
    .map(({ code }) => code)
    .filter((code) => ranked.some((of) => of.has(code)))
    .sort((a, b) => before(place(a), place(b)));
  if (units.length === 0) return [{ kind: 'paragraph', style: 'body', spans: [{ text: say(rankingTexts.nothing) }] }];
  const body = units.map((unit): Cell[] => [
    { text: composition.unitName(unit), heads: true },
    ...ranked.flatMap((of) => [composition.cell(of.get(unit)?.figure), rankCell(composition, of.get(unit))]),
  ]);
  const top = series.map((one): Cell => ({ text: composition.seriesName(one), columns: 2 }));
  const below = series.flatMap(() => [{ text: say(rankingTexts.value) }, { text: say(rankingTexts.rank) }]);
  const each = ranked.map((of) => [...of.values()]);
  const notes = [
    ...(each.some((of) => of.some(({ rank }) => rank && rank.best < rank.worst)) ? [rankingTexts.ranges] : []),
    ...(each.some((of) => looksTied(composition, of)) ? [rankingTexts.rounded] : []),
  ];
  return [
    {
      kind: 'table',
      title: say(rankingTexts.title),
      weights: [1.4, ...series.flatMap(() => [1.3, 0.8])],
      head: [[{ text: say(tableTexts.unit), rows: 2 }, ...top], below],
      body,
    },
    ...notes.map((text): Block => ({ kind: 'paragraph', style: 'note', spans: [{ text: say(text) }] })),
  ];
}

/** Whether some have the same value as it is printed, and yet another rank. */
function looksTied(composition: Composition, ranked: readonly Ranked[]): boolean {
  const known = ranked.filter(({ rank }) => rank && rank.best === rank.worst);
  const alike = groupBy(known, ({ figure }) => composition.printFigure(figure));
  return [...alike.values()].some((of) => new Set(of.map(({ rank }) => rank?.best)).size > 1);
}

/** Compares places without taking one infinity from another. */
function before([bestA, worstA]: readonly [number, number], [bestB, worstB]: readonly [number, number]): number {
  if (bestA !== bestB) return bestA < bestB ? -1 : 1;
  return worstA === worstB ? 0 : worstA < worstB ? -1 : 1;
}

function rankCell(composition: Composition, ranked: Ranked | undefined): Cell {
  const rank = ranked?.rank;
  return rank ? { text: rankText(composition, rank) } : { text: absent, tone: 'quiet' };
}

function rankText({ say }: Composition, { best, worst, tied }: Rank): string {
  if (best < worst) return `${best}–${worst}`;
  return tied ? say(rankingTexts.tied, { rank: best }) : String(best);
}
