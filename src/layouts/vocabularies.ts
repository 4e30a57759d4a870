import type { Catalogue } from '../catalogue';
import { vocabularyOf, type Vocabulary } from './vocabulary';

const vocabularies = new WeakMap<Catalogue, Vocabulary>();

/** The vocabulary of a catalogue, made once. */
export function vocabularyFor(catalogue: Catalogue): Vocabulary {
  const known = vocabularies.get(catalogue) ?? vocabularyOf(catalogue);
  vocabularies.set(catalogue, known);
  return known;
}
