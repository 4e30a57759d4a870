// What it costs to take in half a million work orders, beside the bare loading of the rows they come to.
import { createReadStream, createWriteStream, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createConnection as createPlain } from 'mysql2';
import { createConnection } from 'mysql2/promise';
import { at } from '../../scripts/project.mjs';
import { openProgram } from '../importing.mjs';
import { median } from '../measure.mjs';
import { orderWorkbook } from '../order-workbook.mjs';

export const title = 'a workbook of 500,000 work orders, from its bytes to accepted and rolled up';

const orders = 500_000;
const schema = 'tongbao_bench_records';
/** A round takes many seconds: three say as much as is to be known. */
const mostRounds = 3;

export async function run({ server, effort }) {
  const bytes = readFileSync(await orderWorkbook(orders));
  const lines = join(tmpdir(), `tongbao-records-${process.pid}.tsv`);
  const admin = await createConnection({ uri: server, infileStreamFactory: () => createReadStream(lines) });
  const url = new URL(server);
  url.pathname = `/${schema}`;
  const seconds = { program: [], bare: [] };
  try {
    for (let round = -1; round < Math.min(effort.rounds, mostRounds); round += 1) {
      await admin.query(`DROP DATABASE IF EXISTS ${schema}`);
      await admin.query(`CREATE DATABASE ${schema} CHARACTER SET utf8mb4`);
      await admin.query(`USE ${schema}`);
      const program = await openProgram({ url: url.href, catalogue: at('imports', 'liaoning', 'catalogue.yaml') });
      try {
        await program.take([another()]);
        const started = performance.now();
        await program.take([{ fileName: 'orders.xlsx', bytes, branch: '210100', period: halfYear }]);
        if (round >= 0) seconds.program.push((performance.now() - started) / 1000);
      } finally {
        await program.close();
      }
      if (round < 0) await writeLines(url.href, lines);
      await admin.query('CREATE TABLE bare LIKE record');
      const started = performance.now();
      await admin.query({ sql: `LOAD DATA LOCAL INFILE 'lines' INTO TABLE bare CHARACTER SET utf8mb4` });
      if (round >= 0) seconds.bare.push((performance.now() - started) / 1000);
      const [[{ both }]] = await admin.query(
        'SELECT (SELECT COUNT(*) FROM bare) = (SELECT COUNT(*) FROM record) AS `both`',
      );
      if (both !== 1) throw new Error('the program and the bare loading have not stored the same rows');
    }
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${schema}`);
    await admin.end();
    rmSync(lines, { force: true });
  }
  const [program, bare] = [median(seconds.program), median(seconds.bare)];
  return [
    { what: 'to accepted, p50', value: program, unit: 's' },
    { what: 'bare LOAD DATA LOCAL of the same rows, p50', value: bare, unit: 's' },
    { what: 'of the speed of that', value: bare / program, unit: '×', least: 0.5 },
  ];
}

/** A workbook of another branch, without records: the program has its processes by then, as one that serves has. */
function another() {
  const folder = at('imports', 'liaoning', '2009-H2');
  const fileName = readdirSync(folder).find((name) => name.includes('大连'));
  return { fileName, bytes: readFileSync(`${folder}/${fileName}`) };
}

const halfYear = { year: 2009, grain: 'half-year', index: 2 };

/** Writes what the program has stored as the lines that `LOAD DATA` takes. */
async function writeLines(uri, path) {
  const connection = createPlain({ uri, dateStrings: true });
  try {
    const rows = connection.query({ sql: 'SELECT * FROM record', rowsAsArray: true }).stream();
    await pipeline(
      rows,
      async function* (source) {
        for await (const row of source) {
          yield `${row.map((one) => (one === null ? '\\N' : String(one))).join('\t')}\n`;
        }
      },
      createWriteStream(path),
    );
  } finally {
    connection.end();
  }
}
