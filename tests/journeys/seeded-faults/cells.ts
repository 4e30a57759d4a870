import { cellFaults, type CellFault } from './cell-faults';
import { Copy } from './copy';
import { concerning, type Planted, type Spoilt } from './planted';
import type { Chance } from './random';
import type { Site } from './sites';

/** Every so many faults stand in a hidden row and column. */
const hiddenEvery = 5;

/**
 * One copy of each sample with faults in single cells: each in a series of its own, so that none hides another, and
 * that the branch's other figures of the series can still be compared.
 */
export function spoilCells(sites: ReadonlyMap<string, readonly Site[]>, chance: Chance): Spoilt[] {
  const copies = [...sites.keys()].map((branch) => ({
    copy: new Copy(branch),
    planted: [] as Planted[],
    used: new Set<string>(),
  }));
  // what fits few places goes first
  const faults = cellFaults.flatMap((fault) => Array.from({ length: fault.count }, () => fault));
  const choices = ({ fits }: CellFault): number =>
    copies.reduce(
      (sum, { copy }) =>
        sum + (sites.get(copy.branch) ?? []).filter((site) => site.isReported && fits(site, copy)).length,
      0,
    );
  const number = new Map(cellFaults.map((fault) => [fault, choices(fault)]));
  const inOrder = chance.shuffled(faults).sort((a, b) => (number.get(a) ?? 0) - (number.get(b) ?? 0));
  for (const [index, fault] of inOrder.entries()) {
    const emptiest = chance.shuffled(copies).sort((a, b) => a.planted.length - b.planted.length);
    for (const { copy, planted, used } of emptiest) {
      const free = (sites.get(copy.branch) ?? []).filter(
        (site) => site.isReported && !used.has(site.series) && fault.fits(site, copy),
      );
      if (free.length === 0) continue;
      const site = chance.pick(free);
      used.add(site.series);
      const cell = fault.plant(site, copy, chance);
      if (index % hiddenEvery === 0) copy.hideRowAndColumn(site.sheet, cell);
      const { kind, code } = fault;
      const columns = [site.cell, site.volumeCell];
      planted.push({ kind, code, sheet: site.sheet, cells: [cell], columns, concerns: concerning(site) });
      break;
    }
  }
  return copies.map(({ copy, planted }) => ({ branch: copy.branch, copy, planted }));
}
