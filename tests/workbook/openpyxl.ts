import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CellKind } from '../../src/workbook';
import { programOf } from '../servers/tools';
import { describeCell, numberCell, type Summary } from './summary';

/** A cell as openpyxl-cells.py tells of it; without a kind, a formula without a result. */
interface Told {
  readonly kind?: CellKind;
  readonly text?: string;
  readonly format?: string;
  readonly formula?: string;
}
type ToldSheet = Omit<Summary, 'cells'> & { readonly cells: Readonly<Record<string, Told>> };

/** What openpyxl finds in the workbooks, all of them read by one process. */
export function openpyxlSummaries(workbooks: readonly Buffer[]): Summary[][] {
  const folder = mkdtempSync(join(tmpdir(), 'tongbao-openpyxl-'));
  try {
    const paths = workbooks.map((bytes, index) => {
      const path = join(folder, `${index}.xlsx`);
      writeFileSync(path, bytes);
      return path;
    });
    const script = join(__dirname, 'openpyxl-cells.py');
    const told = execFileSync(programOf('openpyxl'), [script, ...paths], { encoding: 'utf8', maxBuffer: 2 ** 28 });
    return (JSON.parse(told) as ToldSheet[][]).map((sheets) =>
      sheets.map((sheet) => ({ ...sheet, merges: [...sheet.merges].sort(), cells: cellsOf(sheet.cells) })),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function cellsOf(told: Readonly<Record<string, Told>>): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const [address, { kind, text = '', format = '', formula }] of Object.entries(told)) {
    const extra = formula === undefined ? {} : { formula: formula.replaceAll('_xlfn.', '') };
    // as XML can't have it; openpyxl leaves that as it is written
    const meant = text
      .replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
      .replaceAll('\r\n', '\n');
    if (kind === 'text' && meant.trim() === '') continue;
    const cell = kind === 'number' ? numberCell(Number(text), format) : { kind: kind ?? 'uncalculated', text: meant };
    cells[address] = describeCell({ ...cell, ...extra });
  }
  return cells;
}
