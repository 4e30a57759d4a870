import DataLoader from 'dataloader';
import type { Catalogue } from '../../catalogue';
import { groupBy } from '../../foundation';
import type { Finding } from '../../model';
import { compareFigures, rankFigures, type Base, type Comparison, type Ranked, type RollupFigure } from '../../rollups';
import type { StoredObservation, Submission, WarehouseReader } from '../../warehouse';

/** A figure as it stood at a version. */
interface FigureAt {
  readonly figure: RollupFigure;
  readonly version: number;
}

/** What rows of one request look up together, instead of one by one. */
export interface Loaders {
  readonly submission: DataLoader<number, Submission | undefined>;
  readonly findings: DataLoader<number, readonly Finding[]>;
  readonly observationsOf: DataLoader<number, readonly StoredObservation[]>;
  readonly comparison: DataLoader<FigureAt & { readonly base: Base }, Comparison>;
  readonly rank: DataLoader<FigureAt, Ranked>;
}

export function loadersOf(warehouse: WarehouseReader, catalogue: Catalogue): Loaders {
  const each = <T>(load: (id: number) => Promise<T>) => new DataLoader<number, T>((ids) => Promise.all(ids.map(load)));
  return {
    submission: new DataLoader<number, Submission | undefined>((ids) => warehouse.submissionsByIds(ids)),
    findings: each((id) => warehouse.findings(id)),
    observationsOf: each((id) => warehouse.observationsOf(id)),
    comparison: alike(
      ({ base, version }) => `${base} ${version}`,
      (figures, { base, version }) => compareFigures(warehouse, catalogue, figures, base, version),
    ),
    rank: alike(
      ({ version }) => String(version),
      (figures, { version }) => rankFigures(warehouse, catalogue, figures, version),
    ),
  };
}

/** Loads something for figures, in one go for all that are asked alike. */
function alike<K extends FigureAt, T>(
  likeness: (key: K) => string,
  load: (figures: readonly RollupFigure[], as: K) => Promise<readonly T[]>,
): DataLoader<K, T> {
  return new DataLoader<K, T>(async (keys) => {
    const loaded = new Map<K, T>();
    for (const group of groupBy(keys, likeness).values()) {
      const [first] = group;
      if (!first) continue;
      const results = await load(
        group.map(({ figure }) => figure),
        first,
      );
      results.forEach((result, index) => {
        const key = group[index];
        if (key) loaded.set(key, result);
      });
    }
    return keys.map((key) => loaded.get(key) ?? new Error('nothing was loaded'));
  });
}
