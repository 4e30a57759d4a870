import type { Catalogue, CatalogueChange, CatalogueProblem } from '../catalogue';
import type { Log } from '../foundation';
import type { Actor, CatalogueVersion, Warehouse } from '../warehouse';
import type { Effect } from './effects';

/** The text of a catalogue that might be adopted; the name of its file only names it. */
export interface Candidate {
  readonly text: string;
  readonly fileName: string;
}

/** What adopting a catalogue does, or would do. */
interface Difference {
  readonly changes: readonly CatalogueChange[];
  /** What of that touches stored figures; while one of these is refused, it can't be adopted. */
  readonly effects: readonly Effect[];
  /** How many rollups are worked out anew. */
  readonly rollups: number;
}

/** What is wrong with a candidate or, where nothing is, what adopting it would do. */
export interface CandidateCheck extends Difference {
  readonly problems: readonly CatalogueProblem[];
  /** SHA-256 of its text, hex. */
  readonly sha256: string;
  /** The version in force; absent where none was adopted yet. */
  readonly inForce: CatalogueVersion | undefined;
}

/** How a catalogue is to be adopted. */
export interface AdoptionRequest {
  readonly actor: Actor;
  /** What for. */
  readonly note?: string | undefined;
  /** SHA-256 of the catalogue that it was compared with: adopt it in place of that one, or refuse with `CATALOGUE_CHANGED`. */
  readonly expecting?: string | undefined;
}

export interface Adopted extends Difference {
  readonly version: CatalogueVersion;
  readonly catalogue: Catalogue;
  /** It was in force already: nothing was stored. */
  readonly already: boolean;
}

/** The catalogues that are, were and might be in force. */
export interface Catalogues {
  /** Says what is wrong with a catalogue or what it would change, by doing it and taking it back. Stores nothing. */
  check(candidate: Candidate): Promise<CandidateCheck>;
  /**
   * Makes a catalogue the one in force, with every rollup that this changes, in one transaction with its entry in the audit
   * log. Throws `CATALOGUE_INVALID`; `CATALOGUE_REFUSED` where stored figures would be wrong under it, which it names.
   */
  adopt(candidate: Candidate, request: AdoptionRequest): Promise<Adopted>;
}

export interface CataloguesParts {
  /** The catalogue that the program goes by. */
  readonly catalogue: Catalogue;
  readonly warehouse: Warehouse;
  readonly log: Log;
}
