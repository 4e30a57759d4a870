import { findingKinds, periodCode } from '../../model';
import type { Rule } from '../case';
import { isWithin } from '../counted';

/** Records of months that do not lie in the period of the workbook: an order of June that was completed in July. */
export const recordsOutside: Rule = ({ records, period }) => {
  if (!period) return [];
  const outside = records.tallied.filter((one) => !isWithin(one, period));
  return records.sheets.flatMap(({ sheet, cell }) => {
    const months = [...new Set(outside.filter((one) => one.sheet === sheet).map(({ month }) => month))].sort();
    if (months.length === 0) return [];
    const values = { months: months.slice(0, 12), period: periodCode(period), count: months.length };
    return [
      { code: 'RECORDS_OUTSIDE', severity: findingKinds.RECORDS_OUTSIDE.severity, sheet, cell, cells: [], values },
    ];
  });
};
