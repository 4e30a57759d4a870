import type { Releases } from '../releases';
import { countingDecisions } from './counted-decisions';
import type { Metrics } from './rest/metrics';

/** Releases about which every decision is counted. */
export function countedReleases(releases: Releases, metrics: Metrics): Releases {
  const decided = countingDecisions(metrics);
  return {
    open: (...asked) => decided('release.open', releases.open(...asked), () => 'open'),
    waive: (...asked) => decided('release.waive', releases.waive(...asked), () => 'waived'),
    unwaive: (...asked) => decided('release.unwaive', releases.unwaive(...asked), () => 'unwaived'),
    publish: (...asked) => decided('release.publish', releases.publish(...asked), ({ kind }) => kind),
    abandon: (...asked) => decided('release.abandon', releases.abandon(...asked), () => 'abandoned'),
  };
}
