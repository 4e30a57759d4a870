// The database server that is measured on, and on it one database for each size of country.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir, totalmem, userInfo } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { giveUp } from '../scripts/project.mjs';
import { serverPrograms, startPrivateServer } from '../scripts/servers/private-server.mjs';
import { country, sizes } from './country.mjs';
import { fill, isFilled } from './load.mjs';
import { observationLines, submissionLines, versionLines } from './observation-lines.mjs';
import { runProgram } from './program.mjs';
import { rollupLines } from './rollup-lines.mjs';

/** Kept from run to run; nothing but this script uses it. */
const folder = process.env.BENCH_FOLDER || join(tmpdir(), `tongbao-bench-${userInfo().username}`);

/** The pool is to hold what is asked for, as on a server of its own; filling is a matter of throughput. */
const poolBytes = Math.min(4 * 1024 ** 3, Math.floor(totalmem() / 4 / 1024 ** 2) * 1024 ** 2);
const options = [
  `--innodb-buffer-pool-size=${poolBytes}`,
  '--innodb-log-file-size=2G',
  '--innodb-flush-log-at-trx-commit=2',
  '--innodb-doublewrite=OFF',
];

/** Resolves to `{ url, notes, stop }`: where databases can be made, how the server is set, and what ends it. */
export async function startDatabase() {
  const named = process.env.BENCH_DATABASE_URL;
  if (named) return { url: named, notes: 'as found at BENCH_DATABASE_URL', stop: () => Promise.resolve() };
  const [[family, program] = []] = Object.entries(await serverPrograms());
  if (!program) giveUp('No MariaDB or MySQL here: install mariadb-server, or name a server in BENCH_DATABASE_URL.');
  const server = await startPrivateServer(family, program, { keptIn: join(folder, family.toLowerCase()), options });
  return { url: server.url, notes: options.map((option) => option.slice(2)).join(' '), stop: server.stop };
}

/** The database of a size, filled unless it is already; resolves to `{ url, catalogue, country }`. */
export async function databaseOf(serverUrl, size, say) {
  const made = country(size);
  const name = `${stemOf(size)}${fingerprint(made)}`;
  mkdirSync(folder, { recursive: true });
  const catalogue = join(folder, `${name}.yaml`);
  writeFileSync(catalogue, made.catalogue());
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const prepared = { url: url.href, catalogue, country: made };
  const admin = await createConnection(serverUrl);
  try {
    const [present] = await admin.query('SHOW DATABASES LIKE ?', [name]);
    if (present.length > 0 && (await isFilled(url.href))) {
      await runProgram(prepared, ['migrate']);
      return prepared;
    }
    for (const older of await databasesOf(admin, size)) await admin.query(`DROP DATABASE ${older}`);
    await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  } finally {
    await admin.end();
  }
  say(`making ${size} observations, once`);
  await runProgram(prepared, ['migrate']);
  await fill(url.href, made, say);
  return prepared;
}

const stemOf = (size) => `tongbao_bench_${size.toLowerCase().replace('.', '_')}_`;

/** What was made for a size so far; more than one only where an earlier way of making it was left behind. */
async function databasesOf(admin, size) {
  const [rows] = await admin.query('SELECT schema_name AS name FROM information_schema.schemata');
  return rows.map(({ name }) => name).filter((name) => name.startsWith(stemOf(size)));
}

/** Tells countries apart, and ways of making them: by the size, and by all that is made of the smallest. */
function fingerprint({ branches, halves, revised }) {
  const hash = createHash('sha256').update(JSON.stringify([branches, halves, revised]));
  const smallest = country(Object.keys(sizes)[0]);
  hash.update(smallest.catalogue());
  for (const lines of [
    submissionLines(smallest, ''),
    versionLines(smallest),
    observationLines(smallest),
    rollupLines(smallest),
  ]) {
    for (const line of lines) hash.update(line);
  }
  return hash.digest('hex').slice(0, 8);
}
