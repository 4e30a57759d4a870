import { TongbaoError } from '../foundation';
import { periodCode } from '../model';
import type { WaiverScope } from '../warehouse';
import { isAbout } from './gate/explained';
import { questionText, releaseGate } from './gate/gate';
import { openRelease, subjectOf } from './open-release';
import { publish } from './publish';
import type { Releases, ReleasesParts } from './releases';

export function createReleases(parts: ReleasesParts): Releases {
  const { catalogue, clock, warehouse } = parts;
  return {
    open: (period, { actor }) =>
      warehouse.write(async (writer) => {
        const code = periodCode(period);
        const [open] = await writer.releases({ periods: [code], states: ['open'] });
        if (open) throw new TongbaoError('RELEASE_OPEN', { period: code, id: open.id });
        const release = await writer.release.open(code, actor.name);
        const after = { state: 'open', period: code };
        await writer.audit({ actor, action: 'release.open', subject: subjectOf(release), before: null, after });
        return release;
      }),

    waive: (id, scope, { reason, actor }) =>
      warehouse.write(async (writer) => {
        writer.expectCatalogue(catalogue.sha256);
        const release = await openRelease(writer, id);
        const { unexplained } = await releaseGate(writer, catalogue, release, clock.now());
        const explained = unexplained.filter((question) => isAbout(scope, question)).length;
        if (explained === 0) throw nothingToExplain(scope);
        const waiver = await writer.release.waive(id, scope, reason, actor.name);
        const after = { ...scopeOf(waiver), waiver: waiver.id, reason, explained };
        await writer.audit({ actor, action: 'release.waive', subject: subjectOf(release), before: null, after });
        return waiver;
      }),

    unwaive: (id, number, { actor }) =>
      warehouse.write(async (writer) => {
        const release = await openRelease(writer, id);
        const waiver = (await writer.waivers([id])).find((one) => one.id === number);
        if (!waiver) throw new TongbaoError('NOT_FOUND', { what: 'waiver', id: number });
        await writer.release.unwaive(waiver);
        const before = { ...scopeOf(waiver), waiver: waiver.id, reason: waiver.reason };
        await writer.audit({ actor, action: 'release.unwaive', subject: subjectOf(release), before, after: null });
        return waiver;
      }),

    publish: (id, request) => publish(parts, id, request),

    abandon: (id, { reason, actor }) =>
      warehouse.write(async (writer) => {
        const release = await openRelease(writer, id);
        await writer.release.abandon(id, reason, actor.name);
        const [before, after] = [{ state: 'open' }, { state: 'abandoned', reason }];
        await writer.audit({ actor, action: 'release.abandon', subject: subjectOf(release), before, after });
        const [abandoned = release] = await writer.releases({ ids: [id] });
        return abandoned;
      }),
  };
}

/** The scope of a waiver, without what it does not name. */
function scopeOf({ kind, branch, service, indicator, customerClass, rule, submission }: WaiverScope): WaiverScope {
  const all = Object.entries({ service, indicator, customerClass, rule, submission });
  return { kind, branch, ...Object.fromEntries(all.filter(([, part]) => part !== undefined)) };
}

/** An explanation of nothing is a slip: a code mistyped, or what it was meant for is in by now. */
function nothingToExplain(scope: WaiverScope): TongbaoError {
  const allowed = 'what is listed as not explained';
  return new TongbaoError('ARGUMENT_INVALID', { name: 'waiver', value: questionText(scope), allowed });
}
