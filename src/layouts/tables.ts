import type { Cell } from '../workbook';
import { holdsNumber, isFigureLike, type Column, type SheetReader } from './column';
import { beginsHeader, columnsUnder, continuesHeader, isLabelRow } from './headings';
import { isLabelled, namesMember, type TextReading } from './reading';

/** A text of a sheet that stands in no table. */
export interface TextLine {
  readonly cell: Cell;
  readonly reading: TextReading;
}

export interface Table {
  /** By index. */
  readonly columns: readonly Column[];
  readonly bodyRows: readonly number[];
  /** The lines between the table before and this one. */
  readonly lines: readonly TextLine[];
}

export interface SheetTables {
  readonly tables: readonly Table[];
  /** Labelled texts beside and below the tables, and where there is no table, all lines. */
  readonly aside: readonly TextLine[];
  /** Lines that are notes and signatures, with the numbers beside them. */
  readonly notes: readonly Cell[];
  /** Numbers that stand in no table. */
  readonly strayNumbers: readonly Cell[];
}

interface OpenTable {
  columns: Column[];
  readonly headerRows: number[];
  readonly bodyRows: number[];
  readonly lines: readonly TextLine[];
  /** Rows of one text: a section of this table, or the title of the next. */
  readonly pending: number[];
}

/** Finds the tables of a sheet: bands of heading rows, each with the rows below it up to the next. */
export function findTables(reader: SheetReader): SheetTables {
  return new TableFinder(reader).find();
}

class TableFinder {
  private readonly tables: Table[] = [];
  private readonly beside: TextLine[] = [];
  private readonly notes: Cell[] = [];
  private readonly strayNumbers: Cell[] = [];
  private lines: TextLine[] = [];
  private open: OpenTable | undefined;

  constructor(private readonly reader: SheetReader) {}

  find(): SheetTables {
    for (const row of this.reader.grid.rows) this.take(row, this.reader.grid.cellsIn(row));
    this.close();
    const below = this.tables.length === 0 ? this.lines : this.lines.filter(({ reading }) => isLabelled(reading));
    return {
      tables: this.tables,
      aside: [...this.beside, ...below],
      notes: this.notes,
      strayNumbers: this.strayNumbers,
    };
  }

  private take(row: number, cells: readonly Cell[]): void {
    const { reader, open } = this;
    if (open && open.bodyRows.length + open.pending.length === 0 && continuesHeader(reader, cells, open.columns)) {
      open.headerRows.push(row);
      open.columns = columnsUnder(reader, open.headerRows);
      this.setAside(cells);
    } else if (beginsHeader(reader, cells, open?.columns)) {
      this.close();
      const columns = columnsUnder(reader, [row]);
      this.open = { columns, headerRows: [row], bodyRows: [], lines: this.lines, pending: [] };
      this.lines = [];
      this.setAside(cells);
    } else if (open && isAlone(reader, cells, open.columns)) {
      open.pending.push(row);
    } else if (open && isBodyRow(reader, cells, open.columns)) {
      open.bodyRows.push(...open.pending.splice(0), row);
      this.setAside(cells);
    } else {
      this.readLines(cells);
    }
  }

  /** Ends the open table; what is pending below it belongs to what follows. */
  private close(): void {
    const { open } = this;
    if (!open) return;
    const since = this.lines;
    this.lines = [];
    for (const row of open.pending) this.readLines(this.reader.grid.cellsIn(row));
    this.lines.push(...since);
    this.tables.push(open);
    this.open = undefined;
  }

  private setAside(cells: readonly Cell[]): void {
    for (const cell of cells) {
      const line = this.lineOf(cell);
      if (line && isLabelled(line.reading)) this.beside.push(line);
    }
  }

  private readLines(cells: readonly Cell[]): void {
    let noted = false;
    const isLabels = isLabelRow(this.reader, cells);
    for (const cell of cells) {
      const line = this.lineOf(cell);
      // beside a note stands more of it; in a row of labels, each says what the next cell is
      noted = line?.reading.opening === 'note' || (noted && !(isLabels && cells.indexOf(cell) % 2 === 0));
      if (noted) this.notes.push(cell);
      else if (line && !holdsNumber(this.reader, cell)) this.lines.push(line);
      else if (holdsNumber(this.reader, cell) && !(line && line.reading.periods.length > 0))
        this.strayNumbers.push(cell);
      else if (line) this.lines.push(line);
    }
  }

  private lineOf(cell: Cell): TextLine | undefined {
    return cell.kind === 'text' ? { cell, reading: this.reader.read(cell.text) } : undefined;
  }
}

/** One text alone in its row, which says something of the rows below it, unless it only names a row left blank. */
function isAlone(reader: SheetReader, cells: readonly Cell[], columns: readonly Column[]): boolean {
  const [cell] = cells;
  if (cells.length !== 1 || cell?.kind !== 'text' || isFigureLike(reader, cell)) return false;
  const reading = reader.read(cell.text);
  const namesRow = columns[cell.column]?.names.has('period') === true && reading.periods.length > 0;
  return reading.opening === undefined && !namesRow;
}

/** A row of the table's body: it has what could be figures, or names what they would be of. */
function isBodyRow(reader: SheetReader, cells: readonly Cell[], columns: readonly Column[]): boolean {
  const [first] = cells;
  if (first?.kind === 'text' && reader.read(first.text).opening === 'note') return false;
  if (cells.some((cell) => cell.kind !== 'date' && isFigureLike(reader, cell))) return true;
  return cells.some((cell) => {
    if (columns[cell.column]?.use !== 'names' || cell.kind !== 'text') return false;
    const reading = reader.read(cell.text);
    return reading.covered && (namesMember(reading) || reading.opening === 'example') && !isLabelled(reading);
  });
}
