import Libsql from 'libsql';
import { createConnection, type RowDataPacket } from 'mysql2/promise';

/** Every row of every table of the database at `url`, as text; two databases with the same dump hold the same. */
export async function dump(url: string): Promise<string> {
  const tables = await (url.startsWith('sqlite:') ? dumpFile(url.slice('sqlite:'.length)) : dumpServer(url));
  return tables
    .map(
      ({ table, rows }) =>
        `${table}\n${rows
          .map((row) => JSON.stringify(row))
          .sort()
          .join('\n')}`,
    )
    .join('\n\n');
}

interface TableRows {
  readonly table: string;
  readonly rows: readonly unknown[];
}

function dumpFile(path: string): TableRows[] {
  const database = new Libsql(path, { readonly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all() as {
      name: string;
    }[];
    return tables.map(({ name }) => ({
      table: name,
      rows: database.prepare(`SELECT * FROM "${name}"`).all().map(withBytes),
    }));
  } finally {
    database.close();
  }
}

/** JSON knows no bytes; as hex they count in the comparison. */
function withBytes(row: unknown): unknown {
  const columns = Object.entries(row as Record<string, unknown>);
  return Object.fromEntries(
    columns.map(([name, value]) => [name, value instanceof ArrayBuffer ? Buffer.from(value).toString('hex') : value]),
  );
}

async function dumpServer(url: string): Promise<TableRows[]> {
  const connection = await createConnection({
    uri: url,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
  });
  try {
    const [names] = await connection.query<RowDataPacket[]>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name",
    );
    const tables: TableRows[] = [];
    for (const { name } of names as { name: string }[]) {
      const [rows] = await connection.query<RowDataPacket[]>(`SELECT * FROM \`${name}\``);
      tables.push({ table: name, rows });
    }
    return tables;
  } finally {
    await connection.end();
  }
}
