import { findingKinds, type Finding, type FindingCode } from '../../model';
import type { Rule } from '../case';

/** Tells of each sheet of records how many there are and what comes of them; and of which of them nothing comes. */
export const recordsRead: Rule = ({ catalogue, records, counted, period, branch }) => {
  const { language } = catalogue;
  const kindName = (code: string): string =>
    catalogue.records.find((kind) => kind.code === code)?.name[language] ?? code;
  const read = records.sheets.map(({ sheet, cell, kind, count }) => {
    const figures = counted.filter(({ source }) => source.sheet === sheet).length;
    return said('RECORDS_READ', { sheet, cell }, { kind: kindName(kind), count, figures });
  });
  const unmatched = records.unmatched.map(({ kind, service, customerClass, sheet, row, count }) =>
    said(
      'RECORDS_WITHOUT_FIGURES',
      { sheet, cell: `A${row}` },
      {
        ...{ kind: kindName(kind), count, service: catalogue.service(service)?.name[language] ?? service },
        class: catalogue.customerClass(customerClass ?? '')?.name[language] ?? '–',
      },
    ),
  );
  return [...(branch === undefined || !period ? [] : read), ...unmatched];
};

function said(
  code: FindingCode,
  place: { readonly sheet: string; readonly cell: string | undefined },
  values: Finding['values'],
): Finding {
  return { code, severity: findingKinds[code].severity, ...place, cells: [], values };
}
