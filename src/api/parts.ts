import type { Access } from '../access';
import type { Catalogue } from '../catalogue';
import type { Clock, Log, Settings } from '../foundation';
import type { Importer } from '../importing';
import type { Releases } from '../releases';
import type { Warehouse } from '../warehouse';
import type { WorkbookReader } from '../workbook';

/** What the room needs to answer; whoever wires the program together hands it in. */
export interface ApiParts {
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  readonly warehouse: Warehouse;
  readonly access: Access;
  readonly importer: Importer;
  readonly releases: Releases;
  readonly reader: WorkbookReader;
  readonly clock: Clock;
  readonly log: Log;
}

/** What a route is given: of these three it takes what a request may use (`guardedFor`). */
export type RouteParts = Omit<ApiParts, 'warehouse' | 'importer' | 'releases'>;
