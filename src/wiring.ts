import { createAccess, type Access } from './access';
import { loadCatalogue, type Catalogue } from './catalogue';
import { createExaminer, type Examiner } from './examination';
import { startTracing, systemClock, tracedBefore, type Clock, type Log, type Settings } from './foundation';
import { createImporter, type Importer } from './importing';
import { createReleases, type Releases } from './releases';
import { openWarehouse, type StatementObserver, type Warehouse } from './warehouse';
import { createWorkbookReader, type WorkbookReader } from './workbook';

/** The program, put together: what both doors work with. */
export interface Tongbao {
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  readonly warehouse: Warehouse;
  readonly access: Access;
  readonly importer: Importer;
  readonly releases: Releases;
  readonly reader: WorkbookReader;
  readonly examiner: Examiner;
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
  const endTracing = await startTracing();
  if (endTracing) warehouse.observe(tracedStatements(warehouse));
  const access = createAccess({ settings, catalogue, warehouse, clock, log });
  const examiner = createExaminer(settings, catalogue);
  const importer = createImporter({ catalogue, warehouse, examiner, clock, log });
  const releases = createReleases({ catalogue, warehouse, clock, log });
  const close = async (): Promise<void> => {
    await access.flush();
    await reader.close();
    await examiner.close();
    await warehouse.close();
    await endTracing?.();
  };
  return { settings, catalogue, warehouse, access, importer, releases, reader, examiner, clock, log, close };
}

function tracedStatements({ engine }: Warehouse): StatementObserver {
  return ({ kind, summary, seconds, failed }) => {
    const facts = { 'db.system.name': engine.toLowerCase(), 'db.query.summary': summary, 'tongbao.statement': kind };
    tracedBefore(summary, seconds, facts, failed);
  };
}
