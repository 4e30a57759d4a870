import { createWorkbookReader } from '../../src/workbook';
import { byAddress, contentByAddress, limits, ods, workbookOf } from './support';

const reader = createWorkbookReader(limits);
afterAll(() => reader.close());

const cell = (attributes: string, text = '') =>
  `<table:table-cell ${attributes}>${text && `<text:p>${text}</text:p>`}</table:table-cell>`;
const table = (cells: string, attributes = 'table:name="x"') =>
  `<table:table ${attributes}><table:table-row>${cells}</table:table-row></table:table>`;
const styles =
  '<number:percentage-style style:name="N11"><number:number number:decimal-places="2"/><number:text>%</number:text></number:percentage-style>' +
  '<style:style style:name="pct" style:family="table-cell" style:data-style-name="N11"/>' +
  '<style:style style:name="child" style:family="table-cell" style:parent-style-name="pct"/>' +
  '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>' +
  '<style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>';

test('values of every type', async () => {
  const cells = [
    cell('table:style-name="pct" office:value-type="percentage" office:value="0.9965"', '99.65%'),
    cell('office:value-type="percentage" office:value="0.5"', '50%'),
    '<table:table-cell table:style-name="child" office:value-type="float" office:value="1E-05"/>',
    cell('office:value-type="date" office:date-value="2009-07-01"', '09年7月'),
    cell('office:value-type="date" office:date-value="2009-07-01T08:30:00"'),
    cell('office:value-type="boolean" office:boolean-value="false"', 'FALSE'),
    cell('table:formula="of:=SUM([.A2:.A9])+[Other.B1]"'),
    cell('table:formula="of:=[.A1]*0" office:value-type="float" office:value="0"', '0'),
    cell('table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"', '#DIV/0!'),
    cell(
      'office:value-type="string"',
      '&lt;10<text:span text:style-name="up">-</text:span><text:span text:style-name="up">5</text:span>',
    ),
    cell('office:value-type="string"', 'a<text:s text:c="2"/>b</text:p><text:p>c'),
    '<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>kept</text:p></table:table-cell>',
    cell('office:value-type="time" office:time-value="PT08H30M00S"', '8:30'),
  ];
  expect(Object.values(contentByAddress(workbookOf(await reader.read(ods(table(cells.join('')), styles)))))).toEqual([
    { kind: 'number', text: '0.9965', percent: true, decimals: 2 },
    { kind: 'number', text: '0.5', percent: true },
    { kind: 'number', text: '0.00001', percent: true, decimals: 2 },
    { kind: 'date', text: '2009-07-01' },
    { kind: 'date', text: '2009-07-01T08:30:00' },
    { kind: 'boolean', text: 'FALSE' },
    { kind: 'uncalculated', text: '', formula: 'SUM(A2:A9)+Other!B1' },
    { kind: 'number', text: '0', formula: 'A1*0' },
    { kind: 'error', text: '#DIV/0!', formula: '1/0' },
    { kind: 'text', text: '<10^-5' },
    { kind: 'text', text: 'a  b\nc' },
    { kind: 'text', text: 'kept' },
    { kind: 'date', text: '1899-12-31T08:30:00' },
  ]);
});

test('repeated cells and rows, covered cells, hidden tables', async () => {
  const one = cell('office:value-type="float" office:value="1" table:number-columns-repeated="2"');
  const rows =
    `<table:table-column table:number-columns-repeated="3"/><table:table-column table:default-cell-style-name="pct"/>` +
    `<table:table-row table:number-rows-repeated="2">${one}<table:table-cell table:number-columns-repeated="16382"/></table:table-row>` +
    `<table:table-row>${cell('office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="1"', 'm')}<table:covered-table-cell/><table:table-cell/>${cell('office:value-type="float" office:value="0.5"')}</table:table-row>` +
    '<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
  const { sheets } = workbookOf(
    await reader.read(
      ods(
        `<table:table table:name="x">${rows}</table:table>${table('', 'table:name="y" table:style-name="gone"')}`,
        styles,
      ),
    ),
  );
  expect([...byAddress(sheets[0])].map(([place, { text, percent }]) => [place, text, percent])).toEqual([
    ['A1', '1', undefined],
    ['B1', '1', undefined],
    ['A2', '1', undefined],
    ['B2', '1', undefined],
    ['A3', 'm', undefined],
    ['D3', '0.5', true],
  ]);
  expect(sheets[0]?.merges).toEqual([{ top: 2, left: 0, bottom: 2, right: 1 }]);
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['x', false],
    ['y', true],
  ]);
});
