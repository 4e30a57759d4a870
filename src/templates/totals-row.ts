import type { RollupRule } from '../model';
import type { EntryColumns } from './columns';
import type { Pen } from './entry-cells';
import { box, centred, fills, fonts } from './style';
import { formTexts } from './texts';

/** Draws the row that brings the rows of a form together, for checking; blank as long as there is nothing to add. */
export function drawTotals(
  pen: Pen,
  row: number,
  rows: readonly [number, number],
  columns: readonly EntryColumns[],
): void {
  const { sheet, language } = pen;
  const last = columns[columns.length - 1]?.pick ?? 1;
  for (let column = 1; column <= last; column++) {
    const style = { border: box, fill: fills.total, font: fonts.heading, alignment: centred };
    Object.assign(sheet.getCell(row, column), style);
  }
  sheet.getRow(row).height = 22;
  sheet.getCell(row, 1).value = formTexts.total[language];
  const over = (column: number): string =>
    `${sheet.getCell(rows[0], column).address}:${sheet.getCell(rows[1], column).address}`;
  const put = (column: number, formula: string, decimals: number): void => {
    const cell = sheet.getCell(row, column);
    cell.value = { formula, result: '' };
    cell.numFmt = `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`;
  };
  for (const { entry, value, volume } of columns) {
    // numerators are added up, whatever becomes of their quotients
    const rule = entry.asked === 'numerator' ? 'sum' : entry.series.rollup;
    const formula = together(rule, over(value), volume === undefined ? undefined : over(volume));
    if (formula !== undefined) put(value, formula, entry.asked === 'numerator' ? 0 : entry.indicator.decimals);
    if (volume !== undefined) put(volume, `IF(COUNT(${over(volume)})=0,"",SUM(${over(volume)}))`, 0);
  }
}

/**
 * The formula for values by their rule. A text among them may be a bound, which has no sum, and leaves it blank; so do
 * rules that make nothing of several periods.
 */
function together(rule: RollupRule, values: string, volumes: string | undefined): string | undefined {
  const guarded = (formula: string): string =>
    `IF(OR(COUNT(${values})=0,SUMPRODUCT(ISTEXT(${values})*1)>0),"",${formula})`;
  switch (rule) {
    case 'weighted_mean': {
      if (volumes === undefined) return undefined;
      const weight = `SUMPRODUCT(ISNUMBER(${values})*1,${volumes})`;
      return guarded(`IF(${weight}=0,"",SUMPRODUCT(${values},${volumes})/${weight})`);
    }
    case 'sum':
      return guarded(`SUM(${values})`);
    case 'mean':
      return guarded(`AVERAGE(${values})`);
    case 'maximum':
      return guarded(`MAX(${values})`);
    case 'latest':
    case 'none':
      return undefined;
  }
}
