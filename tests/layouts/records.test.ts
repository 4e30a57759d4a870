import { recordReader, type RecordReader } from '../../src/layouts';
import type { EventRecord } from '../../src/model';
import type { Cell, Row } from '../../src/workbook';
import { dateCell, errorCell, province, sheet, type Drawn } from './sketch';

function rowsOf(name: string, rows: readonly (readonly Drawn[])[]): Row[] {
  const found = new Map<number, Cell[]>();
  for (const cell of sheet(name, rows).cells) found.set(cell.row, [...(found.get(cell.row) ?? []), cell]);
  return [...found.values()];
}

interface ReadRows {
  readonly reader: RecordReader | undefined;
  readonly records: EventRecord[];
  readonly codes: string[];
}

/** Reads a sheet as it is read while it comes. */
function read(rows: readonly (readonly Drawn[])[], name = '装机工单'): ReadRows {
  const all = rowsOf(name, rows);
  const at = all.findIndex((row, place) => recordReader(name, all.slice(0, place), row, province));
  const reader = recordReader(name, all.slice(0, at), all[at] ?? [], province);
  const records = at < 0 ? [] : all.slice(at + 1).flatMap((row) => reader?.take(row) ?? []);
  return { reader, records, codes: reader?.gathering.findings().map(({ code, cell }) => `${code} ${cell}`) ?? [] };
}

const heading = ['工单号', '业务类别', '受理时间', '装通时间'];

test('a sheet of records is known by its headings, whatever stands above, beside or in another order', () => {
  const { records, codes } = read([
    ['沈阳分公司2009年下半年装机工单明细'],
    [],
    ['序号', '装通时间（年-月-日 时:分）', '业务', '施工人', '工单号'],
    [1, dateCell('2009-07-03T17:30:00'), 'ＤＤＮ业务', '张', 'N1'],
  ]);
  expect(codes).toEqual(['COLUMN_PASSED_OVER A3', 'COLUMN_PASSED_OVER D3']);
  expect(records).toMatchObject([{ number: 'N1', service: 'DDN', completed: '2009-07-03T17:30:00', row: 4 }]);
  const sure = read([heading, ['N1', '固话业务', dateCell('2009-07-01'), dateCell('2009-07-03T17:30:00')]]);
  expect(sure.records).toEqual([
    {
      ...{ kind: 'INSTALL_ORDER', number: 'N1', service: 'FIXED_LINE', sheet: '装机工单', row: 2 },
      ...{ accepted: '2009-07-01', completed: '2009-07-03T17:30:00' },
    },
  ]);
  expect(sure.codes).toEqual([]);
});

test.each([
  ['summaries', ['月份', '装机平均时间（天）', '装机数']],
  ['a number and no time', ['工单号', '业务类别']],
  ['times and no number', ['受理时间', '装通时间']],
  ['the same heading twice and nothing else', ['工单号', '工单号']],
])('%s are no records', (_, cells) => {
  expect(read([cells, ['N1', '固定电话', '2009-07-01']]).reader).toBeUndefined();
});

test('of two kinds it is the one that knows more of the headings', () => {
  const { records } = read(
    [
      ['投诉单号', '用户号码', '投诉时间', '办结时间', '是否满意'],
      ['T1', 13800000000, '2009/7/1', '2009/7/2', '基本满意'],
    ],
    '投诉',
  );
  expect(records).toMatchObject([
    { kind: 'COMPLAINT', service: 'COMPLAINT', subscriber: '13800000000', satisfied: true },
  ]);
});

test.each([
  ['2009-07-01 08:30', '2009-07-01T08:30:00'],
  ['2009/7/1 8:30:15', '2009-07-01T08:30:15'],
  ['2009年7月1日 8时30分', '2009-07-01T08:30:00'],
  ['２００９．７．１', '2009-07-01'],
  ['20090701', '2009-07-01'],
  [20_090_701_083_000, '2009-07-01T08:30:00'],
  ['2009-07-01T08:30:00Z', '2009-07-01T08:30:00'],
  ['2009-02-29', undefined],
  ['2009-13-01', undefined],
  ['7月1日', undefined],
  ['25:00', undefined],
  [40_000, undefined],
])('%s is %s', (written, time) => {
  const { records, codes } = read([heading, ['N1', '固定电话', written, dateCell('2009-08-01')]]);
  expect(records.map(({ accepted }) => accepted)).toEqual(time === undefined ? [] : [time]);
  expect(codes).toEqual(time === undefined ? ['RECORD_TIME_INVALID C2'] : []);
});

test('what is wrong is told with its cell, like things together, and what is not known is nothing', () => {
  const day = dateCell('2009-07-01');
  const { records, codes } = read([
    heading,
    ['N1', '固定电话', day, '—'],
    ['', '固定电话', day, day],
    ['N3', '卫星电话', day, day],
    ['N4', '卫星电话', day, day],
    ['N5', '', day, day],
    ['N6', '固定电话', errorCell(), day],
    ['N7', '固定电话', '', ''],
    ['N8', '固定电话', dateCell('2009-07-05'), day],
    ['N'.repeat(65), '固定电话', day, day],
    ['合计', '', '', ''],
    ['备注：以上不含专线', '', '', ''],
    ['n9', '数字数据', day, day],
  ]);
  expect(records.map(({ number, completed }) => `${number} ${completed ?? 'open'}`)).toEqual([
    'N1 open',
    'n9 2009-07-01',
  ]);
  expect(codes.sort()).toEqual(
    [
      'RECORD_NUMBER_INVALID A10',
      'RECORD_NUMBER_MISSING A3',
      'RECORD_ROW_IGNORED A11',
      'RECORD_SERVICE_MISSING A6',
      'RECORD_SERVICE_UNKNOWN B4',
      'RECORD_TIMES_REVERSED A9',
      'RECORD_TIME_INVALID C7',
      'RECORD_TIME_MISSING A8',
    ].sort(),
  );
});

test('where no column says the service, the title does, or else the name of the sheet', () => {
  const rows: Drawn[][] = [
    ['障碍单号', '申告时间', '修复时间'],
    ['Z1', dateCell('2009-07-01'), dateCell('2009-07-02')],
  ];
  expect(read([['互联网接入障碍单'], ...rows], 'Sheet1').records).toMatchObject([
    { service: 'INTERNET', kind: 'FAULT' },
  ]);
  expect(read(rows, 'DDN障碍').records).toMatchObject([{ service: 'DDN' }]);
  const neither = read(rows, 'Sheet1');
  expect([neither.records, neither.codes]).toEqual([[], ['RECORD_SERVICE_MISSING A1']]);
});
