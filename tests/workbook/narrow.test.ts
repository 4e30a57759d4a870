import { openWorkbook } from '../../src/workbook/open-workbook';
import type { Cell } from '../../src/workbook';
import { limits, xlsx } from './support';

const wanted = new Set([0, 3]);

/** Cells of every spelling, with ends in them that are none. */
const fillers = [
  '<c r="@"><v>1.5</v></c>',
  '<c r="@" t="str"><v><![CDATA[</c>]]>x</v></c>',
  '<c r="@" t="inlineStr"><is><t>a&lt;/c&gt;</t></is></c>',
  '<c r="@"><!-- </c> --><v>7</v></c>',
  '<c r="@"/>',
  '<c r="@" t="b"><v>1</v></c>',
  '<c r="@"><f>A1+1</f><v>2</v></c>',
  '<c r="@" t="str"><f>"&lt;c&gt;"</f><v>y</v></c>',
];

function rowXml(row: number): string {
  const cells = [...'ABCDEF'].map((letter, column) =>
    (fillers[(row * 5 + column) % fillers.length] ?? '').replace('@', `${letter}${row}`),
  );
  return `<row r="${row}">${cells.join('')}</row>`;
}

const bytes = xlsx({
  sheets: [Array.from({ length: 3000 }, (_, index) => rowXml(index + 1)).join('')],
});

async function read(narrowed: boolean): Promise<{ readonly kept: Cell[]; readonly others: number }> {
  const [sheet] = (await openWorkbook(bytes, limits)).sheets;
  const kept: Cell[] = [];
  let others = 0;
  for await (const rows of sheet?.rows() ?? []) {
    for (const cell of rows.flat()) {
      if (wanted.has(cell.column)) kept.push(cell);
      else others += 1;
    }
    if (narrowed) sheet?.narrow(wanted);
  }
  return { kept, others };
}

test('columns that nobody wants are passed over, and the others are what they were', async () => {
  const [whole, narrowed] = [await read(false), await read(true)];
  expect(whole.kept.length).toBeGreaterThan(5000);
  expect(narrowed.kept).toEqual(whole.kept);
  expect(narrowed.others).toBeLessThan(whole.others / 2);
});
