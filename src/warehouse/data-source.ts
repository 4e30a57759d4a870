import Libsql from 'libsql';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PoolConnection, PoolOptions } from 'mysql2';
import { DataSource, DefaultNamingStrategy, type DataSourceOptions } from 'typeorm';
import * as migrations from '../../migrations';
import { accessEntities } from './access-tables';
import { archiveEntities } from './archive/tables';
import { catalogueEntities } from './catalogue-tables';
import { connectMilliseconds, consistency, markSharded, serverKind, type ServerKind } from './cluster';
import { columnKinds, type Dialect } from './column-kinds';
import { dimensionEntities } from './dimension-tables';
import { figureEntities } from './figure-tables';
import { jobEntities } from './job-tables';
import type { Location, ServerLocation } from './location';
import { Nodes } from './nodes';
import { recordEntities } from './record-tables';
import { releaseEntities } from './release-tables';
import { submissionEntities } from './submission-tables';

class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string): string {
    return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}

function common(dialect: Dialect) {
  const kinds = columnKinds(dialect);
  return {
    entities: [
      ...submissionEntities(kinds),
      ...figureEntities(kinds),
      ...accessEntities(kinds),
      ...dimensionEntities(kinds),
      ...releaseEntities(kinds),
      ...recordEntities(kinds),
      ...catalogueEntities(kinds),
      ...jobEntities(kinds),
      ...archiveEntities(kinds),
    ],
    migrations: Object.values(migrations),
    namingStrategy: new SnakeCase(),
    synchronize: false,
    logging: false,
  } satisfies Partial<DataSourceOptions>;
}

type Use = 'reading' | 'writing';

function sqlite(database: string, use: Use): DataSource {
  return new DataSource({
    ...common('better-sqlite3'),
    type: 'better-sqlite3',
    database,
    driver: Libsql,
    prepareDatabase: (connection: Libsql.Database) => {
      connection.pragma('busy_timeout = 5000');
      connection.pragma('journal_mode = WAL');
      // what was acknowledged survives a power cut
      connection.pragma('synchronous = FULL');
      if (use === 'reading') connection.pragma('query_only = ON');
      // writers wait for their turn without stopping the program
      else connection.pragma('busy_timeout = 0');
    },
  });
}

/** How many connections there are at most for each. Writers take turns; what ends the statements of readers needs one. */
const poolSizes = { reading: 10, writing: 3 } as const satisfies Record<Use, number>;

/** The pool of a server, and that of a cluster's nodes where there is more to it than one server. */
function server(location: ServerLocation, { dialect, cluster }: ServerKind, use: Use) {
  const { hosts, user: username, password, database } = location;
  let nodes: Nodes | undefined;
  const driver = {
    createPool: (options: PoolOptions): Nodes =>
      (nodes = new Nodes(options, hosts, use === 'reading', cluster && consistency[cluster])),
  };
  const source = new DataSource({
    ...common(dialect),
    type: dialect,
    ...hosts[0],
    username,
    password,
    database,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    connectTimeout: connectMilliseconds,
    supportBigNumbers: true,
    poolSize: poolSizes[use],
    ...(cluster !== undefined || hosts.length > 1 ? { driver } : {}),
  });
  return { source, nodes: () => nodes };
}

/**
 * Where reading and writing go. On a server each has a pool, so that readers never keep a writer waiting; a file has a
 * connection for each, so that readers never see what is not committed; memory has only the one.
 */
export interface DataSources {
  readonly writing: DataSource;
  readonly reading: DataSource;
  /** Ends the statement that runs on a connection for reading, where there is a server. */
  readonly endStatement: (connection: PoolConnection) => Promise<unknown>;
}

const nothing = (): Promise<void> => Promise.resolve();

export async function connect(location: Location): Promise<DataSources> {
  switch (location.kind) {
    case 'memory': {
      const only = await sqlite(':memory:', 'writing').initialize();
      return { writing: only, reading: only, endStatement: nothing };
    }
    case 'file': {
      mkdirSync(dirname(location.path), { recursive: true });
      const writing = await sqlite(location.path, 'writing').initialize();
      const reading = await sqlite(location.path, 'reading').initialize();
      return { writing, reading, endStatement: nothing };
    }
    case 'server': {
      const kind = await serverKind(location);
      const writing = await server(location, kind, 'writing').source.initialize();
      const { source, nodes } = server(location, kind, 'reading');
      const reading = await source.initialize();
      if (kind.sharded) for (const one of [writing, reading]) markSharded(one);
      const endStatement = async (connection: PoolConnection): Promise<unknown> =>
        // by the other pool: in this one all may be waiting for this very statement
        nodes()?.endStatement(connection) ?? writing.query(`KILL QUERY ${connection.threadId}`);
      return { writing, reading, endStatement };
    }
  }
}
