import { findingKinds, type Finding, type FindingCode } from '../model';
import type { TextValues } from '../foundation';

/** A finding of one sheet as it is reported; severity and sheet are filled in. */
export interface Report {
  readonly code: FindingCode;
  readonly cell?: string | undefined;
  readonly rawText?: string | undefined;
  readonly values?: TextValues;
}

/** Gathers the findings of a sheet, so that one cause is one finding however many cells it concerns. */
export interface Collector {
  /**
   * Reports a finding. Reports with the same code and `group` become one: the first names its cell, and the cells of the
   * others (or `concerned`) are listed with it.
   */
  add(report: Report, group: string, concerned?: string): void;
  all(): Finding[];
}

export function collectFindings(sheet: string): Collector {
  const groups = new Map<string, { report: Report; concerned: Set<string> }>();
  return {
    add(report, group, concerned = report.cell) {
      const key = `${report.code} ${group}`;
      const known = groups.get(key) ?? { report, concerned: new Set<string>() };
      groups.set(key, known);
      if (concerned !== undefined) known.concerned.add(concerned);
    },
    all: () =>
      [...groups.values()].map(({ report, concerned }) => ({
        code: report.code,
        severity: findingKinds[report.code].severity,
        sheet,
        cell: report.cell,
        cells: [...concerned].filter((cell) => cell !== report.cell),
        rawText: report.rawText,
        values: { ...report.values, count: concerned.size },
      })),
  };
}
