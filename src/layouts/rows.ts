import type { Cell } from '../workbook';
import { coordinatesOf, type Coordinates, join } from './coordinates';
import { fold } from './fold';
import { periodOfNumber } from './period-text';
import { namesMember, type TextReading } from './reading';
import { holdsNumber, type Column, type SheetReader } from './column';
import type { Table } from './tables';
import type { Dimension } from './vocabulary';

/** A text that should say something of figures, and that nobody knows. */
export interface UnknownText {
  readonly cell: Cell;
  /** What its column is said to name; empty where no heading says it. */
  readonly expected: ReadonlySet<Dimension>;
}

/** What a row of a table says of its figures. */
export interface RowNames {
  readonly coordinates: Coordinates;
  readonly unknown: readonly UnknownText[];
  /** Numbers in columns without a heading. */
  readonly unplaced: readonly Cell[];
  readonly isExample: boolean;
  /** Dimensions that columns are said to name, and that they leave blank in this row. */
  readonly blank: ReadonlySet<Dimension>;
}

/** Reads the naming columns of a table, row by row; call it in the order of rows. */
export function rowNamesReader(reader: SheetReader, table: Table): (row: number) => RowNames {
  const columns = table.columns.filter((column) => saysNames(reader, table, column));
  const grouped = new Set(columns.filter((column) => isGrouped(reader, table, column)));
  const above = new Map<Column, Cell>();
  return (row) => {
    const parts: Coordinates[] = [];
    const unknown: UnknownText[] = [];
    const unplaced: Cell[] = [];
    let isExample = false;
    const own = new Map(columns.map((column) => [column, filled(reader, reader.grid.at(row, column.index))]));
    // a row that names nothing at all stands in no group
    const isNamed = [...own.values()].some((cell) => cell !== undefined);
    const cells = columns.map(
      (column) => own.get(column) ?? (isNamed && grouped.has(column) ? above.get(column) : undefined),
    );
    const named = new Set(columns.flatMap(({ names }, i) => (cells[i] ? [...names] : [])));
    const blank = new Set(columns.flatMap(({ names }) => [...names].filter((dimension) => !named.has(dimension))));
    for (const [i, column] of columns.entries()) {
      const cell = cells[i];
      if (!cell) continue;
      const said = say(reader, column, cell);
      if (said === 'unknown') unknown.push({ cell, expected: column.names });
      else if (said === 'unplaced') unplaced.push(cell);
      else {
        isExample ||= said.isExample;
        parts.push(said.coordinates);
        if (said.coordinates.aggregate === undefined) above.set(column, cell);
      }
    }
    return { coordinates: join(parts), unknown, unplaced, isExample, blank };
  };
}

/** A column whose heading says that it names rows, or one with an unknown heading whose every cell does. */
function saysNames(reader: SheetReader, table: Table, { use, index }: Column): boolean {
  if (use !== 'unknown') return use === 'names';
  const cells = table.bodyRows.flatMap((row) => reader.grid.at(row, index) ?? []);
  const names = (cell: Cell): boolean => {
    const reading = cell.kind === 'text' ? reader.read(cell.text) : undefined;
    return reading !== undefined && reading.covered && namesMember(reading);
  };
  return cells.length > 0 && cells.every(names);
}

/** A dash in a naming column says as much as a blank. */
function filled(reader: SheetReader, cell: Cell | undefined): Cell | undefined {
  return cell?.kind === 'text' && reader.vocabulary.absence(fold(cell.text)) ? undefined : cell;
}

function say(
  reader: SheetReader,
  column: Column,
  cell: Cell,
): { coordinates: Coordinates; isExample: boolean } | 'unknown' | 'unplaced' {
  if (cell.kind === 'text') {
    const reading = reader.read(cell.text);
    const numeric = column.names.has('period') ? periodOfNumber(reading.folded) : undefined;
    if (numeric) return { coordinates: { ...coordinatesOf([]), periods: [numeric] }, isExample: false };
    const means = reading.mentions.flatMap(({ senses }) => senses.map(({ kind }) => kind));
    // a word that also is what the column names is that: 例 in a column of units
    const isExample =
      reading.opening === 'example' && ![...column.names].some((one) => means.some((kind) => kind === one));
    return reading.covered
      ? { coordinates: coordinatesOf([[reading, column.names]]), isExample }
      : isExample
        ? { coordinates: coordinatesOf([]), isExample }
        : column.names.size === 0 && holdsNumber(reader, cell)
          ? 'unplaced'
          : 'unknown';
  }
  const isPeriod =
    column.names.has('period') || cell.kind === 'date' || (column.names.size === 0 && /^\d{6}$/.test(cell.text));
  const period = isPeriod ? periodOfNumber(cell.text) : undefined;
  if (period) return { coordinates: { ...coordinatesOf([]), periods: [period] }, isExample: false };
  return column.names.size > 0 ? 'unknown' : 'unplaced';
}

const groupable: readonly Dimension[] = ['service', 'indicator', 'branch', 'period'];

/**
 * Whether blanks in a column mean "as above": it names groups, it has blanks beside figures, and it never says the same
 * twice in a row (a column that repeats itself was filled in everywhere, so that a blank in it was forgotten).
 */
function isGrouped(reader: SheetReader, table: Table, column: Column): boolean {
  if (column.names.size > 0 && !groupable.some((dimension) => column.names.has(dimension))) return false;
  let before: string | undefined;
  let blanks = false;
  let names = column.names.size > 0;
  for (const row of table.bodyRows) {
    const cell = filled(reader, reader.grid.at(row, column.index));
    if (!cell) {
      blanks = true;
      before = undefined;
      continue;
    }
    const reading: TextReading | undefined = cell.kind === 'text' ? reader.read(cell.text) : undefined;
    names ||= reading !== undefined && reading.covered && namesMember(reading);
    if (cell.row === row && before === cell.text) return false;
    before = cell.text;
  }
  return blanks && names;
}
