import fc from 'fast-check';
import { readThrough, sheet, workbook, type Drawn } from './sketch';

/** A series of the province as a sheet may name it. */
const series = [
  { key: 'FIXED_LINE INSTALL_TIME ALL', service: '固定电话', indicator: '装机平均时间', unit: '天', volume: '装机数' },
  {
    key: 'FIXED_LINE REPAIR_TIME ALL',
    service: '固话业务',
    indicator: '障碍修复平均时间',
    unit: '小时',
    volume: '障碍数',
  },
  {
    key: 'DDN PRE_ACCEPTANCE_TIME GENERAL',
    service: 'DDN业务',
    indicator: '预受理平均时间',
    class: '一般用户',
    unit: '天',
    volume: '预受理数',
  },
  {
    key: 'DDN PRE_ACCEPTANCE_TIME CORPORATE',
    service: '数字数据',
    indicator: '预受理平均时间',
    class: '集团用户',
    unit: '天',
    volume: '预受理数',
  },
  { key: 'PHONE_INFO INFO_ACCURACY ALL', service: '电话信息', indicator: '信息准确率', unit: '%', volume: '抽查次数' },
  {
    key: 'COMPLAINT COMPLAINT_TIME ALL',
    service: '用户咨询投诉处理',
    indicator: '投诉处理平均时间',
    unit: '天',
    volume: '投诉件数',
  },
] as const;
type Entry = { of: (typeof series)[number]; month: number; hundredths: number; volume: number };

const year = 2011;
const entries = fc
  .uniqueArray(fc.record({ of: fc.constantFrom(...series), month: fc.integer({ min: 1, max: 6 }) }), {
    selector: ({ of, month }) => `${of.key} ${month}`,
    minLength: 1,
    maxLength: 20,
  })
  .chain((cells) =>
    fc.tuple(
      ...cells.map((cell) =>
        fc.record({
          of: fc.constant(cell.of),
          month: fc.constant(cell.month),
          hundredths: fc.integer({ min: 1, max: 9999 }),
          volume: fc.integer({ min: 1, max: 100000 }),
        }),
      ),
    ),
  );

const value = ({ hundredths }: Entry): string => (hundredths / 100).toFixed(2).replace(/\.?0+$/, '');
const expected = (all: readonly Entry[]): string[] =>
  all.map((one) => `210900 ${one.of.key} ${year}-0${one.month} = ${value(one)} /${one.volume}`).sort();

const title = `阜新分公司${year}年上半年服务质量报表`;
const className = (of: Entry['of']): string | undefined => ('class' in of ? of.class : undefined);
const monthSpellings: ((month: number) => Drawn)[] = [
  (month) => `${month}月`,
  (month) => `${year}年${month}月`,
  (month) => `${year}-0${month}`,
  (month) => year * 100 + month,
  (month) => ({ kind: 'date', text: `${year}-0${month}-01` }),
];
const spelling = fc.constantFrom(...monthSpellings);

/** Puts rows and columns at another place, with blank ones between. */
function spread(rows: readonly (readonly Drawn[])[], blankRow: number, blankColumn: number): Drawn[][] {
  const wide = rows.map((row) => [...row.slice(0, blankColumn), undefined, ...row.slice(blankColumn)]);
  return [...wide.slice(0, blankRow), [], ...wide.slice(blankRow)];
}

test('a long list, its rows and columns in any order', () => {
  const columns: [Drawn, (one: Entry, month: (of: number) => Drawn) => Drawn][] = [
    ['分公司', () => '阜新市'],
    ['业务类型', (one) => one.of.service],
    ['指标名称', (one) => one.of.indicator],
    ['用户类别', (one) => className(one.of)],
    ['月份', (one, month) => month(one.month)],
    ['指标值', (one) => Number(value(one))],
    ['单位', (one) => one.of.unit],
    ['业务量', (one) => one.volume],
    ['备注', () => '无'],
  ];
  fc.assert(
    fc.property(
      entries,
      spelling,
      fc.shuffledSubarray(columns, { minLength: columns.length }),
      fc.nat(3),
      fc.nat(8),
      (all, month, order, blankRow, blankColumn) => {
        const table = [
          order.map(([heading]) => heading),
          ...all.map((one) => order.map(([, cell]) => cell(one, month))),
        ];
        const read = readThrough(workbook(sheet('报表', [[title], ...spread(table, blankRow, blankColumn)])));
        expect(read.faults).toEqual([]);
        expect(read.lines).toEqual(expected(all));
      },
    ),
    { numRuns: 60 },
  );
});

