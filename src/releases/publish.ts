import type { Catalogue } from '../catalogue';
import { TongbaoError } from '../foundation';
import type { PublishedRelease, ReleaseKind, WarehouseWriter } from '../warehouse';
import { releaseBefore, releaseNumber } from './find';
import { questionText, releaseGate } from './gate/gate';
import { openRelease, subjectOf } from './open-release';
import type { PublishRequest, ReleasesParts } from './releases';
import { sealOf } from './seal';

/** How many of the things that are not explained a refusal names. */
const mostNamed = 5;

/**
 * Publishes an open release. The gate is looked at and the version pinned in one transaction, which has the warehouse to
 * itself: nothing that came in meanwhile can be in the figures and not have been looked at.
 */
export async function publish(
  { catalogue, clock, log, warehouse }: ReleasesParts,
  id: number,
  request: PublishRequest,
): Promise<PublishedRelease> {
  const published = await warehouse.write(async (writer) => {
    const open = await openRelease(writer, id);
    const now = clock.now();
    const { version: figures, unexplained, waivers } = await releaseGate(writer, catalogue, open, now);
    if (request.expecting !== undefined && request.expecting !== figures) {
      throw new TongbaoError('RELEASE_STALE', { version: request.expecting, now: figures });
    }
    if (unexplained.length > 0) {
      const first = unexplained.slice(0, mostNamed).map(questionText);
      throw new TongbaoError('RELEASE_NOT_READY', { period: open.period, count: unexplained.length, first });
    }
    const unsealed = await decided(writer, catalogue, { ...request, open, now });
    const units = catalogue.branches.map(({ code }) => code);
    const release: PublishedRelease = { ...unsealed, seal: await sealOf(writer, unsealed, waivers, units) };
    await writer.release.publish(release, { sha256: catalogue.sha256, content: catalogue.source.text });
    const { kind, version, catalogueSha256, seal, embargoUntil = null, reason = null } = release;
    await writer.audit({
      actor: request.actor,
      action: 'release.publish',
      subject: subjectOf(release),
      before: { state: 'open' },
      after: {
        ...{ state: 'published', number: releaseNumber(release), kind, version, figures },
        ...{ embargoUntil, reason, catalogue: catalogueSha256, waivers: waivers.length, seal },
      },
    });
    return release;
  });
  log.info({ release: releaseNumber(published), version: published.version }, 'release published');
  return published;
}

/** The release as it is to be, but for its seal. Throws `REASON_MISSING` and `ARGUMENT_INVALID`. */
async function decided(
  writer: WarehouseWriter,
  { sha256 }: Catalogue,
  {
    open,
    now,
    kind,
    embargoUntil,
    reason,
    actor,
  }: PublishRequest & { readonly open: Awaited<ReturnType<typeof openRelease>>; readonly now: string },
): Promise<Omit<PublishedRelease, 'seal'>> {
  const before = await releaseBefore(writer, open);
  if (before && reason === undefined) throw new TongbaoError('REASON_MISSING');
  if (before?.kind === 'final' && kind === 'provisional') throw finalStays(kind);
  return {
    ...open,
    state: 'published',
    revision: before ? before.revision + 1 : 0,
    kind,
    version: writer.nextVersion,
    catalogueSha256: sha256,
    embargoUntil,
    reason,
    settledAt: now,
    settledBy: actor.name,
  };
}

/** What was called final is corrected, but does not become provisional again. */
function finalStays(kind: ReleaseKind): TongbaoError {
  return new TongbaoError('ARGUMENT_INVALID', { name: 'kind', value: kind, allowed: 'final' });
}
