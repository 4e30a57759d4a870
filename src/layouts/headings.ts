import type { Cell } from '../workbook';
import { hasSense, isLabelled, namesMember, sensesOf, type TextReading } from './reading';
import { periodOfNumber } from './period-text';
import { isFigureLike, type Column, type ColumnUse, type SheetReader } from './column';
import type { Dimension } from './vocabulary';

/** 200907, or 2009.07 where it is a text. */
const monthNumber = /^(?:19|20)\d{2}\.?(?:0[1-9]|1[0-2])$/;

/** Whether a cell can be a heading: known words that are not a label with its content, a date, or 200907. */
function isHeading(reader: SheetReader, cell: Cell): boolean {
  if (cell.kind === 'date') return true;
  if (cell.kind === 'number') return monthNumber.test(cell.text) && !cell.text.includes('.');
  if (cell.kind !== 'text') return false;
  const reading = reader.read(cell.text);
  if (monthNumber.test(reading.folded)) return true;
  return !isFigureLike(reader, cell) && reading.covered && reading.opening === undefined && !isLabelled(reading);
}

/** A row of headings: at least two, no figures beside them, and not `填报单位 | 大连分公司` in neighbouring cells. */
export function beginsHeader(reader: SheetReader, cells: readonly Cell[], open?: readonly Column[]): boolean {
  const headings = cells.filter((cell) => isHeading(reader, cell));
  if (headings.length < 2 || cells.some((cell) => !headings.includes(cell) && isFigureLike(reader, cell))) return false;
  const over = open ? headings.filter(({ column }) => open[column]?.use === 'figures') : headings;
  return headsColumns(reader, over) && !isLabelRow(reader, cells);
}

const headingKinds = ['heading', 'role', 'indicator'] as const;
const memberKinds = ['service', 'customerClass', 'branch'] as const;

/**
 * Words that head columns (月份, 指标值, an indicator), or at least two members of one dimension side by side: one
 * service or period alone stands in a row or a title just as well.
 */
function headsColumns(reader: SheetReader, cells: readonly Cell[]): boolean {
  const readings = cells.flatMap((cell) => (cell.kind === 'text' ? [reader.read(cell.text)] : []));
  if (readings.some((reading) => headingKinds.some((kind) => hasSense(reading, kind)))) return true;
  const periods = cells.length - readings.length + readings.filter((reading) => reading.periods.length > 0).length;
  return periods > 1 || memberKinds.some((kind) => readings.filter((reading) => hasSense(reading, kind)).length > 1);
}

/** Labels and what they say, in neighbouring cells: `填报单位 | 大连分公司 | 统计期间 | 2009年下半年`. */
export function isLabelRow(reader: SheetReader, cells: readonly Cell[]): boolean {
  if (cells.length % 2 !== 0 || cells.some((cell) => cell.kind !== 'text')) return false;
  const readings = cells.map((cell) => reader.read(cell.text));
  return readings.every((reading, i) => i % 2 === 0 || isContentOf(readings[i - 1], reading));
}

/** Whether a label heads just what the text says: 填报单位 a branch, 统计期间 a period. After 审核 stands anything. */
function isContentOf(label: TextReading | undefined, content: TextReading): boolean {
  if (!label || label.opening === 'note') return label !== undefined;
  const headed = label.covered && !namesMember(label) ? sensesOf(label, 'heading').map((sense) => sense.of) : [];
  return headed.some((of) => (of === 'period' ? content.periods.length > 0 : of !== 'other' && hasSense(content, of)));
}

/** A further row of the heading band: no figures, and a heading over a column that does not name rows. */
export function continuesHeader(reader: SheetReader, cells: readonly Cell[], columns: readonly Column[]): boolean {
  const heads = (cell: Cell): boolean => isHeading(reader, cell) || isMonthUnder(reader, cell, columns);
  if (cells.some((cell) => !heads(cell) && (cell.kind !== 'text' || isFigureLike(reader, cell)))) return false;
  if (cells.some((cell) => cell.kind === 'text' && reader.read(cell.text).opening !== undefined)) return false;
  const over = cells.filter(
    (cell) => isMonthUnder(reader, cell, columns) || (columns[cell.column]?.use !== 'names' && isHeading(reader, cell)),
  );
  // a date alone is what a program made of 10-5
  if (over.length === 1 && over[0]?.kind === 'date') return false;
  return over.length > 0 && (cells.length > 1 || over.every((cell) => isUnit(reader, cell)));
}

