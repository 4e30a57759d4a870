import type { RollupFigureRow } from '../figure-row';

/** One column of an export. Numbers are exact decimals as text, or null; only text can be mistaken for a formula. */
export interface Column<R> {
  readonly name: string;
  readonly kind: 'text' | 'number';
  readonly of: (row: R) => string | null;
}

function text<R>(name: string, of: (row: R) => string | null): Column<R> {
  return { name, kind: 'text', of };
}

function number<R>(name: string, of: (row: R) => string | null): Column<R> {
  return { name, kind: 'number', of };
}

/** The columns of every export of rollups. New ones are added at the end: others read by position. */
export const rollupColumns: readonly Column<RollupFigureRow>[] = [
  text('branch', (row) => row.branch),
  text('period', (row) => row.period),
  text('service', (row) => row.service),
  text('indicator', (row) => row.indicator),
  text('customer_class', (row) => row.customerClass),
  text('unit', (row) => row.unit),
  number('low', (row) => row.low),
  number('high', (row) => row.high),
  number('volume', (row) => row.volume),
  text('bound', (row) => row.bound),
  text('display', (row) => row.display),
  number('branches_reported', (row) => String(row.branchesReported)),
  number('branches_expected', (row) => String(row.branchesExpected)),
  text('status', (row) => row.status),
];
