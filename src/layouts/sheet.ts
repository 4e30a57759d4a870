import type { Finding } from '../model';
import type { Cell } from '../workbook';
import { collectFindings, type Collector } from './collect';
import { holdsNumber, type SheetReader } from './column';
import { columnsSaid, inherit } from './columns';
import { contextOf, under, type Context } from './context';
import { isPart, type Coordinates } from './coordinates';
import type { Figure, Total } from './figure';
import { place, type Surroundings } from './place';
import type { TextReading } from './reading';
import { rowNamesReader } from './rows';
import { sectionOf, Sections } from './sections';
import type { SheetTables, Table, TextLine } from './tables';
import { totalsOf, type Aggregated } from './totals';
import { blame } from './unknown';

/** A sheet with its tables found, and what its name and titles say. */
export interface SurveyedSheet {
  readonly reader: SheetReader;
  readonly found: SheetTables;
  readonly name: Context;
  readonly title: Context;
  readonly aside: Context;
}

export interface SheetFigures {
  readonly figures: readonly Figure[];
  readonly totals: readonly Total[];
  readonly findings: readonly Finding[];
}

/** Reads the tables of one sheet. */
export function readSheet(sheet: SurveyedSheet, around: Omit<Surroundings, 'levels'>): SheetFigures {
  const { reader, found, name, title, aside } = sheet;
  const collector = collectFindings(reader.grid.name);
  const read = found.tables.map((table, index) => {
    const own = contextOf(readingsOf(table.lines), around.catalogue);
    const levels = [index === 0 ? title : under(title, own), name, aside];
    const sections = new Sections();
    const stranger = index === 0 || own.services.size > 0 ? undefined : table.lines.find(isStranger);
    if (stranger) sections.open({ kind: 'unknown', cell: stranger.cell });
    return readTable(reader, table, sections, { ...around, levels }, collector);
  });
  reportLines(reader, found, collector);
  if (!reader.grid.mergesFollowed) collector.add({ code: 'SHEET_MERGES_TOO_LARGE' }, 'sheet');
  return {
    figures: read.flatMap(({ figures }) => figures),
    totals: read.flatMap(({ totals }) => totals),
    findings: collector.all(),
  };
}

export function readingsOf(lines: readonly TextLine[]): TextReading[] {
  return lines.map(({ reading }) => reading);
}

/** A line over a further table that may name what nobody knows: what the first title says does not hold for it. */
function isStranger({ reading }: TextLine): boolean {
  return !reading.titled && reading.mentions.length + reading.periods.length === 0 && !/^\(.*\)$/.test(reading.folded);
}

function reportLines(reader: SheetReader, found: SheetTables, collector: Collector): void {
  const address = (cell: Cell): string => reader.grid.address(cell);
  for (const { cell, reading } of [...found.tables.flatMap(({ lines }) => lines), ...found.aside]) {
    for (const mention of reading.opening === undefined ? reading.periods : []) {
      if (mention.kind !== 'masked') continue;
      const values = { text: mention.text };
      collector.add({ code: 'PERIOD_MASKED', cell: address(cell), rawText: cell.text, values }, address(cell));
    }
  }
  for (const cell of found.notes)
    collector.add({ code: 'NOTE_IGNORED', cell: address(cell), rawText: cell.text }, 'notes');
  const code = found.tables.length === 0 ? 'SHEET_WITHOUT_TABLE' : 'NUMBER_STRAY';
  for (const cell of found.strayNumbers) collector.add({ code, cell: address(cell), rawText: cell.text }, 'stray');
}

function readTable(
  reader: SheetReader,
  table: Table,
  sections: Sections,
  surroundings: Surroundings,
  collector: Collector,
): { figures: Figure[]; totals: Total[] } {
  const { grid } = reader;
  const columns = columnsSaid(reader, table);
  const rowNames = rowNamesReader(reader, table);
  const figures: Figure[] = [];
  const aggregated: Aggregated[] = [];
  let valueRows: Coordinates[] = [];
  for (const row of table.bodyRows) {
    const cells = grid.cellsIn(row);
    const section = sectionOf(reader, cells, table.columns);
    if (section) {
      sections.open(section);
      valueRows = [];
      continue;
    }
    const names = rowNames(row);
    if (names.isExample) {
      for (const cell of cells)
        collector.add({ code: 'EXAMPLE_IGNORED', cell: grid.address(cell), rawText: cell.text }, `row ${row}`);
      continue;
    }
    const said = inherit(names.coordinates, valueRows);
    if (!isPart(said)) valueRows = [said];
    for (const cell of names.unplaced) {
      collector.add({ code: 'NUMBER_UNPLACED', cell: grid.address(cell), rawText: cell.text }, `column ${cell.column}`);
    }
    for (const cell of cells) {
      const column = columns.get(cell.column);
      if (!column) {
        reportUnread(reader, table, cell, collector);
        continue;
      }
      const alongside = {
        column: column.coordinates,
        row: said,
        section: sections.coordinates(),
        unknown: [...names.unknown, ...column.unknown],
        blank: names.blank,
        unknownSection: sections.unknown(),
      };
      const placed = place(reader, cell, alongside, surroundings, collector);
      if (placed?.kind === 'figure') figures.push(placed.figure);
      else if (placed) aggregated.push(placed.aggregated);
    }
  }
  return { figures, totals: totalsOf(aggregated, figures) };
}

/** Tells of a number in a column that is not read; the column's heading is to blame. */
function reportUnread(reader: SheetReader, table: Table, cell: Cell, collector: Collector): void {
  const { use, headings } = table.columns[cell.column] ?? {};
  const [heading] = headings ?? [];
  if (!heading || (use !== 'unknown' && use !== 'other') || !holdsNumber(reader, cell)) return;
  const address = (cell: Cell): string => reader.grid.address(cell);
  const blamed = blame(reader, { cell: heading, expected: new Set() }, undefined);
  const passed = { cell: address(heading), rawText: heading.text, values: { text: heading.text } };
  const report =
    use === 'other'
      ? ({ code: 'COLUMN_PASSED_OVER', ...passed } as const)
      : blamed.code === 'HEADING_UNKNOWN'
        ? ({ code: 'COLUMN_IGNORED', ...passed } as const)
        : blamed;
  collector.add(report, passed.cell, address(cell));
}
