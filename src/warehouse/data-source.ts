import Libsql from 'libsql';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { DataSource, DefaultNamingStrategy, type DataSourceOptions } from 'typeorm';
import * as migrations from '../../migrations';
import { accessEntities } from './access-tables';
import { catalogueEntities } from './catalogue-tables';
import { columnKinds, type Dialect } from './column-kinds';
import { dimensionEntities } from './dimension-tables';
import { figureEntities } from './figure-tables';
import type { Location } from './location';
import { recordEntities } from './record-tables';
import { releaseEntities } from './release-tables';
import { submissionEntities } from './submission-tables';

const connectMilliseconds = 10_000;

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

async function serverDialect(location: Location & { kind: 'server' }): Promise<'mysql' | 'mariadb'> {
  const { host, port, user, password, database } = location;
  const connection = await createConnection({
    host,
    port,
    user,
    password,
    database,
    connectTimeout: connectMilliseconds,
  });
  try {
    const [rows] = await connection.query('SELECT VERSION() AS version');
    return /mariadb/i.test(JSON.stringify(rows)) ? 'mariadb' : 'mysql';
  } finally {
    await connection.end();
  }
}

/** How many connections there are at most for each. Writers take turns; what ends the statements of readers needs one. */
const poolSizes = { reading: 10, writing: 3 } as const satisfies Record<Use, number>;

function server(location: Location & { kind: 'server' }, dialect: 'mysql' | 'mariadb', use: Use): DataSource {
  const { host, port, user: username, password, database } = location;
  return new DataSource({
    ...common(dialect),
    type: dialect,
    host,
    port,
    username,
    password,
    database,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    connectTimeout: connectMilliseconds,
    supportBigNumbers: true,
    poolSize: poolSizes[use],
  });
}

/**
 * Where reading and writing go. On a server each has a pool, so that readers never keep a writer waiting; a file has a
 * connection for each, so that readers never see what is not committed; memory has only the one.
 */
export interface DataSources {
  readonly writing: DataSource;
  readonly reading: DataSource;
}

export async function connect(location: Location): Promise<DataSources> {
  switch (location.kind) {
    case 'memory': {
      const only = await sqlite(':memory:', 'writing').initialize();
      return { writing: only, reading: only };
    }
    case 'file': {
      mkdirSync(dirname(location.path), { recursive: true });
      const writing = await sqlite(location.path, 'writing').initialize();
      const reading = await sqlite(location.path, 'reading').initialize();
      return { writing, reading };
    }
    case 'server': {
      const dialect = await serverDialect(location);
      const writing = await server(location, dialect, 'writing').initialize();
      const reading = await server(location, dialect, 'reading').initialize();
      return { writing, reading };
    }
  }
}
