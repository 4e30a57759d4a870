import { loadCatalogue, type Catalogue } from './catalogue';
import { systemClock, type Clock, type Log, type Settings } from './foundation';
import { createImporter, type Importer } from './importing';
import { openWarehouse, type Warehouse } from './warehouse';
import { createWorkbookReader, type WorkbookReader } from './workbook';

/** The program, put together: what both doors work with. */
export interface Tongbao {
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  readonly warehouse: Warehouse;
  readonly importer: Importer;
  readonly reader: WorkbookReader;
  readonly clock: Clock;
  readonly log: Log;
  /** Ends threads and connections. */
  close(): Promise<void>;
}

/** Opens everything that `settings` name. The database is not migrated by this. Throws `TongbaoError`. */
export async function openTongbao(settings: Settings, options: { log: Log; clock?: Clock }): Promise<Tongbao> {
  const { log, clock = systemClock } = options;
  const catalogue = loadCatalogue(settings.catalogue);
  const reader = createWorkbookReader(settings);
  const warehouse = await openWarehouse({ url: settings.databaseUrl, log, clock });
  const importer = createImporter({ catalogue, warehouse, reader, clock, log });
  const close = async (): Promise<void> => {
    await reader.close();
    await warehouse.close();
  };
  return { settings, catalogue, warehouse, importer, reader, clock, log, close };
}
