import { distance } from 'fastest-levenshtein';
import { fold, longestName } from './fold';
import type { Vocabulary } from './vocabulary';

type NamedDimension = Parameters<Vocabulary['names']>[0];

export interface NearName {
  readonly name: string;
  /** 0 for the same text, 1 for nothing in common. */
  readonly distance: number;
}

/** The names of a dimension nearest to a text that nobody knows, nearest first; one for each member. */
export function nearestNames(vocabulary: Vocabulary, dimension: NamedDimension, text: string, most = 3): NearName[] {
  const folded = fold(text.slice(0, longestName))
    .replace(/\([^()]*\)/g, '')
    .slice(0, 64);
  const byMember = new Map<string, NearName>();
  for (const { name, code } of vocabulary.names(dimension)) {
    const spelled = fold(name);
    const apart = distance(folded, spelled) / Math.max(folded.length, spelled.length, 1);
    const best = byMember.get(code);
    if (!best || apart < best.distance) byMember.set(code, { name, distance: apart });
  }
  return [...byMember.values()]
    .filter((near) => near.distance < 0.75)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most);
}
