import type { Access } from '../access';
import type { Annotator } from '../annotation';
import type { Catalogues } from '../adoption';
import type { Catalogue } from '../catalogue';
import type { Clock, Log, Settings } from '../foundation';
import type { Importer } from '../importing';
import type { Releases } from '../releases';
import type { Warehouse } from '../warehouse';
import type { WorkbookReader } from '../workbook';

/** What goes by a catalogue, and is another once another one is in force. */
export interface CatalogueParts {
  readonly catalogue: Catalogue;
  readonly catalogues: Catalogues;
  readonly importer: Importer;
  readonly releases: Releases;
}

/** What the room needs to answer; whoever wires the program together hands it in. */
export interface ApiParts extends CatalogueParts {
  readonly settings: Settings;
  readonly warehouse: Warehouse;
  readonly access: Access;
  /** What goes by the catalogue with this SHA-256, which is in force; undefined where none was adopted yet. */
  follow(sha256: string | undefined): Promise<CatalogueParts>;
  readonly reader: WorkbookReader;
  readonly annotator: Annotator;
  readonly clock: Clock;
  readonly log: Log;
}

/** What a route is given: of these it takes what a request may use (`guardedFor`). */
export type RouteParts = Omit<ApiParts, 'warehouse' | 'importer' | 'releases' | 'catalogues'>;
