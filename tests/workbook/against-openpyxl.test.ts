import { readWorkbook } from '../../src/workbook';
import { eastWorkbook, westWorkbook } from '../hospital/hospital';
import { describeWithTool } from '../servers/tools';
import { generated, particular, xlsxSamples } from './generated';
import { openpyxlSummaries } from './openpyxl';
import { spellings } from './spellings';
import { summaryOf, withoutResults } from './summary';
import { limits } from './support';

describeWithTool('openpyxl', 'an .xlsx has the cells that openpyxl finds in it', () => {
  test('samples, generated workbooks and one particularity after the other', async () => {
    const seeds = Array.from({ length: 60 }, (_, index) => 9000 + index);
    const workbooks: (readonly [string, Buffer])[] = [
      ...xlsxSamples(),
      ...(await Promise.all(seeds.map(async (seed) => [`generated ${seed}`, await generated(seed)] as const))),
      ...(await particular()),
      ...spellings.map(({ title, bytes }) => [title, bytes] as const),
      ['the east', Buffer.from(await eastWorkbook())],
      ['the west', Buffer.from(await westWorkbook())],
    ];
    const theirs = openpyxlSummaries(workbooks.map(([, bytes]) => bytes));
    let cells = 0;
    for (const [index, [name, bytes]] of workbooks.entries()) {
      const ours = summaryOf(await readWorkbook(bytes, limits));
      expect([name, ours]).toEqual([name, withoutResults(theirs[index] ?? [], ours)]);
      cells += ours.reduce((sum, sheet) => sum + Object.keys(sheet.cells).length, 0);
    }
    expect(cells).toBeGreaterThan(10_000);
  });
});
