import type { Catalogue } from '../catalogue';
import { TongbaoError } from '../foundation';
import type { PublishedRelease, Release, WarehouseReader } from '../warehouse';
import { releaseBefore, releaseNumber } from './find';
import { questionText, releaseGate } from './gate/gate';
import { openRelease, subjectOf } from './open-release';
import type { PublishRequest, ReleasesParts } from './releases';
import { sealOf } from './seal';

/** How many of the things that are not explained a refusal names. */
const mostNamed = 5;

/**
 * Publishes an open release. What is published has been looked at, and nothing else: it is looked at before anybody has to
 * wait for it, and that holds if nothing whatsoever was stored until the writer's turn came. Else it is looked at once
 * more, in the transaction that has the warehouse to itself.
 */
export async function publish(
  { catalogue, clock, log, warehouse }: ReleasesParts,
  id: number,
  request: PublishRequest,
): Promise<PublishedRelease> {
  const look = (reader: WarehouseReader, version: number): Promise<Looked> =>
    lookAt(reader, catalogue, id, { ...request, now: clock.now(), version });
  const before = await look(warehouse, (await warehouse.state()).version + 1);
  const published = await warehouse.write(async (writer) => {
    writer.expectCatalogue(catalogue.sha256);
    const same = before.release.version === writer.nextVersion;
    const { release, figures, waivers } = same ? before : await look(writer, writer.nextVersion);
    await writer.release.publish(release, { sha256: catalogue.sha256, content: catalogue.source.text });
    const { kind, version, catalogueSha256, seal, embargoUntil = null, reason = null } = release;
    await writer.audit({
      actor: request.actor,
      action: 'release.publish',
      subject: subjectOf(release),
      before: { state: 'open' },
      after: {
        ...{ state: 'published', number: releaseNumber(release), kind, version, figures },
        ...{ embargoUntil, reason, catalogue: catalogueSha256, waivers, seal },
      },
    });
    return release;
  });
  log.info({ release: releaseNumber(published), version: published.version }, 'release published');
  return published;
}

/** A release as it would be published, with the version of its figures and how many waivers it has. */
interface Looked {
  readonly release: PublishedRelease;
  readonly figures: number;
  readonly waivers: number;
}

/** How, when, and by which version of the warehouse a release is to be published. */
type Asked = PublishRequest & { readonly now: string; readonly version: number };

/** Looks at a release and at all that it would say. Throws what keeps it from being published. */
async function lookAt(reader: WarehouseReader, catalogue: Catalogue, id: number, asked: Asked): Promise<Looked> {
  const open = await openRelease(reader, id);
  const { version: figures, unexplained, waivers } = await releaseGate(reader, catalogue, open, asked.now);
  if (asked.expecting !== undefined && asked.expecting !== figures) {
    throw new TongbaoError('RELEASE_STALE', { version: asked.expecting, now: figures });
  }
  if (unexplained.length > 0) {
    const first = unexplained.slice(0, mostNamed).map(questionText);
    throw new TongbaoError('RELEASE_NOT_READY', { period: open.period, count: unexplained.length, first });
  }
  const unsealed = await decided(reader, catalogue, open, asked);
  const units = catalogue.branches.map(({ code }) => code);
  const seal = await sealOf(reader, unsealed, waivers, units);
  return { release: { ...unsealed, seal }, figures, waivers: waivers.length };
}

/** The release as it is to be, but for its seal. Throws `REASON_MISSING` and `ARGUMENT_INVALID`. */
async function decided(
  reader: WarehouseReader,
  { sha256 }: Catalogue,
  open: Release,
  { kind, embargoUntil, reason, actor, now, version }: Asked,
): Promise<Omit<PublishedRelease, 'seal'>> {
  const before = await releaseBefore(reader, open);
  if (before && reason === undefined) throw new TongbaoError('REASON_MISSING');
  // what was called final is corrected, but does not become provisional again
  if (before?.kind === 'final' && kind === 'provisional') {
    throw new TongbaoError('ARGUMENT_INVALID', { name: 'kind', value: kind, allowed: 'final' });
  }
  return {
    ...open,
    state: 'published',
    revision: before ? before.revision + 1 : 0,
    kind,
    version,
    catalogueSha256: sha256,
    embargoUntil,
    reason,
    settledAt: now,
    settledBy: actor.name,
  };
}