test('a matrix with the months across, value and volume in two rows or in two columns', () => {
  fc.assert(
    fc.property(entries, spelling, fc.boolean(), fc.nat(4), (all, month, inRows, blankColumn) => {
      const months = [...new Set(all.map((one) => one.month))];
      const used = [...new Set(all.map((one) => one.of))];
      const at = (of: Entry['of'], one: number) => all.find((entry) => entry.of === of && entry.month === one);
      const cells = (of: Entry['of'], pick: (entry: Entry) => number) =>
        months.map((one) => {
          const entry = at(of, one);
          return entry && pick(entry);
        });
      const head = (of: Entry['of']) => [of.service, of.indicator, className(of)];
      const number = (entry: Entry): number => Number(value(entry));
      const table: Drawn[][] = inRows
        ? [
            ['业务', '指标', '用户类别', '项目', '单位', ...months.map(month)],
            ...used.flatMap((of) => [
              [...head(of), '指标值', of.unit, ...cells(of, number)],
              [...head(of), '业务量', '件', ...cells(of, (entry) => entry.volume)],
            ]),
          ]
        : [
            ['业务', '指标', '用户类别', '单位', ...months.flatMap((one) => [month(one), undefined])],
            [undefined, undefined, undefined, undefined, ...months.flatMap(() => ['指标值', '业务量'])],
            ...used.map((of) => [
              ...head(of),
              of.unit,
              ...months.flatMap((one) => {
                const entry = at(of, one);
                return [entry && number(entry), entry?.volume];
              }),
            ]),
          ];
      const read = readThrough(workbook(sheet('报表', [[title], ...spread(table, 0, blankColumn % 4)])));
      expect(read.faults).toEqual([]);
      expect(read.lines).toEqual(expected(all));
    }),
    { numRuns: 80 },
  );
});

test('stacked tables or a sheet for each service, months down', () => {
  fc.assert(
    fc.property(entries, spelling, fc.boolean(), fc.boolean(), (all, month, stacked, volumeFirst) => {
      const services = [...new Set(all.map((one) => one.of.key.split(' ')[0]))];
      const tables = services.map((service): Drawn[][] => {
        const own = all.filter((one) => one.of.key.startsWith(`${service ?? ''} `));
        const used = [...new Set(own.map((one) => one.of))];
        const pair = <T>(a: T, b: T): T[] => (volumeFirst ? [b, a] : [a, b]);
        return [
          [used[0]?.service],
          [
            '月份',
            ...used.flatMap((of) =>
              pair(`${className(of) ?? ''}${of.indicator}（${of.unit}）`, `${className(of) ?? ''}${of.volume}`),
            ),
          ],
          ...[...new Set(own.map((one) => one.month))].map((one) => [
            month(one),
            ...used.flatMap((of) => {
              const entry = own.find((candidate) => candidate.of === of && candidate.month === one);
              return pair(entry && Number(value(entry)), entry?.volume);
            }),
          ]),
        ];
      });
      const read = readThrough(
        stacked
          ? workbook(sheet('报表', [[title], ...tables.flatMap((table) => [...table, []])]))
          : workbook(...tables.map((table, i) => sheet(`表${i + 1}`, [[title], ...table]))),
      );
      expect(read.faults).toEqual([]);
      expect(read.lines).toEqual(expected(all));
    }),
    { numRuns: 80 },
  );
});
