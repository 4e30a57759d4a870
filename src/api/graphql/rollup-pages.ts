import type { RollupKey } from '../../warehouse';
import { cursorKind } from './cursor';

const cursors = cursorKind<[string, string, string, string, string]>('rollup', ['', '', '', '', '']);

/** Where a page of rollups begins, and the version it is read at. */
export function readRollupCursor(after: string): { readonly version: number; readonly after: RollupKey } {
  const { version, key } = cursors.read(after);
  const [period, branch, service, indicator, customerClass] = key;
  return { version, after: { period, branch, service, indicator, customerClass } };
}

export function rollupEndCursor(version: number, last: RollupKey | undefined): string | null {
  if (!last) return null;
  const { period, branch, service, indicator, customerClass } = last;
  return cursors.write({ version, key: [period, branch, service, indicator, customerClass] });
}
