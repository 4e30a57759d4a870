import { Workbook } from 'exceljs';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const samples = 'imports/liaoning/2009-H2';
export const shenyang = join(samples, readdirSync(samples).find((name) => name.startsWith('沈阳')) ?? '');

/** Writes a copy of Shenyang's workbook in which some cells of the sheet for fixed lines are others. */
export async function copyOfShenyang(
  path: string,
  cells: Readonly<Record<string, string | number | null>>,
): Promise<void> {
  const workbook = new Workbook();
  await workbook.xlsx.readFile(shenyang);
  const sheet = workbook.getWorksheet('固定电话');
  if (!sheet) throw new Error('no sheet for fixed lines');
  for (const [address, value] of Object.entries(cells)) sheet.getCell(address).value = value;
  await workbook.xlsx.writeFile(path);
}
