import type { Catalogue } from '../catalogue';
import type { Rollup, RollupFilter, WarehouseReader } from '../warehouse';
import type { RollupFigure } from './figures';
import { rollupKeyText } from './numbers';
import { Plan } from './plan';

/** A figure with the kept rollup that it was made of. */
export interface Found {
  readonly figure: RollupFigure;
  readonly rollup: Rollup;
}

/** Figures by key, in one read: all there are of some units, periods and series. */
export async function lookUp(
  reader: Pick<WarehouseReader, 'rollups'>,
  catalogue: Catalogue,
  filter: Pick<RollupFilter, 'periods' | 'branches' | 'series'>,
  version: number,
): Promise<ReadonlyMap<string, Found>> {
  const plan = new Plan(catalogue, { periods: [] });
  const rollups = await reader.rollups(filter, version);
  return new Map(rollups.map((rollup) => [rollupKeyText(rollup), { rollup, figure: plan.figure(rollup) }]));
}
