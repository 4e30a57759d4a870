import Database from 'libsql';
import { createConnection, type RowDataPacket } from 'mysql2/promise';

export type Row = Record<string, unknown>;
export type Query = (sql: string) => Promise<Row[]>;

/** Runs `work` with a way to ask the database itself, past the warehouse. */
export async function asking<T>(url: string, work: (query: Query) => Promise<T>): Promise<T> {
  if (url.startsWith('sqlite:')) {
    const database = new Database(url.slice('sqlite:'.length));
    try {
      return await work((sql) => {
        const statement = database.prepare(sql);
        if (statement.reader) return Promise.resolve(statement.all() as Row[]);
        statement.run();
        return Promise.resolve([]);
      });
    } finally {
      database.close();
    }
  }
  const connection = await createConnection({ uri: url, supportBigNumbers: true });
  try {
    return await work(async (sql) => (await connection.query<RowDataPacket[]>(sql))[0]);
  } finally {
    await connection.end();
  }
}

/** An exact decimal as an engine hands it out, without the zeros that some pad it with. */
export function unpadded(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, '') : value;
}
