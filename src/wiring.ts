import { createAccess, type Access } from './access';
import { createAnnotator, type Annotator } from './annotation';
import { createCatalogues, type Catalogues } from './adoption';
import { loadCatalogue, readCatalogue, type Catalogue } from './catalogue';
import { createExaminer, type Examiner } from './examination';
import { startTracing, systemClock, tracedBefore, type Clock, type Log, type Settings } from './foundation';
import { createImporter, type AheadImporter } from './importing';
import { createReleases, type Releases } from './releases';
import { openWarehouse, type StatementObserver, type Warehouse } from './warehouse';
import { createWorkbookReader, type WorkbookReader } from './workbook';

/** What goes by a catalogue, and is wired anew for another. */
interface Wired {
  readonly catalogue: Catalogue;
  readonly catalogues: Catalogues;
  readonly importer: AheadImporter;
  readonly releases: Releases;
}

/** The program, put together: what both doors work with. What is wired is what goes by the catalogue in force. */
export interface Tongbao extends Wired {
  readonly settings: Settings;
  /** The catalogue of the setting; the one in force may be another. */
  readonly file: Catalogue;
  readonly warehouse: Warehouse;
  readonly access: Access;
  readonly reader: WorkbookReader;
  readonly examiner: Examiner;
  readonly annotator: Annotator;
  readonly clock: Clock;
  readonly log: Log;
  /**
   * What goes by the catalogue in force, of which the warehouse says that it has this SHA-256: the same as before, or wired anew
   * where another has been adopted, here or by another process. Whoever works with what was wired before may finish.
   */
  follow(sha256: string | undefined): Promise<Wired>;
  /** Ends threads and connections. */
  close(): Promise<void>;
}

/** Opens everything that `settings` name. The database is not migrated by this. Throws `TongbaoError`. */
export async function openTongbao(settings: Settings, options: { log: Log; clock?: Clock }): Promise<Tongbao> {
  const { log, clock = systemClock } = options;
  const file = loadCatalogue(settings.catalogue);
  const reader = createWorkbookReader(settings);
  const warehouse = await openWarehouse({ url: settings.databaseUrl, log, clock });
  const endTracing = await startTracing();
  if (endTracing) warehouse.observe(tracedStatements(warehouse));
  const examiner = createExaminer(settings, file);
  const annotator = createAnnotator(settings);

  const wire = (catalogue: Catalogue): Wired => {
    const catalogues = createCatalogues({ catalogue, warehouse, log });
    return {
      catalogue,
      catalogues: {
        ...catalogues,
        async adopt(...asked) {
          const adopted = await catalogues.adopt(...asked);
          await follow(adopted.version.sha256);
          return adopted;
        },
      },
      importer: createImporter({ catalogue, warehouse, examiner: examiner.by(catalogue), clock, log }),
      releases: createReleases({ catalogue, warehouse, clock, log }),
    };
  };
  const rewire = async (): Promise<void> => {
    const inForce = await catalogueInForce(warehouse);
    if (inForce && inForce.sha256 !== wired.catalogue.sha256) wired = wire(inForce);
  };
  let wired = wire(file);
  let rewiring: Promise<void> | undefined;
  const follow = async (sha256: string | undefined): Promise<Wired> => {
    while (sha256 !== undefined && sha256 !== wired.catalogue.sha256) {
      const before = wired;
      rewiring ??= rewire().finally(() => (rewiring = undefined));
      await rewiring;
      // what is wired is newer than what is asked for
      if (wired === before) break;
    }
    return wired;
  };
  const current = {
    get catalogue() {
      return wired.catalogue;
    },
    get catalogues() {
      return wired.catalogues;
    },
    get importer() {
      return wired.importer;
    },
    get releases() {
      return wired.releases;
    },
  };
  const access = createAccess({
    ...{ settings, warehouse, clock, log },
    get catalogue() {
      return wired.catalogue;
    },
  });
  const close = async (): Promise<void> => {
    await access.flush();
    await reader.close();
    await examiner.close();
    await annotator.close();
    await warehouse.close();
    await endTracing?.();
  };
  try {
    if (await warehouse.ready()) await rewire();
  } catch (error) {
    await close();
    throw error;
  }
  const rest = { settings, file, warehouse, access, reader, examiner, annotator, clock, log, follow, close };
  return Object.assign(current, rest);
}

/** The catalogue that was adopted last; undefined before the first. */
async function catalogueInForce(warehouse: Warehouse): Promise<Catalogue | undefined> {
  const [version] = await warehouse.catalogueVersions();
  const text = version && (await warehouse.catalogueText(version.number));
  return version && text !== undefined ? readCatalogue(text, version.fileName) : undefined;
}

function tracedStatements({ engine }: Warehouse): StatementObserver {
  return ({ kind, summary, seconds, failed }) => {
    const facts = { 'db.system.name': engine.toLowerCase(), 'db.query.summary': summary, 'tongbao.statement': kind };
    tracedBefore(summary, seconds, facts, failed);
  };
}
