import { effectText, type CandidateCheck, type Effect } from '../adoption';
import { partNames, type CatalogueChange, type CatalogueProblem } from '../catalogue';
import type { Language } from '../foundation';
import type { CatalogueVersion } from '../warehouse';

/** A catalogue that was adopted, flat. */
export interface CatalogueVersionRow {
  readonly number: number;
  readonly sha256: string;
  readonly fileName: string;
  readonly adoptedAt: string;
  readonly adoptedBy: string;
  readonly note: string | null;
}

export function catalogueVersionRow({ note, ...version }: CatalogueVersion): CatalogueVersionRow {
  return { ...version, note: note ?? null };
}

/** A difference between two catalogues, flat. */
export interface CatalogueChangeRow {
  readonly change: CatalogueChange['change'];
  readonly kind: string;
  /** What things of that kind are called. */
  readonly kindName: string;
  readonly code: string;
  /** Null for what has none. */
  readonly name: string | null;
  readonly fields: readonly { readonly path: string; readonly before: string | null; readonly after: string | null }[];
}

export function catalogueChangeRow(
  { name, fields, ...change }: CatalogueChange,
  language: Language,
): CatalogueChangeRow {
  return {
    ...change,
    kindName: partNames(change.kind)[language],
    name: name?.[language] ?? null,
    fields: fields.map(({ path, before = null, after = null }) => ({ path, before, after })),
  };
}

/** What a change does to stored figures, in words. */
export interface CatalogueEffectRow {
  readonly code: Effect['code'];
  readonly refused: boolean;
  readonly subject: string;
  readonly message: string;
}

export function catalogueEffectRow(effect: Effect, language: Language): CatalogueEffectRow {
  const { code, refused, subject } = effect;
  return { code, refused, subject, message: effectText(effect, language) };
}

/** What is wrong with a catalogue, or what adopting it would do. */
export interface CandidateCheckRow {
  readonly sha256: string;
  /** Whether it can be adopted. */
  readonly adoptable: boolean;
  readonly problems: readonly CatalogueProblem[];
  readonly changes: readonly CatalogueChangeRow[];
  readonly effects: readonly CatalogueEffectRow[];
  readonly rollups: number;
  /** The version it was compared with; null where none was adopted yet. */
  readonly inForce: CatalogueVersionRow | null;
}

export function candidateCheckRow(check: CandidateCheck, language: Language): CandidateCheckRow {
  const { sha256, problems, changes, effects, rollups, inForce } = check;
  return {
    sha256,
    adoptable: problems.length === 0 && !effects.some(({ refused }) => refused),
    problems,
    changes: changes.map((one) => catalogueChangeRow(one, language)),
    effects: effects.map((one) => catalogueEffectRow(one, language)),
    rollups,
    inForce: inForce ? catalogueVersionRow(inForce) : null,
  };
}
