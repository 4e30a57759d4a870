import { createHash } from 'node:crypto';
import { describeTotals, period as periodOf, periodAndWithin, periodCode, plain, seriesKey } from '../model';
import type { PublishedRelease, Rollup, Waiver, WarehouseReader } from '../warehouse';

/**
 * SHA-256 over all that a published release says: itself, what was explained in it, and every rollup of its period and
 * those within it, of the given units, at its version. It is the same on every engine.
 */
export async function sealOf(
  reader: WarehouseReader,
  release: Omit<PublishedRelease, 'seal'>,
  waivers: readonly Waiver[],
  units: readonly string[],
): Promise<string> {
  const hash = createHash('sha256');
  const add = (line: unknown): unknown => hash.update(`${JSON.stringify(line)}\n`);
  const { id, period, revision, kind, version, catalogueSha256, embargoUntil, reason } = release;
  add([id, period, revision, kind, version, catalogueSha256, embargoUntil ?? null, reason ?? null]);
  add([release.openedAt, release.openedBy, release.settledAt, release.settledBy]);
  for (const one of waivers)
    add(
      Object.entries(one)
        .filter(([, value]) => value !== undefined)
        .sort(byName),
    );
  const periods = periodAndWithin(periodOf(period)).map(periodCode);
  for (const unit of units) {
    const rollups = await reader.rollups({ periods, branches: [unit] }, version);
    for (const line of rollups.map(rollupLine).sort()) hash.update(`${line}\n`);
  }
  return hash.digest('hex');
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function rollupLine(rollup: Rollup): string {
  const { branch, period, totals, low, high, branchesReported, monthsCovered } = rollup;
  const { observations, unweighted, noBusiness, notOffered } = rollup;
  const value = low && high ? [plain(low), plain(high)] : ['', ''];
  const counts = [totals.terms, branchesReported, monthsCovered, observations, unweighted, noBusiness, notOffered];
  return [branch, period, seriesKey(rollup), describeTotals(totals), ...value, ...counts].join(' ');
}
