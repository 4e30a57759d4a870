import { createHash } from 'node:crypto';
import { readCatalogue } from '../catalogue';
import type { PublishedRelease, WarehouseReader } from '../warehouse';
import { isPublished, releaseNumber } from './find';
import { sealOf } from './seal';

/**
 * A published release that is not what it was.
 *
 * - `figures` it, its waivers or its figures differ from what its seal says
 * - `log` its seal is not the one that the audit log has
 * - `catalogue` the catalogue it was published with is gone or altered
 */
export interface ReleaseFault {
  /** Its number, such as `2009-H2/R0`. */
  readonly release: string;
  readonly kind: 'figures' | 'log' | 'catalogue';
}

const pageEntries = 1000;

/** Proves every published release by its seal, and that by the audit log; counts them in `checked`. */
export async function* releaseFaults(
  reader: WarehouseReader,
  checked: { releases: number },
): AsyncGenerator<ReleaseFault> {
  const published = (await reader.releases({ states: ['published'] })).filter(isPublished);
  const logged = published.length > 0 ? await sealsLogged(reader) : new Map<string, unknown>();
  for (const release of published) {
    checked.releases += 1;
    for (const kind of await faultsOf(reader, release, logged.get(`release ${release.id}`))) {
      yield { release: releaseNumber(release) ?? String(release.id), kind };
    }
  }
}

async function faultsOf(
  reader: WarehouseReader,
  release: PublishedRelease,
  logged: unknown,
): Promise<readonly ReleaseFault['kind'][]> {
  const { id, catalogueSha256, seal } = release;
  const wrong: ReleaseFault['kind'][] = logged === seal ? [] : ['log'];
  const content = await reader.keptCatalogue(catalogueSha256);
  if (content === undefined || createHash('sha256').update(content).digest('hex') !== catalogueSha256) {
    return [...wrong, 'catalogue'];
  }
  const { branches } = readCatalogue(content, `${releaseNumber(release)}.yaml`);
  const units = branches.map(({ code }) => code);
  const now = await sealOf(reader, release, await reader.waivers([id]), units);
  return now === seal ? wrong : [...wrong, 'figures'];
}

/** The seals that releases were published with, according to the audit log, by its subject. */
async function sealsLogged(reader: WarehouseReader): Promise<ReadonlyMap<string, unknown>> {
  const seals = new Map<string, unknown>();
  for (let after: number | undefined; ;) {
    const { rows, hasNext } = await reader.auditLog(pageEntries, after);
    for (const { action, subject, after: what } of rows) {
      if (action === 'release.publish') seals.set(subject, (what as { seal?: unknown } | null)?.seal);
    }
    after = rows.at(-1)?.id;
    if (!hasNext) return seals;
  }
}
