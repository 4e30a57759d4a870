import type { Catalogue, RecordKind } from '../../catalogue';
import { recordTimes, type RecordField } from '../../model';
import type { Cell } from '../../workbook';
import { fold } from '../fold';

/** The row of headings of a record sheet. */
export interface RecordHeading {
  readonly kind: RecordKind;
  /** By index of the column. */
  readonly columns: ReadonlyMap<number, RecordField>;
  /** The cells of the row. */
  readonly cells: readonly Cell[];
}

/** How many rows of a sheet may stand above its headings. */
export const rowsAbove = 30;

type Names = ReadonlyMap<string, readonly RecordField[]>;

const known = new WeakMap<Catalogue, readonly (readonly [RecordKind, Names])[]>();

function namesIn(catalogue: Catalogue): readonly (readonly [RecordKind, Names])[] {
  const names = known.get(catalogue) ?? catalogue.records.map((kind) => [kind, namesOf(kind)] as const);
  known.set(catalogue, names);
  return names;
}

function namesOf({ columns }: RecordKind): Names {
  const names = new Map<string, RecordField[]>();
  for (const [field, words] of columns) {
    for (const word of new Set(words.map(fold))) names.set(word, [...(names.get(word) ?? []), field]);
  }
  return names;
}

/**
 * What a row heads, if it heads records: a column for what they go by, one of their times, and no heading twice. Of several
 * kinds it is the one that knows most of its headings; where two know as many, the first of the catalogue.
 */
export function recordHeading(cells: readonly Cell[], catalogue: Catalogue): RecordHeading | undefined {
  if (cells.length < 2) return undefined;
  let best: RecordHeading | undefined;
  for (const [kind, names] of namesIn(catalogue)) {
    const columns = new Map<number, RecordField>();
    const taken = new Set<RecordField>();
    for (const cell of cells) {
      const field =
        cell.kind === 'text' ? names.get(headingText(cell.text))?.find((one) => !taken.has(one)) : undefined;
      if (!field) continue;
      columns.set(cell.column, field);
      taken.add(field);
    }
    const heads = taken.has('number') && recordTimes.some((time) => taken.has(time));
    if (heads && columns.size > (best?.columns.size ?? 0)) best = { kind, columns, cells };
  }
  return best;
}

/** Without a remark in brackets, which says how to fill in: 受理时间（年-月-日 时:分）. */
function headingText(text: string): string {
  return text.length > 200
    ? ''
    : fold(text)
        .replace(/\([^()]*\)$/, '')
        .trim();
}
