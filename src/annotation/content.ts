import type { Finding } from '../model';
import { SheetCollector, type OpenWorkbook, type Row, type TaskFile, type Workbook } from '../workbook';
import { parseAddress } from './marks';

/** What was read of a file for its copy. */
export interface Content {
  readonly workbook: Workbook;
  /** All of it; or the rows that findings name and no others; or these and the first ones, since all would be too much. */
  readonly extent: 'all' | 'named' | 'some';
}

/** Reads a file for its copy: all of it or, of a package that can be patched, no more than is needed for that. Nothing where it can't be read. */
export type ReadContent = (wanted: 'all' | 'needed') => Promise<Content | undefined>;

/** So many rows of a sheet are its headings, or tell what it is. */
const headRows = 20;

/** Reads the file of a task. */
export function contentOf(file: TaskFile, findings: readonly Finding[]): ReadContent {
  const named = rowsOf(findings);
  return async (wanted) => {
    const opening = await file.open(async (workbook): Promise<Content> => {
      const needed = wanted === 'needed' && workbook.format === 'xlsx';
      const rows = needed ? (sheet: string, row: number) => named.get(sheet)?.has(row) === true : undefined;
      return { workbook: await gathered(workbook, file, rows), extent: needed ? 'named' : 'all' };
    });
    if (opening.ok) return opening.value;
    if (opening.finding.code !== 'WORKBOOK_TOO_MANY_CELLS') return undefined;
    const some = (sheet: string, row: number): boolean => row < headRows || named.get(sheet)?.has(row) === true;
    const again = await file.open((workbook) => gathered(workbook, file, some));
    return again.ok ? { workbook: again.value, extent: 'some' } : undefined;
  };
}

/** The rows that findings name, zero-based, by sheet. */
function rowsOf(findings: readonly Finding[]): ReadonlyMap<string, ReadonlySet<number>> {
  const rows = new Map<string, Set<number>>();
  for (const { sheet, cell, cells } of findings) {
    if (sheet === undefined) continue;
    const own = rows.get(sheet) ?? new Set();
    rows.set(sheet, own);
    for (const address of cell === undefined ? cells : [cell, ...cells]) {
      const place = parseAddress(address);
      if (place) own.add(place.row);
    }
  }
  return rows;
}

async function gathered(
  { format, sheets }: OpenWorkbook,
  { limits }: TaskFile,
  wanted: ((sheet: string, row: number) => boolean) | undefined,
): Promise<Workbook> {
  const collector = new SheetCollector(limits);
  const collected = [];
  for (const sheet of sheets) {
    const { name, hidden } = sheet;
    const gathering = collector.sheet(name, hidden);
    const isWanted = ([first]: Row): boolean => first !== undefined && (!wanted || wanted(name, first.row));
    for await (const rows of sheet.rows()) gathering.add(wanted ? rows.filter(isWanted) : rows);
    collected.push(gathering.end(sheet.merges()));
  }
  return { format, sheets: collected };
}
