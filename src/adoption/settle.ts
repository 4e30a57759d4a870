import type { Catalogue } from '../catalogue';
import type { Actor, CatalogueVersion, WarehouseReader } from '../warehouse';
import type { Adopted, Catalogues } from './catalogues';

/** What came of the file of the setting. */
export type Settled =
  /** It is in force. */
  | { readonly became: 'in force'; readonly version: CatalogueVersion }
  /** It was never seen before, and was adopted. */
  | { readonly became: 'adopted'; readonly adopted: Adopted }
  /** It was in force once; another one has been adopted since, and stays. */
  | { readonly became: 'passed over'; readonly version: CatalogueVersion; readonly earlier: CatalogueVersion };

/**
 * Settles which catalogue is in force when the program starts. A file that was never seen before has been changed by somebody,
 * and is adopted under the conditions of any other; one that was in force once does not come back by a start. Throws as
 * `adopt`.
 */
export async function settle(
  warehouse: Pick<WarehouseReader, 'catalogueVersions'>,
  catalogues: Catalogues,
  file: Pick<Catalogue, 'sha256' | 'source'>,
  actor: Actor,
): Promise<Settled> {
  const versions = await warehouse.catalogueVersions();
  const [version] = versions;
  if (version?.sha256 === file.sha256) return { became: 'in force', version };
  const earlier = versions.find(({ sha256 }) => sha256 === file.sha256);
  if (version && earlier) return { became: 'passed over', version, earlier };
  const candidate = { text: file.source.text, fileName: file.source.file };
  const adopted = await catalogues.adopt(candidate, { actor, expecting: version?.sha256 });
  return { became: 'adopted', adopted };
}
