import type { Catalogue } from '../catalogue';
import type { Language } from '../foundation';
import type { Rank, Ranked } from '../rollups';
import { rollupFigureRow, type RollupFigureRow } from './figure-row';

/** Where a figure stands among those of its level, flat. */
export interface RankRow {
  /** Null unless it is determined. */
  readonly rank: number | null;
  readonly rankBest: number | null;
  readonly rankWorst: number | null;
  readonly tied: boolean;
  /** How many are ranked. */
  readonly rankedOf: number | null;
}

/** A figure with its rank, flat. */
export interface RankingRow extends RollupFigureRow, RankRow {}

export function rankRow(rank: Rank | undefined): RankRow {
  if (!rank) return { rank: null, rankBest: null, rankWorst: null, tied: false, rankedOf: null };
  const { best, worst, tied, of } = rank;
  return { rank: best === worst ? best : null, rankBest: best, rankWorst: worst, tied, rankedOf: of };
}

export function rankingRow(catalogue: Catalogue, { figure, rank }: Ranked, language: Language): RankingRow {
  return { ...rollupFigureRow(catalogue, figure, language), ...rankRow(rank) };
}
