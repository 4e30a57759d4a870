import type { EntityManager } from 'typeorm';
import type { CatalogueVersionRow } from './catalogue-tables';
import type { CatalogueVersion, NewCatalogueVersion } from './catalogue-versions';
import { insertRows, readRows } from './rows';

/** Reading and storing of the catalogues that were adopted, on whatever connection `manager` has. */

const told = ['number', 'sha256', 'fileName', 'adoptedAt', 'adoptedBy', 'note'] as const;

/** The newest first, without their texts. */
export async function catalogueVersions(manager: EntityManager): Promise<CatalogueVersion[]> {
  const query = manager
    .createQueryBuilder<CatalogueVersionRow>('catalogue_version', 'c')
    .select(told.map((property) => `c.${property}`))
    .orderBy('c.number', 'DESC');
  return (await readRows(query)).map(({ content: _, ...version }) => version);
}

/** The text of a version. */
export async function catalogueText(manager: EntityManager, number: number): Promise<string | undefined> {
  const query = manager
    .createQueryBuilder<CatalogueVersionRow>('catalogue_version', 'c')
    .where('c.number = :number', { number });
  return (await readRows(query))[0]?.content;
}

/** Stores the next version, and makes it the one in force. */
export async function addCatalogueVersion(
  manager: EntityManager,
  adoptedAt: string,
  given: NewCatalogueVersion,
): Promise<CatalogueVersion> {
  const [last] = await catalogueVersions(manager);
  const { content, ...told } = given;
  const version = { ...told, number: (last?.number ?? 0) + 1, adoptedAt };
  await insertRows(manager, 'catalogue_version', [{ ...version, content }]);
  await manager.query('UPDATE warehouse_state SET catalogue_sha256 = ?', [given.sha256]);
  return version;
}

/** As `WarehouseWriter.addedUpBy`. */
export async function addedUpBy(manager: EntityManager): Promise<string | undefined> {
  const others = await manager.query<unknown[]>(
    "SELECT version FROM version WHERE kind IN ('withdrawal', 'rollups') LIMIT 1",
  );
  if (others.length > 0) return undefined; // of these nobody wrote down by which
  const found = await manager.query<{ sha256: string }[]>(
    "SELECT DISTINCT catalogue_sha256 AS sha256 FROM submission WHERE state IN ('accepted', 'withdrawn') LIMIT 2",
  );
  return found.length === 1 ? found[0]?.sha256 : undefined;
}
