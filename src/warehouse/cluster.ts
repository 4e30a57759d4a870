import type { RowDataPacket } from 'mysql2';
import { createConnection } from 'mysql2/promise';
import type { DataSource } from 'typeorm';
import { isLost } from './faults';
import type { Host, ServerLocation } from './location';

/** How long a server may take to let us in. */
export const connectMilliseconds = 10_000;

/** What a server says of itself. */
export interface ServerKind {
  readonly dialect: 'mysql' | 'mariadb';
  /** Whether it is a member of a cluster: of Galera, or of Group Replication. */
  readonly cluster: 'galera' | 'group' | undefined;
  /** Whether the rows of its large tables are on other servers. */
  readonly sharded: boolean;
}

const onShards = new WeakSet<DataSource>();

/** Notes that the large tables are on shards. */
export function markSharded(dataSource: DataSource): void {
  onShards.add(dataSource);
}

/**
 * Whether the large tables are on shards. One statement then sees each of them as it stands when it comes to it, and rows that
 * come as lines would be sent there one at a time.
 */
export function isSharded(dataSource: DataSource): boolean {
  return onShards.has(dataSource);
}

/**
 * What a session is told on a member of a cluster, so that it sees whatever was committed before by any of them. Without it
 * somebody who writes by one and reads by another would not find what was acknowledged.
 */
export const consistency: Readonly<Record<NonNullable<ServerKind['cluster']>, string>> = {
  // before a reading or a transaction begins, and before a row is changed or added
  galera: 'SET SESSION wsrep_sync_wait = 7',
  group: "SET SESSION group_replication_consistency = 'BEFORE'",
};

const asked = ['version', 'wsrep_on', 'wsrep_cluster_address', 'group_replication_group_name'];

const shardedTables = `SELECT 1 FROM information_schema.tables
  WHERE table_schema = DATABASE() AND table_name IN ('observation', 'rollup', 'record') AND engine = 'SPIDER'`;

/** Asks the first server at `location` that answers. */
export async function serverKind(location: ServerLocation): Promise<ServerKind> {
  let failure: unknown;
  for (const host of location.hosts) {
    try {
      return await kindOf(host, location);
    } catch (error) {
      if (!isLost(error)) throw error;
      failure = error;
    }
  }
  throw failure;
}

async function kindOf({ host, port }: Host, { user, password, database }: ServerLocation): Promise<ServerKind> {
  const connectTimeout = connectMilliseconds;
  const connection = await createConnection({ host, port, user, password, database, connectTimeout });
  try {
    // a member that serves nobody yet answers this all the same
    const [rows] = await connection.query<RowDataPacket[]>('SHOW GLOBAL VARIABLES WHERE Variable_name IN (?)', [asked]);
    const value = new Map(rows.map((row) => [String(row['Variable_name']), String(row['Value'])]));
    const dialect = /mariadb/i.test(value.get('version') ?? '') ? 'mariadb' : 'mysql';
    const inGalera = value.get('wsrep_on') === 'ON' && (value.get('wsrep_cluster_address') ?? '').startsWith('gcomm:');
    const inGroup = (value.get('group_replication_group_name') ?? '') !== '';
    const [spread] = await connection.query<RowDataPacket[]>(shardedTables);
    return { dialect, cluster: inGalera ? 'galera' : inGroup ? 'group' : undefined, sharded: spread.length > 0 };
  } finally {
    await connection.end();
  }
}