/** 1, 2, 3 under a heading 月份 that stretches over several columns. */
function isMonthUnder(reader: SheetReader, cell: Cell, columns: readonly Column[]): boolean {
  const above = columns[cell.column]?.headings.at(-1);
  if (above?.kind !== 'text' || reader.grid.lastColumnOf(above) === above.column) return false;
  return (
    sensesOf(reader.read(above.text), 'heading').some(({ of }) => of === 'period') &&
    periodOfNumber(cell.text.trim()) !== undefined
  );
}

function isUnit(reader: SheetReader, cell: Cell): boolean {
  return cell.kind === 'text' && hasSense(reader.read(cell.text), 'unit') && !namesMember(reader.read(cell.text));
}

/** The columns under a band of heading rows. */
export function columnsUnder(reader: SheetReader, rows: readonly number[]): Column[] {
  const columns: Column[] = [];
  for (let index = 0; index <= reader.grid.lastColumn; index++) {
    const headings: Cell[] = [];
    rows.forEach((row, level) => {
      const cell = reader.grid.at(row, index) ?? groupHeading(reader, rows, level, index);
      if (cell && headings.at(-1) !== cell && !isLabel(reader, cell)) headings.push(cell);
    });
    columns.push(describe(reader, index, headings));
  }
  return columns;
}

/** `填报单位：大连分公司` beside a table's headings is a line of its own. */
function isLabel(reader: SheetReader, cell: Cell): boolean {
  return cell.kind === 'text' && isLabelled(reader.read(cell.text));
}

/** Over a blank place, the unmerged heading to its left that groups the columns: only above a further row of headings. */
function groupHeading(reader: SheetReader, rows: readonly number[], level: number, column: number): Cell | undefined {
  const { grid } = reader;
  const below = rows.slice(level + 1).map((row) => grid.at(row, column));
  if (!below.some((cell) => cell !== undefined)) return undefined;
  const row = rows[level] ?? 0;
  for (let left = column - 1; left >= 0; left--) {
    const cell = grid.at(row, left);
    if (!cell) continue;
    if (grid.lastColumnOf(cell) !== cell.column || cell.kind === 'number') return undefined;
    const ownBelow = rows.slice(level + 1).some((one) => grid.at(one, left) !== undefined);
    return cell.kind === 'date' || groups(reader.read(cell.text), ownBelow) ? cell : undefined;
  }
  return undefined;
}

/** A heading groups columns when it names a member, or with something below it, a role: 装机数 over 1月 and 2月. */
function groups(reading: TextReading, hasOwnBelow: boolean): boolean {
  return reading.covered && (namesMember(reading) || (hasOwnBelow && hasSense(reading, 'role')));
}

function describe(reader: SheetReader, index: number, headings: readonly Cell[]): Column {
  const names = new Set<Dimension>();
  const uses = headings.flatMap((cell): ColumnUse[] => {
    // a date or 200907 says which month the figures below are of
    const reading = cell.kind === 'text' ? reader.read(cell.text) : undefined;
    const use = reading ? useUnder(reading, names) : 'figures';
    return use ? [use] : [];
  });
  // the nearest heading that is understood decides; a remark or a target stays one, whatever stands below it
  const known = uses.filter((use) => use !== 'unknown');
  const use = known.includes('other') ? 'other' : (known.at(-1) ?? (headings.length === 0 ? 'names' : 'unknown'));
  return { index, use, headings, names };
}

/** What one heading says of the column below it; dimensions that its cells name are added to `names`. */
function useUnder(reading: TextReading, names: Set<Dimension>): ColumnUse | undefined {
  const of = sensesOf(reading, 'heading').map((sense) => sense.of);
  if (!reading.covered) return looksLikeFigures(reading) ? 'figures' : 'unknown';
  if (reading.opening !== undefined && !of.includes('other')) return 'unknown';
  if (namesMember(reading) || hasSense(reading, 'role') || hasSense(reading, 'aggregate')) return 'figures';
  if (of.includes('other')) return 'other';
  for (const one of of) if (one !== 'other') names.add(one);
  if (of.length > 0) return 'names';
  return hasSense(reading, 'unit') ? 'figures' : undefined;
}

/** Whether a heading that is not understood is one of figures nevertheless: it names a role, or a unit in brackets. */
function looksLikeFigures({ folded, mentions }: TextReading): boolean {
  return mentions.some(({ start, end, senses }) =>
    senses.some(
      ({ kind }) => (kind === 'role' && end - start > 1) || (kind === 'unit' && folded.charAt(start - 1) === '('),
    ),
  );
}
