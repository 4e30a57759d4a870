import { sheet, workbook, type Drawn } from './sketch';

/** A sound workbook of 本溪; each trap changes it in one place. */
export function book(
  change: (rows: Drawn[][]) => void,
  name = '报表',
  title = '本溪分公司2010年上半年固定电话业务报表',
) {
  const rows: Drawn[][] = [
    [title],
    ['月份', '装机平均时间（天）', '装机数', '障碍修复平均时间（小时）', '障碍数', '计费差错率', '计费次数'],
    ['1月', 1.5, 120, 11.5, 300, '<10⁻⁵', 90000],
    ['2月', 1.25, 80, 9.75, 280, '<10⁻⁵', 95000],
  ];
  change(rows);
  return workbook(sheet(name, rows));
}

/** The figures of the sound workbook. */
export const good = [
  '210500 FIXED_LINE BILLING_ERROR_RATE ALL 2010-01 = 0..0.00001 /90000',
  '210500 FIXED_LINE BILLING_ERROR_RATE ALL 2010-02 = 0..0.00001 /95000',
  '210500 FIXED_LINE INSTALL_TIME ALL 2010-01 = 1.5 /120',
  '210500 FIXED_LINE INSTALL_TIME ALL 2010-02 = 1.25 /80',
  '210500 FIXED_LINE REPAIR_TIME ALL 2010-01 = 11.5 /300',
  '210500 FIXED_LINE REPAIR_TIME ALL 2010-02 = 9.75 /280',
];

/** Puts something into one cell; row and column from 0. */
export const set = (row: number, column: number, drawn: Drawn) => (rows: Drawn[][]) => {
  (rows[row] as Drawn[])[column] = drawn;
};
/** The good figures without those whose line has all of these parts. */
export const without = (...parts: string[]): string[] =>
  good.filter((one) => !parts.every((part) => one.includes(part)));
