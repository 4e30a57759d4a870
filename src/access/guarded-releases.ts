import type { Releases } from '../releases';
import type { Gate } from './gate';

/** Releases as a principal may manage them, under their name and no other. */
export function guardedReleases(releases: Releases, gate: Gate): Releases {
  const { actor } = gate;
  return {
    async open(period) {
      gate.permit('releases.manage');
      return releases.open(period, { actor });
    },
    async waive(release, scope, decision) {
      gate.permit('releases.manage');
      return releases.waive(release, scope, { ...decision, actor });
    },
    async unwaive(release, waiver) {
      gate.permit('releases.manage');
      return releases.unwaive(release, waiver, { actor });
    },
    async publish(release, request) {
      gate.permit('releases.manage');
      return releases.publish(release, { ...request, actor });
    },
    async abandon(release, decision) {
      gate.permit('releases.manage');
      return releases.abandon(release, { ...decision, actor });
    },
  };
}
