import type { Cell } from '../workbook';
import type { Column, SheetReader } from './column';
import { coordinatesOf, isPart, join, type Coordinates, type MemberDimension } from './coordinates';
import { periodOfNumber } from './period-text';
import type { UnknownText } from './rows';
import type { Table } from './tables';
import type { Dimension } from './vocabulary';

/** What the headings over a column of figures say. */
export interface ColumnSaid {
  readonly coordinates: Coordinates;
  readonly unknown: readonly UnknownText[];
}

/** What is said over each column of figures, by the column's index. */
export function columnsSaid(reader: SheetReader, table: Table): Map<number, ColumnSaid> {
  const columns = table.columns.filter(({ use }) => use === 'figures');
  const dated = rowsOfPeriods(reader, columns);
  const said = columns.map((column) => headingsSay(reader, column, dated));
  // 平均 beside 装机数, in a table without periods across, is only what the value is called
  const enumerates = said.some(({ coordinates }) => coordinates.periods.length > 0);
  const own = said.map(({ coordinates }) =>
    coordinates.aggregate === 'mean' && !enumerates ? { ...coordinates, aggregate: undefined } : coordinates,
  );
  // where the first column is a part that does not say whose, parts lead and values follow
  const leads = own[0] !== undefined && isAnonymousPart(own[0]);
  const isValue = (one: Coordinates): boolean => !isPart(one) && one.aggregate === undefined;
  return new Map(
    columns.map(({ index }, i) => {
      const before = own.slice(0, i).filter(isValue).reverse();
      const values = leads ? own.slice(i + 1).filter(isValue) : before;
      return [index, { coordinates: inherit(own[i] as Coordinates, values), unknown: said[i]?.unknown ?? [] }];
    }),
  );
}

/** Rows of headings in which at least two different ones state periods: what else stands there was to state one, too. */
function rowsOfPeriods(reader: SheetReader, columns: readonly Column[]): ReadonlySet<number> {
  const stating = new Set(columns.flatMap(({ headings }) => headings.filter((cell) => statesPeriod(reader, cell))));
  const rows = [...stating].map(({ row }) => row);
  return new Set(rows.filter((row, i) => rows.indexOf(row) !== i));
}

function statesPeriod(reader: SheetReader, cell: Cell): boolean {
  const reading = cell.kind === 'text' ? reader.read(cell.text) : undefined;
  return reading?.covered ? reading.periods.length > 0 : periodOfNumber(reading?.folded ?? cell.text) !== undefined;
}

const period: ReadonlySet<Dimension> = new Set(['period']);
const nothing: ReadonlySet<Dimension> = new Set();

function headingsSay(reader: SheetReader, column: Column, dated: ReadonlySet<number>): ColumnSaid {
  const unknown: UnknownText[] = [];
  const parts = column.headings.map((cell) => {
    if (cell.kind !== 'text') return ofPeriod(cell);
    const reading = reader.read(cell.text);
    if (!reading.covered && periodOfNumber(reading.folded)) return ofPeriod({ ...cell, text: reading.folded });
    if (!reading.covered) unknown.push({ cell, expected: dated.has(cell.row) ? period : nothing });
    return coordinatesOf([[reading, column.names]]);
  });
  return { coordinates: join(parts), unknown };
}

function ofPeriod(cell: Cell): Coordinates {
  const period = periodOfNumber(cell.text);
  return { ...coordinatesOf([]), periods: period ? [period] : [] };
}

function isAnonymousPart(said: Coordinates): boolean {
  return isPart(said) && said.members.indicator.size === 0 && said.partOf.size === 0;
}

const inherited = ['branch', 'service', 'indicator', 'customerClass'] as const satisfies readonly MemberDimension[];

/**
 * A numerator or volume belongs to the nearest of the values that it does not contradict, and takes over what it does not say
 * itself; failing that, to the one indicator whose part its word names.
 */
export function inherit(own: Coordinates, values: readonly Coordinates[]): Coordinates {
  if (!isPart(own)) return own;
  const value = values.find((one) => suits(own, one));
  if (value) {
    const members = { ...own.members };
    for (const dimension of inherited)
      if (own.members[dimension].size === 0) members[dimension] = value.members[dimension];
    return { ...own, members, periods: own.periods.length > 0 ? own.periods : value.periods };
  }
  const names = own.members.indicator.size === 0 && own.partOf.size === 1;
  return names ? { ...own, members: { ...own.members, indicator: own.partOf } } : own;
}

function suits(part: Coordinates, value: Coordinates): boolean {
  const agrees = inherited.every((dimension) => {
    const [mine, its] = [part.members[dimension], value.members[dimension]];
    return mine.size === 0 || [...mine].every((code) => its.has(code));
  });
  const whose = [...value.members.indicator];
  return agrees && (part.partOf.size === 0 ? true : whose.length > 0 && whose.every((code) => part.partOf.has(code)));
}
