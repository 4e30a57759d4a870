import type { Catalogue } from '../catalogue';
import type { Clock, Log } from '../foundation';
import type { Period } from '../model';
import type { Actor, PublishedRelease, Release, ReleaseKind, Waiver, WaiverScope, Warehouse } from '../warehouse';

/** Why something is done, and by whom. */
export interface ReleaseDecision {
  readonly reason: string;
  readonly actor: Actor;
}

/** How a release is to be published. */
export interface PublishRequest {
  readonly kind: ReleaseKind;
  /** An ISO instant before which only those who manage releases see it. */
  readonly embargoUntil?: string | undefined;
  /** Why it revises the release before; the first of a period needs none. */
  readonly reason?: string | undefined;
  /** The version of the figures that was looked at: publish these, or refuse with `RELEASE_STALE`. */
  readonly expecting?: number | undefined;
  readonly actor: Actor;
}

/**
 * Everything that is done about releases; each is one transaction with its entry in the audit log. Throws `NOT_FOUND` for
 * a release that is not there and `RELEASE_STATE` for one that is settled: nothing of it ever changes.
 */
export interface Releases {
  /** Opens the next release of a period; throws `RELEASE_OPEN` where one is open. */
  open(period: Period, by: Pick<ReleaseDecision, 'actor'>): Promise<Release>;
  /** Explains what would keep it from being published; throws `ARGUMENT_INVALID` where nothing of the kind does. */
  waive(release: number, scope: WaiverScope, decision: ReleaseDecision): Promise<Waiver>;
  /** Takes an explanation back; throws `NOT_FOUND` where the release has no such. */
  unwaive(release: number, waiver: number, by: Pick<ReleaseDecision, 'actor'>): Promise<Waiver>;
  /**
   * Publishes what the warehouse says at this moment, for good. Throws `RELEASE_NOT_READY` while something is not
   * explained, `RELEASE_STALE` where other figures were looked at, and `REASON_MISSING` for a revision without one.
   */
  publish(release: number, request: PublishRequest): Promise<PublishedRelease>;
  /** Gives an open release up. */
  abandon(release: number, decision: ReleaseDecision): Promise<Release>;
}

export interface ReleasesParts {
  readonly catalogue: Catalogue;
  readonly warehouse: Warehouse;
  readonly clock: Clock;
  readonly log: Log;
}
