import type { PoolConnection, QueryValues } from 'mysql2';
import { QueryFailedError, QueryResult, type QueryRunner } from 'typeorm';
import type { Observing } from './observing';

/**
 * Has the statements of a runner go straight to the driver. What TypeORM does around a statement costs about as much as
 * reading a figure does, and reading figures is what the program mostly does.
 */
export function askDirectly(runner: QueryRunner, connection: PoolConnection, observing: Observing): void {
  const asked = (sql: string, values: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      connection.query(sql, values as QueryValues, (error, rows) => {
        observing.tell(sql, (performance.now() - began) / 1000, error === null);
        if (error) reject(new QueryFailedError(sql, values as unknown[] | undefined, error));
        else resolve(rows);
      });
    });

  function query(sql: string, values: unknown, structured: true): Promise<QueryResult>;
  function query<T>(sql: string, values?: unknown, structured?: boolean): Promise<T>;
  async function query(sql: string, values?: unknown, structured = false): Promise<unknown> {
    const raw = await asked(sql, values);
    return structured ? Object.assign(new QueryResult(), { raw, records: raw }) : raw;
  }

  runner.query = query;
}
