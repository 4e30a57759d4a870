import { read, type CellObject } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import type { StoredObservation } from '../../src/warehouse';
import { sampleProvince, type SampleProvince } from './sample-province';

/** Every figure leads back to its cell: looked up in the stored bytes by other means than those that read them. */

let province: SampleProvince;
const months = Array.from({ length: 6 }, (_, index) => `2009-${String(index + 7).padStart(2, '0')}`);

beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined); // the library's remarks on the .ods's number formats

  province = await sampleProvince();
}, 120_000);
afterAll(() => province.close());

/** What stands in a cell of a stored workbook. */
type Look = (sheet: string, address: string) => string | undefined;

async function lookInto(bytes: Uint8Array): Promise<Look> {
  if (bytes[0] === 0x50 && Buffer.from(bytes).includes('xl/workbook.xml')) {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes.slice().buffer);
    return (sheet, address) => {
      const value = workbook.getWorksheet(sheet)?.getCell(address).value;
      if (value !== null && typeof value === 'object' && 'richText' in value) {
        return value.richText.map(({ text }) => text).join('');
      }
      return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
    };
  }
  if (bytes[0] === 0x50 || bytes[0] === 0xd0) {
    const workbook = read(bytes);
    return (sheet, address) => {
      const cell = workbook.Sheets[sheet]?.[address] as CellObject | undefined;
      return cell?.v === undefined ? undefined : String(cell.v);
    };
  }
  const rows = new TextDecoder('gb18030')
    .decode(bytes)
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return (_, address) => rows[Number(address.slice(1)) - 1]?.[address.charCodeAt(0) - 65];
}

test('each of the 2,257 branch-month observations that carry volume stands in its stored workbook as recorded', async () => {
  const { warehouse } = province.tongbao;
  const all: StoredObservation[] = [];
  const version = await warehouse.version();
  for (let page = await warehouse.observations({ periods: months }, version, 500); ;) {
    all.push(...page.rows);
    const last = page.rows.at(-1);
    if (!page.hasNext || !last) break;
    page = await warehouse.observations({ periods: months }, version, 500, last);
  }
  expect(all).toHaveLength(2268);
  const weighing = all.filter(({ volume }) => volume?.gt('0'));
  expect(weighing).toHaveLength(2257);
  const looks = new Map<number, Look>();
  for (const id of new Set(weighing.map(({ submission }) => submission))) {
    const bytes = await warehouse.workbook(id);
    looks.set(id, await lookInto(bytes ?? new Uint8Array()));
  }
  expect(looks.size).toBe(14);
  const astray = weighing.filter(({ submission, source }) => {
    const look = looks.get(submission);
    const value = look?.(source.sheet, source.cell);
    const volume = look?.(source.sheet, source.volumeCell ?? '');
    return value !== source.rawText || volume !== source.volumeRawText;
  });
  expect(astray.map(({ submission, source }) => [submission, source])).toEqual([]);
});
