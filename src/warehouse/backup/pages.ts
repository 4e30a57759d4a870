import type { SelectQueryBuilder } from 'typeorm';
import { following } from '../filters';
import type { Lend } from '../lend';
import type { RawRow } from '../rows';
import type { Kept } from './columns';

/** About how much of a table is held at a time. */
const pageCharacters = 4_000_000;
const [fewestRows, mostRows] = [4, 20_000];

/**
 * All rows of a table in the order of its primary key, or those that `restrict` leaves, page by page; pages of long rows have few
 * of them.
 */
export async function* pagesOf(
  lend: Lend,
  { metadata, write }: Kept,
  restrict?: (query: SelectQueryBuilder<RawRow>) => unknown,
): AsyncGenerator<unknown[][]> {
  const keys = metadata.primaryColumns;
  let size = fewestRows;
  let last: readonly (string | number)[] | undefined;
  for (;;) {
    const [limit, after] = [size, last];
    const raw = await lend((manager) => {
      const query = manager.createQueryBuilder<RawRow>(metadata.name, 't');
      const properties = keys.map(({ propertyName }) => propertyName);
      restrict?.(query);
      if (after) following(query, properties, after);
      for (const property of properties) query.addOrderBy(`t.${property}`);
      return query.limit(limit).getRawMany<RawRow>();
    });
    const rows = raw.map((row) =>
      write(Object.fromEntries(metadata.columns.map(({ databaseName: name }) => [name, row[`t_${name}`]]))),
    );
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    const end = raw.at(-1);
    last = keys.map(({ databaseName }) => end?.[`t_${databaseName}`] as string | number);
    const characters = rows.reduce((sum, row) => sum + lengthOf(row), 0);
    size = Math.min(mostRows, Math.max(fewestRows, Math.floor((pageCharacters / characters) * rows.length)));
  }
}

function lengthOf(row: readonly unknown[]): number {
  return row.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 8), 0);
}
