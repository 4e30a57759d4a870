// What a run was measured on: numbers say little without it.
import { cpus, loadavg, totalmem, type, release } from 'node:os';
import { createConnection } from 'mysql2/promise';

/** Gives lines, the name of a thing and what it is; of the database, too, where one is measured. */
export async function describeMachine(database) {
  const [cpu] = cpus();
  return {
    processor: `${cpus().length} × ${cpu.model.trim()}`,
    memory: `${Math.round(totalmem() / 1024 ** 3)} GB`,
    system: `${type()} ${release()}`,
    node: process.version,
    ...(database ? await describeDatabase(database) : {}),
  };
}

/** `notes` say how the database is set. */
async function describeDatabase({ url, notes }) {
  const connection = await createConnection(url);
  const [[{ version }]] = await connection.query('SELECT VERSION() AS version');
  await connection.end();
  return { database: version, 'database settings': notes };
}

/** How busy the machine is, by the mean number of processes that want a core in the last minute. */
export const busyness = () => loadavg()[0].toFixed(1);
