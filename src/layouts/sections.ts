import type { Cell } from '../workbook';
import { coordinatesOf, join, type Coordinates } from './coordinates';
import { hasSense, isLabelled } from './reading';
import type { Column, SheetReader } from './column';

/** A row of one text within a table: 一、固定电话业务, under it 预受理平均时间, under that 其中：一般用户. */
export type Section =
  | { readonly kind: 'known'; readonly coordinates: Coordinates }
  /** It says something of the rows below it that nobody knows. */
  | { readonly kind: 'unknown'; readonly cell: Cell };

/** What a row says as a section; undefined where it is none. */
export function sectionOf(
  reader: SheetReader,
  cells: readonly Cell[],
  columns: readonly Column[],
): Section | undefined {
  const [cell] = cells;
  if (cells.length !== 1 || cell?.kind !== 'text') return undefined;
  const reading = reader.read(cell.text);
  // a month that was left blank is a row like the others, not a heading over them
  if (columns[cell.column]?.names.has('period') && reading.periods.length > 0) return undefined;
  if (reading.opening !== undefined || hasSense(reading, 'aggregate')) return undefined;
  if (reading.titled) return { kind: 'known', coordinates: coordinatesOf([[reading, new Set()]]) };
  const isUnderFigures = columns[cell.column]?.use === 'figures' && reader.grid.lastColumnOf(cell) === cell.column;
  const isRemark = /^\(.*\)$/.test(reading.folded) || isLabelled(reading);
  return isUnderFigures || isRemark ? undefined : { kind: 'unknown', cell };
}

interface Opened {
  readonly section: Section;
  /** What a section must name to take its place. */
  readonly dimensions: ReadonlySet<string>;
}

/** The sections that a row stands in. A section ends the one that names the same dimension, and all below that. */
export class Sections {
  private opened: Opened[] = [];

  open(section: Section): void {
    const dimensions = section.kind === 'known' ? dimensionsOf(section.coordinates) : this.siblings();
    if (dimensions.size === 0) return;
    const from = this.opened.findIndex((one) => [...one.dimensions].some((dimension) => dimensions.has(dimension)));
    if (from >= 0) this.opened = this.opened.slice(0, from);
    this.opened.push({ section, dimensions });
  }

  /** What the open sections say together. */
  coordinates(): Coordinates {
    return join(this.opened.flatMap(({ section }) => (section.kind === 'known' ? [section.coordinates] : [])));
  }

  unknown(): Cell | undefined {
    return this.opened.flatMap(({ section }) => (section.kind === 'unknown' ? [section.cell] : []))[0];
  }

  /** An unknown section is taken for one like those it follows: at the least, a service. */
  private siblings(): ReadonlySet<string> {
    return new Set(['service', ...this.opened.flatMap(({ dimensions }) => [...dimensions])]);
  }
}

function dimensionsOf({ members, periods }: Coordinates): ReadonlySet<string> {
  const named = (['branch', 'service', 'indicator', 'customerClass'] as const).filter((one) => members[one].size > 0);
  return new Set([...named, ...(periods.length > 0 ? ['period'] : [])]);
}
