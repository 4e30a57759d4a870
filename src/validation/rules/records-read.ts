import { findingKinds, type Finding, type FindingCode } from '../../model';
import type { CountedRecords, Rule } from '../case';

/** Tells of each sheet of records how many there are, and what comes of them, be it nothing. */
export const recordsRead: Rule = ({ catalogue, records, counted, period, branch }) =>
  records.sheets.flatMap((sheet): Finding[] => {
    const kind = catalogue.records.find(({ code }) => code === sheet.kind);
    const spoken = { kind: kind?.name[catalogue.language] ?? sheet.kind, count: sheet.count };
    const figures = counted.filter((one) => one.source.sheet === sheet.sheet).length;
    const comesToNothing = records.tallied.every((one) => one.kind.code !== sheet.kind);
    if (sheet.count > 0 && comesToNothing) return [said('RECORDS_WITHOUT_FIGURES', sheet, spoken)];
    return branch === undefined || !period ? [] : [said('RECORDS_READ', sheet, { ...spoken, figures })];
  });

function said(
  code: FindingCode,
  { sheet, cell }: CountedRecords['sheets'][number],
  values: Finding['values'],
): Finding {
  return { code, severity: findingKinds[code].severity, sheet, cell, cells: [], values };
}
