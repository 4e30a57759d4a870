import { Workbook, type Cell, type Worksheet } from 'exceljs';
import type { Catalogue, CatalogueSeries } from '../../src/catalogue';
import type { Language } from '../../src/foundation';
import { periodCode, seriesKey, type Period } from '../../src/model';

/** What a clerk writes for one series and period; what is absent is left blank. */
export interface Written {
  readonly value?: number | string | undefined;
  readonly volume?: number | undefined;
  /** Chosen from the list of what may stand instead of a value. */
  readonly pick?: string | undefined;
}

/** The cells of one series in one row. */
interface Cells {
  value?: Cell;
  volume?: Cell;
  pick?: Cell;
}

export async function opened(bytes: Uint8Array): Promise<Workbook> {
  const workbook = new Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  return workbook;
}

/** Whether a cell can be written into while its sheet is protected; one without any protection of its own can not. */
export function isOpen(cell: Cell): boolean {
  const protection = cell.protection as Cell['protection'] | undefined;
  return protection?.locked === false;
}

/** Finds the cells of a form as a person does, by what its headings say: by `series period`. */
export function cellsOfForms(
  workbook: Workbook,
  catalogue: Catalogue,
  language: Language,
  periods: readonly Period[],
): Map<string, Cells> {
  const found = new Map<string, Cells>();
  for (const service of catalogue.services) {
    const sheet = workbook.getWorksheet(service.name[language]);
    if (!sheet) continue;
    const measured = catalogue.series.filter((one) => one.service === service.code);
    for (const [key, cells] of cellsOfForm(sheet, catalogue, language, measured, periods)) found.set(key, cells);
  }
  return found;
}

const headingsOfPeriods = ['月份', '季度', '期间', 'Month', 'Quarter', 'Period'];

function cellsOfForm(
  sheet: Worksheet,
  catalogue: Catalogue,
  language: Language,
  measured: readonly CatalogueSeries[],
  periods: readonly Period[],
): Map<string, Cells> {
  let top = 1;
  while (!headingsOfPeriods.includes(sheet.getCell(top, 1).text)) top++;
  let first = top;
  while (sheet.getCell(first, 1).text === sheet.getCell(top, 1).text) first++;
  const found = new Map<string, Cells>();
  for (let column = 2; sheet.getCell(first - 1, column).text !== ''; column++) {
    const headings = [
      ...new Set(Array.from({ length: first - top }, (_, row) => sheet.getCell(top + row, column).text)),
    ];
    const [indicator = '', ...rest] = headings;
    const role = (rest.pop() ?? '').replace(/\s/g, '');
    const customerClass = rest[0];
    const series = measured.find(
      (one) =>
        indicator.startsWith(catalogue.indicator(one.indicator)?.name[language] ?? '?') &&
        (customerClass === undefined || catalogue.customerClass(one.customerClass)?.name[language] === customerClass),
    );
    if (!series) throw new Error(`no series for ${headings.join(' / ')}`);
    periods.forEach((period, index) => {
      const key = `${seriesKey(series)} ${periodCode(period)}`;
      const cells = found.get(key) ?? {};
      found.set(key, cells);
      const numerator = catalogue.indicator(series.indicator)?.numerator?.name[language].replace(/\s/g, '');
      const isValue = /^(?:指标值|Value)$/.test(role) || role === numerator;
      const place = /（或选）|\(ifnone\)/.test(role) ? 'pick' : isValue ? 'value' : 'volume';
      cells[place] = sheet.getCell(first + index, column);
    });
  }
  return found;
}

/** Writes figures into a template, each into the cells that its headings and row name. */
export async function fillIn(
  bytes: Uint8Array,
  catalogue: Catalogue,
  language: Language,
  periods: readonly Period[],
  figures: ReadonlyMap<string, Written>,
): Promise<Uint8Array> {
  const workbook = await opened(bytes);
  const cells = cellsOfForms(workbook, catalogue, language, periods);
  for (const [key, written] of figures) {
    const target = cells.get(key);
    for (const place of ['value', 'volume', 'pick'] as const) {
      const content = written[place];
      if (content === undefined) continue;
      const cell = target?.[place];
      if (!cell) throw new Error(`no cell for the ${place} of ${key}`);
      if (!isOpen(cell)) throw new Error(`${key}: ${cell.address} is locked`);
      cell.value = content;
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
