import { compareCatalogues, type CatalogueChange } from '../catalogue';
import { TongbaoError } from '../foundation';
import type { WarehouseReader } from '../warehouse';

/** How two versions differ, from one to the other. Throws `NOT_FOUND` where there is no such version. */
export async function compareVersions(
  reader: Pick<WarehouseReader, 'catalogueText'>,
  from: number,
  to: number,
): Promise<readonly CatalogueChange[]> {
  const [before, after] = await Promise.all([from, to].map((number) => versionText(reader, number)));
  return compareCatalogues({ source: { text: before ?? '', file: '' } }, { source: { text: after ?? '', file: '' } });
}

/** The text of a version; throws `NOT_FOUND`. */
async function versionText(reader: Pick<WarehouseReader, 'catalogueText'>, number: number): Promise<string> {
  const text = await reader.catalogueText(number);
  if (text === undefined) throw new TongbaoError('NOT_FOUND', { what: 'catalogue', id: number });
  return text;
}
