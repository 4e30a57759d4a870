// Runs the tests on every database engine at hand. Arguments go to jest: `npm test -- tests/rollups`.
// REQUIRE_ENGINES=SQLite,MariaDB,MySQL and REQUIRE_TOOLS=soffice,lowriter,chromium,python3,openpyxl,Rscript,mysql,galera,group-replication,spider make a missing engine or tool a
// failure instead of a remark.
import './setup.mjs';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at, giveUp, root } from './project.mjs';
import { advice, gatherEngines, variables } from './servers/engines.mjs';

const names = ['SQLite', ...Object.keys(variables)];
const required = (process.env.REQUIRE_ENGINES ?? '').split(',').filter(Boolean);
const unknown = required.filter((name) => !names.includes(name));
if (unknown.length > 0) giveUp(`REQUIRE_ENGINES: ${unknown.join(', ')} is none of ${names.join(', ')}.`);

/** Programs that some tests hold results against, and how to get them. A suite that needs one fails where it is required. */
const install = 'apt-get install --no-install-recommends';
const tools = {
  soffice: `${install} libreoffice-calc-nogui`,
  lowriter: `${install} libreoffice-writer`,
  chromium: `${install} chromium (or name one by CHROMIUM)`,
  python3: `${install} python3`,
  openpyxl: `${install} python3-openpyxl`,
  Rscript: `${install} r-base-core`,
  mysql: `${install} mariadb-client-core`,
  galera: `${install} galera-4 mariadb-server-core`,
  'group-replication': 'scripts/mysql-server.sh up DIR PORT; TEST_MYSQL_ROOT=DIR/root',
  spider: `${install} mariadb-plugin-spider`,
};
const unknownTools = (process.env.REQUIRE_TOOLS ?? '').split(',').filter((name) => name && !tools[name]);
if (unknownTools.length > 0) {
  giveUp(`REQUIRE_TOOLS: ${unknownTools.join(', ')} is none of ${Object.keys(tools).join(', ')}.`);
}

// An interruption ends jest, and then this script its usual way, so that no server is left behind.
let jest;
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = true;
    jest?.kill(signal);
  });
}

const { urls, stop } = await gatherEngines().catch((error) => giveUp(error.message));
const missing = Object.keys(variables).filter((name) => !urls[name]);
const folder = mkdtempSync(join(tmpdir(), 'tongbao-run-'));
const ledger = join(folder, 'not-run');
const outcome = join(folder, 'outcome.json');
let code = 130;
try {
  if (!interrupted) code = await runJest();
  if (!interrupted) summarize();
} finally {
  rmSync(folder, { recursive: true, force: true });
  await stop();
}
if (required.some((name) => missing.includes(name))) {
  console.error(`REQUIRE_ENGINES asks for ${required.join(', ')}.`);
  code ||= 1;
}
process.exit(code);

function runJest() {
  const carried = Object.fromEntries(Object.entries(variables).map(([name, variable]) => [variable, urls[name] ?? '']));
  const reporters = ['default', at('scripts/outcome-reporter.cjs')].map((reporter) => `--reporters=${reporter}`);
  jest = spawn(process.execPath, [at('node_modules/jest/bin/jest.js'), ...process.argv.slice(2), ...reporters], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...carried, TEST_NOT_RUN: ledger, TEST_OUTCOME: outcome },
  });
  return new Promise((resolve, reject) => {
    jest.once('error', reject);
    jest.once('close', (status) => resolve(status ?? 130));
  });
}

/** Says in plain lines which engines the tests ran on, what did not run and for want of what, and how many passed. */
function summarize() {
  console.log(`\nsuites ran on: ${names.filter((name) => !missing.includes(name)).join(', ')}`);
  for (const name of missing) console.log(`NOT RUN: ${name}, ${suitesNotRun(name)}; to run them: ${advice[name]}`);
  for (const [name, remedy] of Object.entries(tools)) {
    const suites = suitesNotRun(name);
    if (suites !== '0 suites') console.log(`NOT RUN: ${suites} for want of ${name}; to run them: ${remedy}`);
  }
  if (!existsSync(outcome)) return;
  const { passed, failed, skipped } = JSON.parse(readFileSync(outcome, 'utf8'));
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
}

function suitesNotRun(name) {
  const lines = existsSync(ledger) ? readFileSync(ledger, 'utf8').split('\n') : [];
  const count = lines.filter((line) => line.startsWith(`${name}\t`)).length;
  return count === 1 ? '1 suite' : `${count} suites`;
}
