import { findingKinds, type Finding } from '../../model';
import type { Report } from '../collect';

/** The most further cells that a finding lists; beyond it they are only counted. */
const mostCells = 100;

interface Gathered {
  readonly report: Report;
  readonly cells: string[];
  count: number;
}

/** As a collector, for sheets of any length: one fault in half a million rows is one finding, and stays small. */
export class Gathering {
  private readonly all = new Map<string, Gathered>();

  constructor(private readonly sheet: string) {}

  /** Reports with the same code and `group` become one. */
  add(report: Report, group: string): void {
    const key = `${report.code} ${group}`;
    const known = this.all.get(key);
    if (!known) return void this.all.set(key, { report, cells: [], count: 1 });
    known.count += 1;
    if (report.cell !== undefined && known.cells.length < mostCells) known.cells.push(report.cell);
  }

  findings(): Finding[] {
    return [...this.all.values()].map(({ report: { code, cell, rawText, values }, cells, count }) => ({
      ...{ code, cell, cells, rawText },
      severity: findingKinds[code].severity,
      sheet: this.sheet,
      values: { ...values, count },
    }));
  }
}
