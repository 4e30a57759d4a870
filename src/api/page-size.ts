import { TongbaoError, type Settings } from '../foundation';
import { refuseArgument } from './codes';

/** How many rows a page has. `fallback` is what a list takes by itself, and gives way where the limit is lower. */
export function pageSize(
  { settings }: { readonly settings: Settings },
  first: number | null | undefined,
  fallback: number,
): number {
  const { pageSize: limit } = settings;
  if (first === undefined || first === null || first === fallback) return Math.min(fallback, limit);
  if (first < 1) refuseArgument('first', String(first), `1–${limit}`);
  if (first > limit) {
    throw new TongbaoError('LIMIT_EXCEEDED', { what: 'first', value: first, limit, setting: 'LIMIT_PAGE_SIZE' });
  }
  return first;
}
