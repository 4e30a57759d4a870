import type { EntityManager } from 'typeorm';
import { covers, period, periodCode, upwards, type Period } from '../model';
import type { ObservationRow } from './figure-tables';
import { toObservation } from './figures';
import { restrict, restrictDimensions } from './filters';
import { chunks, readRows } from './rows';
import type { SubmissionRow } from './submission-tables';
import type { StoredObservation } from './warehouse';

const mostIds = 500;

/** A submission that is accepted and not withdrawn. */
interface Accepted {
  readonly id: number;
  readonly period: Period;
  readonly services: readonly string[];
}

/**
 * What ought to be current, worked out anew from the submissions that are accepted and not withdrawn: a figure stands
 * unless a later one of them contains its service for a period that covers it.
 */
export async function standing(
  manager: EntityManager,
  branch: string,
  services: readonly string[],
  periods: readonly string[],
): Promise<StoredObservation[]> {
  const accepted = await acceptedInOrder(manager, branch, periods);
  const covered = (service: string, of: Period, place: number): boolean =>
    accepted.some((later, at) => at > place && later.services.includes(service) && covers(later.period, of));
  // Most submissions were replaced as a whole; of these, however many there are, nothing needs to be read.
  const places = new Map<number, number>();
  for (const [place, { id, period: of, services: own }] of accepted.entries()) {
    if (own.some((service) => services.includes(service) && !covered(service, of, place))) places.set(id, place);
  }
  const newest = new Map<string, ObservationRow>();
  for (const ids of chunks([...places.keys()], mostIds)) {
    const observed = manager.createQueryBuilder<ObservationRow>('observation', 'o');
    restrictDimensions(observed, { branches: [branch], services, periods });
    restrict(observed, 'submission', ids);
    for (const row of await readRows(observed.orderBy('o.submission').addOrderBy('o.ordinal'))) {
      const key = `${row.submission} ${row.ordinal}`;
      const known = newest.get(key); // one that was closed and reopened has several rows that say the same
      if (!known || known.validFrom < row.validFrom) newest.set(key, row);
    }
  }
  return [...newest.values()]
    .filter(({ submission, service, period: code }) => !covered(service, period(code), places.get(submission) ?? 0))
    .map(toObservation);
}

/** The submissions of a branch that could have a say in `periods`, in the order of their acceptance. */
async function acceptedInOrder(
  manager: EntityManager,
  branch: string,
  periods: readonly string[],
): Promise<Accepted[]> {
  const query = manager
    .createQueryBuilder<SubmissionRow>('submission', 's')
    .where("s.branch = :branch AND s.state = 'accepted'", { branch })
    .orderBy('s.acceptedVersion');
  restrict(query, 'period', [...new Set(periods.flatMap((code) => upwards(period(code)).map(periodCode)))]);
  return (await readRows(query)).flatMap(({ id, period: code, services }) =>
    code === undefined ? [] : [{ id, period: period(code), services }],
  );
}
