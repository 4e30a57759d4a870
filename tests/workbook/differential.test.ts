import fc from 'fast-check';
import { readWorkbook } from '../../src/workbook';
import { workbooks } from './cell-arbitraries';
import { sheetjsSummary } from './sheetjs';
import { summaryOf, withoutResults } from './summary';
import { limits } from './support';

test('whatever way a workbook is written, its cells are those that SheetJS finds', async () => {
  let cells = 0;
  await fc.assert(
    fc.asyncProperty(workbooks, async (bytes) => {
      const ours = summaryOf(await readWorkbook(bytes, limits));
      expect(ours).toEqual(withoutResults(sheetjsSummary(bytes), ours));
      cells += ours.reduce((sum, sheet) => sum + Object.keys(sheet.cells).length, 0);
    }),
    { numRuns: 300, seed: 20_091_231 },
  );
  expect(cells).toBeGreaterThan(3000);
});
