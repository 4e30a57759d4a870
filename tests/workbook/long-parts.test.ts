import { deflateRawSync } from 'node:zlib';
import { openWorkbook, readWorkbook, type Cell } from '../../src/workbook';
import { Refusal } from '../../src/workbook/refusal';
import { limits, row, xlsxParts, zip, type ZipEntryDraft } from './support';

/** Enough that a sheet, or the texts, are inflated piece by piece. */
const many = 40_000;

async function refusalOf(bytes: Buffer): Promise<{ code: string; reason: string }> {
  try {
    await readWorkbook(bytes, limits);
  } catch (error) {
    if (error instanceof Refusal) return { code: error.finding.code, reason: String(error.finding.values['reason']) };
    throw error;
  }
  throw new Error('it was read');
}

const rowAt = (number: number, ...values: readonly string[]): string =>
  `<row r="${number}">${values.map((value, index) => `<c r="${'AB'[index]}${number}"${value}</c>`).join('')}</row>`;
const figures = Array.from({ length: many }, (_, index) => rowAt(index + 1, `><v>${index}.5</v>`)).join('');

describe('what a long part declares is proven while it comes', () => {
  const changed = (change: Partial<ZipEntryDraft>) =>
    zip(
      xlsxParts({ sheets: [figures] }).map((entry) =>
        entry.name.endsWith('sheet1.xml') ? { ...entry, ...change } : entry,
      ),
    );
  const content = xlsxParts({ sheets: [figures] }).find(({ name }) => name.endsWith('sheet1.xml'))?.content ?? '';
  const { length } = content;

  test('as it should be', async () => {
    expect(length).toBeGreaterThan(1024 * 1024);
    const { sheets } = await readWorkbook(changed({}), limits);
    expect(sheets[0]?.cells.map(({ text }) => text)).toEqual(Array.from({ length: many }, (_, index) => `${index}.5`));
  });

  test.each([
    ['less than it has', { declaredSize: length - 1 }, 'size'],
    ['more than it has', { declaredSize: length + 1 }, 'size'],
    ['the checksum of something else', { crc: 1 }, 'checksum'],
  ])('%s', async (_, change, reason) => {
    const refused = await refusalOf(changed(change));
    expect(refused.code).toBe('FILE_UNREADABLE');
    expect(refused.reason).toContain(reason);
  });

  test('what is packed in it is broken', async () => {
    const whole = changed({});
    const packed = deflateRawSync(content);
    const at = whole.indexOf(packed);
    expect(at).toBeGreaterThan(0);
    for (let place = 1; place < 12; place += 1) {
      const broken = Buffer.from(whole);
      const byte = at + Math.floor((packed.length * place) / 12);
      broken[byte] = (broken[byte] ?? 0) ^ 0xff;
      expect((await refusalOf(broken)).code).toBe('FILE_UNREADABLE');
    }
  });

  test('rows that came before the damage end in it', async () => {
    const book = await openWorkbook(changed({ crc: 1 }), limits);
    let rows = 0;
    const walk = async (): Promise<void> => {
      for await (const some of book.sheets[0]?.rows() ?? []) rows += some.length;
    };
    await expect(walk()).rejects.toBeInstanceOf(Refusal);
    expect(rows).toBeGreaterThan(0);
  });
});

test('nothing is lost or doubled where one piece ends and the next begins', async () => {
  // of different lengths, so that pieces end at every place within a cell
  const value = (index: number): string => `文${'字'.repeat(index % 7)}&${'x'.repeat(index % 11)}\u{1f600}${index}`;
  const escaped = (index: number): string => value(index).replace('&', '&amp;');
  const sheets = [
    Array.from({ length: many }, (_, index) =>
      rowAt(index + 1, ` t="inlineStr"><is><t>${escaped(index)}</t></is>`, ` t="s"><v>${index}</v>`),
    ).join(''),
  ];
  const strings = Array.from({ length: many }, (_, index) => `<si><t>${escaped(many - index)}</t></si>`).join('');
  const { sheets: read } = await readWorkbook(zip(xlsxParts({ sheets, strings })), limits);
  const textsOf = (column: number): string[] =>
    (read[0]?.cells ?? []).filter((cell: Cell) => cell.column === column).map(({ text }) => text);
  expect(textsOf(0)).toEqual(Array.from({ length: many }, (_, index) => value(index)));
  expect(textsOf(1)).toEqual(Array.from({ length: many }, (_, index) => value(many - index)));
});

describe('what no workbook has', () => {
  test('elements within each other without end', async () => {
    const nested = `<a>`.repeat(2_000_000);
    const bytes = zip(xlsxParts({ sheets: [row('><v>1</v>')], after: nested }));
    expect((await refusalOf(bytes)).reason).toContain('within each other');
  });

  test('a tag without end', async () => {
    const bytes = zip(xlsxParts({ sheets: [row('><v>1</v>')], after: `<a b="${'x'.repeat(8_000_000)}"/>` }));
    expect((await refusalOf(bytes)).reason).toContain('a tag of more than');
  });

  test('more parts than a package may have', async () => {
    const extra = Array.from({ length: 20_001 }, (_, index) => ({ name: `xl/media/${index}`, content: '' }));
    expect((await refusalOf(zip([...xlsxParts({ sheets: [row('><v>1</v>')] }), ...extra]))).reason).toContain(
      'entries',
    );
  });
});
