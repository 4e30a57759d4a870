// Fills an empty, migrated database with a made-up country, by LOAD DATA from streams.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createConnection } from 'mysql2/promise';
import * as reported from './observation-lines.mjs';
import { rollupColumns, rollupLines } from './rollup-lines.mjs';

/** Lines of a statement. InnoDB keeps what is needed to take a transaction back, and small ones are quicker at it. */
const linesOfStatement = 200_000;
const bytesOfChunk = 256 * 1024;
/** Made last: a database without it was left half filled. */
const filledMark = 'bench_filled';

export async function isFilled(url) {
  const connection = await createConnection(url);
  try {
    const [rows] = await connection.query('SHOW TABLES LIKE ?', [filledMark]);
    return rows.length > 0;
  } finally {
    await connection.end();
  }
}

/** Resolves when all is stored and indexed. `say` is told what is going on. */
export async function fill(url, country, say) {
  const connection = await createConnection({ uri: url, flags: ['LOCAL_FILES'], charset: 'utf8mb4_bin' });
  try {
    await connection.query('SET foreign_key_checks = 0, unique_checks = 0');
    // migrating adopted the catalogue; what is made up here has all versions from the first on
    await connection.query('DELETE FROM version');
    const { workbook, workbookSha256 } = reported;
    await connection.query('INSERT INTO workbook (sha256, size) VALUES (?, ?)', [workbookSha256, workbook.length]);
    await connection.query('INSERT INTO workbook_part (sha256, part, bytes) VALUES (?, 0, ?)', [
      workbookSha256,
      workbook,
    ]);
    const catalogueSha256 = createHash('sha256').update(country.catalogue()).digest('hex');
    const load = (table, columns, lines) => loadTable({ connection, table, columns, lines, say });
    await load('submission', reported.submissionColumns, reported.submissionLines(country, catalogueSha256));
    await load('version', reported.versionColumns, reported.versionLines(country));
    for (const [table, columns, lines] of [
      ['observation', reported.observationColumns, reported.observationLines(country)],
      ['rollup', rollupColumns, rollupLines(country)],
    ]) {
      const { drop, add } = await secondaryIndexes(connection, table);
      if (drop) await connection.query(drop);
      await load(table, columns, lines);
      say(`indexing ${table}`);
      if (add) await connection.query(add);
      await connection.query(`ANALYZE TABLE ${table}`);
    }
    await connection.query('UPDATE warehouse_state SET version = ?, figures = ?, next_submission = ?', [
      country.lastVersion,
      country.lastVersion,
      country.halves * country.branches + country.revised.length + 1,
    ]);
    await connection.query(`CREATE TABLE ${filledMark} (at CHAR(24)) AS SELECT ? AS at`, [new Date().toISOString()]);
  } finally {
    await connection.end();
  }
}

async function loadTable({ connection, table, columns, lines, say }) {
  const started = performance.now();
  let count = 0;
  let ended = false;
  function* statement() {
    let [text, taken] = ['', 0];
    while (taken < linesOfStatement) {
      const { value, done } = lines.next();
      if (done) {
        ended = true;
        break;
      }
      text += value;
      taken += 1;
      if (text.length > bytesOfChunk) {
        yield Buffer.from(text);
        text = '';
      }
    }
    count += taken;
    if (text !== '') yield Buffer.from(text);
  }
  while (!ended) {
    const [{ warningStatus }] = await connection.query({
      sql: `LOAD DATA LOCAL INFILE 'lines' INTO TABLE ${table} CHARACTER SET utf8mb4 (${columns.join(', ')})`,
      infileStreamFactory: () => Readable.from(statement()),
    });
    if (warningStatus > 0) {
      const [[warning]] = await connection.query('SHOW WARNINGS LIMIT 1');
      throw new Error(`${table}: ${warning.Message}`);
    }
  }
  const seconds = (performance.now() - started) / 1000;
  if (seconds > 1) say(`${table}: ${count} rows, ${Math.round(count / seconds)} a second`);
}

/** Statements that drop all indexes of a table but the primary key, and that add them again: sorting once is quicker. */
async function secondaryIndexes(connection, table) {
  const [rows] = await connection.query(
    `SELECT index_name AS name, MIN(non_unique) AS repeats, GROUP_CONCAT(column_name ORDER BY seq_in_index) AS columns_in
      FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name <> 'PRIMARY'
      GROUP BY index_name`,
    [table],
  );
  if (rows.length === 0) return {};
  const add = rows.map(
    ({ name, repeats, columns_in }) => `ADD ${Number(repeats) ? '' : 'UNIQUE '}INDEX ${name} (${columns_in})`,
  );
  return {
    drop: `ALTER TABLE ${table} ${rows.map(({ name }) => `DROP INDEX ${name}`).join(', ')}`,
    add: `ALTER TABLE ${table} ${add.join(', ')}`,
  };
}
