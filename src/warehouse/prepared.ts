import type { PoolConnection, ResultSetHeader } from 'mysql2';
import { QueryFailedError, type EntityManager } from 'typeorm';
import { tellObservers } from './observing';

/** A value that goes to a server beside the statement. */
type Bound = string | number | bigint | Uint8Array | null;

/**
 * Changes rows on a server by a prepared statement, on the connection of `manager`, which has to have one. Bytes go as they
 * are, where the text of a statement would spell them in twice as many.
 */
export async function changePrepared(
  { queryRunner, dataSource }: EntityManager,
  sql: string,
  values: readonly unknown[],
): Promise<ResultSetHeader> {
  if (!queryRunner) throw new RangeError('a prepared statement needs a connection of its own');
  const connection = (await queryRunner.connect()) as PoolConnection;
  return new Promise((resolve, reject) => {
    const began = performance.now();
    connection.execute<ResultSetHeader>(sql, values.map(bound), (error, header) => {
      tellObservers(dataSource, sql, (performance.now() - began) / 1000, error === null);
      if (error) reject(new QueryFailedError(sql, undefined, error));
      else resolve(header);
    });
  });
}

/** The driver knows bytes as a `Buffer` only. */
function bound(value: unknown): Bound {
  if (!(value instanceof Uint8Array) || Buffer.isBuffer(value)) return value as Bound;
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}
