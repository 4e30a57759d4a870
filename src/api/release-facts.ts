import type { ReleaseFacts } from '../bulletin';
import type { Catalogue } from '../catalogue';
import { changesSince, findRelease, isPublished, releaseBefore, releaseNumber } from '../releases';
import type { RollupFigure } from '../rollups';
import type { WarehouseReader } from '../warehouse';
import { refuseArgument } from './codes';

/** Changes that are read at a time. */
const pageRows = 1000;

/**
 * What the bulletin of a period says of the release that it shows; undefined where none is named, or none that whoever
 * asks may see. Of the figures that moved it lists those of the period itself, which are the ones it prints. Throws
 * `ARGUMENT_INVALID` for the release of another period.
 */
export async function releaseFacts(
  reader: WarehouseReader,
  catalogue: Catalogue,
  { period, release }: { readonly period: string; readonly release: string | undefined },
): Promise<ReleaseFacts | undefined> {
  const found = release === undefined ? undefined : await findRelease(reader, release);
  if (release === undefined || !found || !isPublished(found)) return undefined;
  if (found.period !== period) refuseArgument('release', release, `${period}/R0, …`);
  const before = await releaseBefore(reader, found);
  const changed: ReleaseFacts['changed'][number][] = [];
  type Page = Awaited<ReturnType<typeof changesSince>>;
  for (let page: Page | undefined; before && (page === undefined || page.hasNext);) {
    const last = page?.changes.at(-1);
    const after = last && { key: last.key, version: last.because.version };
    page = await changesSince(reader, catalogue, before, found, { limit: pageRows, after });
    for (const { key, before: was, after: is, reason } of page.changes)
      if (key.period === period) changed.push({ ...key, from: valueOf(was), to: valueOf(is), reason });
  }
  return { number: releaseNumber(found) ?? '', kind: found.kind, publishedAt: found.settledAt, changed };
}

function valueOf(figure: Pick<RollupFigure, 'low' | 'high'> | undefined): ReleaseFacts['changed'][number]['from'] {
  const { low, high } = figure ?? {};
  return low === undefined || high === undefined ? undefined : { low, high };
}
