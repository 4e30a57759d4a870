import { aspects, proseWords, type ProsePiece } from './template';
import type { SeriesNames } from './series-names';

const place = /\{\{(.*?)\}\}/gs;

/**
 * Reads a text with places to be filled in: `{{period}}`, `{{FIXED_LINE/INSTALL_TIME}}`, `{{DDN/REPAIR_TIME | before}}`.
 * Says of every place that means nothing what is wrong with it.
 */
export function readProse(
  text: string,
  names: SeriesNames,
): { readonly pieces: readonly ProsePiece[]; readonly problems: readonly string[] } {
  const pieces: ProsePiece[] = [];
  const problems: string[] = [];
  const plain = (piece: string): void => {
    if (/\{\{|\}\}/.test(piece)) problems.push('{{ and }} come in pairs, around what is filled in');
    if (piece !== '') pieces.push({ kind: 'text', text: piece });
  };
  let end = 0;
  for (const match of text.matchAll(place)) {
    plain(text.slice(end, match.index));
    const read = readPlace(match[1] ?? '', names);
    if (typeof read === 'string') problems.push(`${match[0]}: ${read}`);
    else pieces.push(read);
    end = match.index + match[0].length;
  }
  plain(text.slice(end));
  return { pieces, problems };
}

/** What a place is filled with, or what is wrong with it. */
function readPlace(inside: string, names: SeriesNames): ProsePiece | string {
  const [name = '', of, ...rest] = inside.split('|').map((part) => part.trim());
  const word = proseWords.find((one) => one === name);
  if (word !== undefined) return of === undefined ? { kind: 'word', word } : `nothing follows ${word}`;
  if (!name.includes('/')) return `it is neither one of ${proseWords.join(', ')} nor a series SERVICE/INDICATOR`;
  const aspect = of === undefined ? 'value' : aspects.find((one) => one === of);
  if (aspect === undefined || rest.length > 0) return `after | comes one of ${aspects.join(', ')}`;
  const series = names.find(name);
  return typeof series === 'string' ? series : { kind: 'figure', series, aspect };
}
