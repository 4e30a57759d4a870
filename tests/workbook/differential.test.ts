import fc from 'fast-check';
import { findingKinds } from '../../src/model';
import { readWorkbook } from '../../src/workbook';
import { Refusal } from '../../src/workbook/refusal';
import { workbooks } from './cell-arbitraries';
import { sheetjsSummary } from './sheetjs';
import { summaryOf, withoutResults, type Summary } from './summary';
import { limits, unzip, zip } from './support';

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

/** What of a part is changed. */
const places = {
  character: /[0-9A-Za-z.-]/g,
  attribute: / [\w:]+="[^"]*"/g,
  element: /<(c|row|si|xf|numFmt|sheet) [^>]*?(?:\/>|>.*?<\/\1>)/gs,
  tag: /<[^>]*>/g,
} as const;
const insertions = [
  ...['<!-- x -->', '<x/>', '<v>3</v>', '<c><v>3</v></c>', '<row/>', '&lt;', '&#50;', ' ', '<f>A1</f>'],
  ...['<is><t>q</t></is>', '<![CDATA[7]]>'],
];
const sheetParts = ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml'];
// not the types of the parts: SheetJS goes by those, Tongbao by what the workbook refers to
const otherParts = ['xl/styles.xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels'];

interface Edit {
  readonly part: string;
  readonly kind: keyof typeof places | 'insertion';
  /** Which of the places, as a share of them all. */
  readonly at: number;
  readonly character: string;
  readonly inserted: string;
}
const change = fc.record({
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  character: fc.constantFrom(...'0123456789.-eEABZrstvcn'),
  inserted: fc.constantFrom(...insertions),
});
const kinds = ['character', 'character', 'character', 'attribute', 'element', 'tag'] as const;
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...sheetParts, ...otherParts), fc.constantFrom(...kinds, 'insertion' as const), change)
    .map(([part, kind, rest]) => ({ part, kind, ...rest })),
  // SheetJS loses the first of the shared texts where anything stands before it
  fc.tuple(fc.constantFrom(...kinds), change).map(([kind, rest]) => ({ part: 'xl/sharedStrings.xml', kind, ...rest })),
);

function edited(xml: string, { kind, at, character, inserted }: Edit): string {
  const body = xml.indexOf('?>') + 2;
  const found = [...xml.slice(body).matchAll(places[kind === 'insertion' ? 'tag' : kind])];
  const match = found[Math.floor(at * found.length)];
  if (!match) return xml;
  const [whole] = match;
  const from = body + match.index;
  const by = { character, attribute: '', element: whole + whole, tag: '', insertion: whole + inserted }[kind];
  return xml.slice(0, from) + by + xml.slice(from + whole.length);
}

async function ourSummary(bytes: Buffer): Promise<Summary[] | undefined> {
  try {
    return summaryOf(await readWorkbook(bytes, limits));
  } catch (error) {
    // anything else is a fault
    if (!(error instanceof Refusal)) throw error;
    expect(findingKinds).toHaveProperty(error.finding.code);
    return undefined;
  }
}

test('a workbook that something was done to is refused, or has the cells that SheetJS finds, if it finds any', async () => {
  const outcomes = { refused: 0, same: 0, refusedBySheetjs: 0 };
  await fc.assert(
    fc.asyncProperty(workbooks, fc.array(edit, { minLength: 1, maxLength: 2 }), async (whole, edits) => {
      const parts = unzip(whole);
      for (const one of edits) parts.set(one.part, edited(parts.get(one.part) ?? '', one));
      const bytes = zip([...parts].map(([name, content]) => ({ name, content })));
      const ours = await ourSummary(bytes);
      if (!ours) return void (outcomes.refused += 1);
      let theirs: Summary[];
      try {
        theirs = sheetjsSummary(bytes);
      } catch {
        return void (outcomes.refusedBySheetjs += 1);
      }
      expect(ours).toEqual(withoutResults(theirs, ours));
      outcomes.same += 1;
    }),
    { numRuns: 1000, seed: 20_091_231 },
  );
  // Changes that never or always did harm would prove nothing.
  expect(outcomes.same).toBeGreaterThan(200);
  expect(outcomes.refused).toBeGreaterThan(200);
  expect(outcomes.refusedBySheetjs).toBeLessThan(100);
});
