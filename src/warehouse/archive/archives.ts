/** A file of rollups that were replaced before a version, and are not in the database any more. */
export interface Archive {
  /** The version before which rollups can not be asked for; those that ended at it or before are in the file. */
  readonly horizon: number;
  /** How many rollups it holds. */
  readonly held: number;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
  /** ISO instant. */
  readonly madeAt: string;
  readonly madeBy: string;
}

/** How far rollups have come on their way out of the database or back: of so many branches, and how many rollups so far. */
export interface ArchiveProgress {
  readonly branch: string;
  readonly place: number;
  readonly branches: number;
  readonly rows: number;
}

export type TellArchived = (progress: ArchiveProgress) => Promise<void>;

/**
 * Retention. A rollup that was replaced is only needed to say what the warehouse said before; it can be moved to a file, and back.
 * Observations stay: they are where figures come from, and what a withdrawal makes stand again.
 */
export interface Archives {
  /** Newest first. */
  list(): Promise<readonly Archive[]>;
  /** The bytes of the file for a horizon, and in the end how many rollups are in it. Changes nothing. */
  content(horizon: number, tell?: TellArchived): AsyncGenerator<Uint8Array, number>;
  /**
   * Removes from the database what the newest archive says is not there, some thousands at a time; gives how many that were. After
   * a run that was cut off it goes on where that ended.
   */
  sweep(tell?: TellArchived): Promise<number>;
}

/** Archives, within a transaction. */
export interface ArchiveWriter {
  /**
   * From now on rollups of versions before the horizon can not be asked for. Throws `ARCHIVE_REFUSED` for a horizon that is not
   * beyond that of the newest archive or not there yet, and where a release answers from a version before it.
   */
  add(archive: Omit<Archive, 'madeAt'>): Promise<Archive>;
  /**
   * Puts back the rollups of the newest archive, read from its file; gives which it was. Throws `ARCHIVE_DAMAGED` for a file that
   * is not that of it, to the byte.
   */
  putBack(file: {
    readonly name: string;
    readonly sha256: string;
    readonly bytes: AsyncIterable<Uint8Array>;
  }): Promise<Archive>;
}
