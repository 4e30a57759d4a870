/** The life of a release: open → (published | abandoned). Neither of the two is ever left, and nothing of it changes. */
export const releaseStates = ['open', 'published', 'abandoned'] as const;
export type ReleaseState = (typeof releaseStates)[number];

/** Whether more is expected to come, or this is what stands. */
export const releaseKinds = ['provisional', 'final'] as const;
export type ReleaseKind = (typeof releaseKinds)[number];

/** A publication of a period: a version of the warehouse that is held on to. Instants are ISO, in UTC. */
export interface Release {
  /** Counts from 1 in the order of opening. */
  readonly id: number;
  /** A period code. */
  readonly period: string;
  readonly state: ReleaseState;
  /** Counts from 0 among the published ones of the period; absent until published, as all up to `seal`. */
  readonly revision?: number | undefined;
  readonly kind?: ReleaseKind | undefined;
  /** The version that publishing it made, and that it answers from. */
  readonly version?: number | undefined;
  readonly catalogueSha256?: string | undefined;
  /** SHA-256 over itself, its waivers and its figures. */
  readonly seal?: string | undefined;
  /** Before this instant only those who manage releases see it. */
  readonly embargoUntil?: string | undefined;
  /** Why it revises the one before, or was abandoned. */
  readonly reason?: string | undefined;
  readonly openedAt: string;
  readonly openedBy: string;
  /** When, and by whom, it was published or abandoned. */
  readonly settledAt?: string | undefined;
  readonly settledBy?: string | undefined;
}

/** A release that was published. */
export type PublishedRelease = Release & {
  readonly [K in 'revision' | 'kind' | 'version' | 'catalogueSha256' | 'seal' | 'settledAt' | 'settledBy']: NonNullable<
    Release[K]
  >;
};

/** What a waiver explains: a figure that is not in, a submission that waits, a rule that is broken. */
export const waiverKinds = ['figure', 'submission', 'rule'] as const;
export type WaiverKind = (typeof waiverKinds)[number];

/** What is explained: everything of a kind and a branch that has all that is given here. Codes of the catalogue. */
export interface WaiverScope {
  readonly kind: WaiverKind;
  readonly branch: string;
  readonly service?: string | undefined;
  readonly indicator?: string | undefined;
  readonly customerClass?: string | undefined;
  readonly rule?: string | undefined;
  readonly submission?: number | undefined;
}

/** Why something in a release that would ask for an explanation may stay as it is. */
export interface Waiver extends WaiverScope {
  /** Counts from 1 in the order they were given, over all releases. */
  readonly id: number;
  readonly releaseId: number;
  readonly reason: string;
  /** ISO instant. */
  readonly givenAt: string;
  readonly givenBy: string;
}

/** What is absent is not restricted. */
export interface ReleaseFilter {
  readonly ids?: readonly number[] | undefined;
  readonly periods?: readonly string[] | undefined;
  readonly states?: readonly ReleaseState[] | undefined;
}

/** A catalogue file as it was at some time. */
export interface KeptCatalogue {
  readonly sha256: string;
  readonly content: string;
}

/** Changing releases, in the transaction of a writer. Only open ones change; for others all of it throws `RangeError`. */
export interface ReleaseWriter {
  /** Opens a release of a period. */
  open(period: string, by: string): Promise<Release>;
  waive(release: number, scope: WaiverScope, reason: string, by: string): Promise<Waiver>;
  /** Takes a waiver back. */
  unwaive(waiver: Waiver): Promise<void>;
  /** Keeps a release as it is given, which is as it was but for what publishing decides; with the catalogue it names. */
  publish(release: PublishedRelease, catalogue: KeptCatalogue): Promise<void>;
  abandon(release: number, reason: string, by: string): Promise<void>;
}
