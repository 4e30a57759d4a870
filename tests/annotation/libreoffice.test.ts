import { describeWithLibreOffice, savedByLibreOffice } from '../templates/libreoffice';
import { ods, sample, unzip } from '../workbook/support';
import { fullWorkbook } from './full-workbook';
import { commentsOf } from './opened';
import { annotated, plant, read } from './support';

const unreadable = (sheet: string, cell: string) => plant('NUMBER_UNREADABLE', { sheet, cell }, { text: '1.76x' });
const complaint = '【错误】“1.76x”不是数字\n→ 改为数字；未报填“—”，无业务填“无”';

describeWithLibreOffice('LibreOffice opens the annotated copy', () => {
  const fushun = sample('抚顺');
  const originals = [sample('沈阳'), fullWorkbook(), fushun];
  const findings = [
    [unreadable('固定电话', 'D8'), plant('VALUES_TWO', { sheet: '互联网接入', cell: 'C9', cells: ['Z40'] })],
    [unreadable('数据', 'B2'), unreadable('数据', 'D5'), unreadable("O'Neil & 表", 'B2'), unreadable('空', 'C3')],
  ];
  let files: Buffer[] = [];
  beforeAll(async () => {
    findings.push([unreadable((await read(fushun)).sheets[0]?.name ?? '', 'B4')]);
    const copies = await Promise.all(originals.map((bytes, index) => annotated(bytes, findings[index] ?? [])));
    files = savedByLibreOffice([...originals.slice(0, 2), ...copies.map(({ bytes }) => bytes)], 'ods');
  });

  test('and sees the comments at their cells', () => {
    const [, , shenyang, full, values] = files.map(commentsOf);
    expect(shenyang?.get('固定电话!D8')).toBe(complaint);
    expect(shenyang?.get('互联网接入!Z40')).toBe('【错误】见 C9：重复填报');
    expect([...(shenyang?.keys() ?? [])]).toEqual(['固定电话!D8', '互联网接入!C9', '互联网接入!Z40']);
    expect(full?.get('数据!B2')).toBe(`请核对\n\n${complaint}`);
    expect([...(full?.keys() ?? [])]).toEqual(['数据!B2', '数据!A3', '数据!D5', "O'Neil & 表!B2", '空!C3']);
    expect([...(values?.values() ?? [])]).toEqual([complaint]);
  });

  test('with all else as in the original', async () => {
    const [shenyang, full, shenyangCopy, fullCopy] = await Promise.all(
      files.map(async (bytes) => ({ ...(await read(bytes)), parts: unzip(bytes) })),
    );
    expect(shenyangCopy?.sheets[0]?.name).toBe('检查结果');
    expect(shenyangCopy?.sheets.slice(1)).toEqual(shenyang?.sheets);
    expect(fullCopy?.sheets.slice(1)).toEqual(full?.sheets);
    const count = (parts: Map<string, string> | undefined, pattern: RegExp) =>
      parts?.get('content.xml')?.match(pattern)?.length;
    for (const kept of [
      /<draw:object /g,
      /<draw:image /g,
      /<table:content-validation /g,
      /<table:database-range /g,
      /<calcext:conditional-format /g,
      /<table:named-range /g,
    ]) {
      // The sheet of findings has a filter, which is one more range.
      const more = kept.source.includes('database') ? 1 : 0;
      expect([kept.source, count(fullCopy?.parts, kept)]).toEqual([
        kept.source,
        (count(full?.parts, kept) ?? 0) + more,
      ]);
      if (!kept.source.includes('named')) expect(count(full?.parts, kept)).toBeGreaterThan(0);
    }
  });

  test('and follows the links from the first sheet', () => {
    const content = unzip(files[3] ?? Buffer.alloc(0)).get('content.xml') ?? '';
    const links = [...content.matchAll(/xlink:href="([^"]*)"/g)].map(([, link]) => link);
    expect(links).toContain('#&apos;数据&apos;.B2');
    expect(links).toContain('#&apos;O&apos;&apos;Neil &amp; 表&apos;.B2');
  });
});

test('comments are looked for at the cells that they stand in', () => {
  const cell = (content: string) => `<table:table-cell>${content}</table:table-cell>`;
  const comment =
    '<office:annotation><text:p>甲</text:p><text:p>乙<text:span>丙</text:span></text:p></office:annotation>';
  const rows = `<table:table-row table:number-rows-repeated="9">${cell('')}</table:table-row><table:table-row><table:table-cell table:number-columns-repeated="3"/>${cell(comment)}</table:table-row>`;
  expect([...commentsOf(ods(`<table:table table:name="表">${rows}</table:table>`))]).toEqual([['表!D10', '甲\n乙丙']]);
});
