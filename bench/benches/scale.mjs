// What it costs to take workbooks in: by what they bring, whatever is there already.
import { readFileSync, readdirSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { at } from '../../scripts/project.mjs';
import { sizes as worlds } from '../country.mjs';
import { openProgram, workbooksOf } from '../importing.mjs';
import { median } from '../measure.mjs';

export const title = 'workbooks to accepted, in one process that is warm';

/** Workbooks that are taken in before anything counts: by then the program is compiled as far as it will be. */
const warming = 12;
/** Of one round that others measure for seconds. */
const timesOfRound = 6;

export async function run(given) {
  return [...(await resubmission(given)), ...(await sampleWorkbooks(given))];
}

/** One branch sends its half-year again and again, in warehouses of different size by turns. */
async function resubmission({ databaseOf, sizes, effort }) {
  const opened = [];
  try {
    for (const size of sizes) {
      const prepared = await databaseOf(size);
      const program = await openProgram(prepared);
      opened.push({ size, program, make: workbooksOf(prepared.country), milliseconds: [], statements: 0 });
    }
    const branch = 5;
    // never those of an earlier run: the same bytes again change nothing
    let revision = Math.floor(Date.now() / 1000) % 1e9;
    const times = effort.rounds * timesOfRound;
    for (let time = -warming; time < times; time += 1) {
      for (const one of opened) {
        const workbook = one.make(branch, (revision += 1));
        const end = one.program.observe(() => (one.statements += time < 0 ? 0 : 1));
        const started = performance.now();
        await one.program.take([workbook]);
        if (time >= 0) one.milliseconds.push(performance.now() - started);
        end();
      }
    }
    const middles = opened.map(({ milliseconds }) => median(milliseconds));
    return [
      ...opened.flatMap(({ size, statements }, index) => [
        { what: `sent again, ${worlds[size].observations} there, p50`, value: middles[index], unit: 'ms' },
        { what: '… statements', value: statements / times, unit: 'each' },
      ]),
      { what: 'slowest to quickest', value: Math.max(...middles) / Math.min(...middles), unit: '×', most: 1.3 },
    ];
  } finally {
    for (const { program } of opened) await program.close();
  }
}

const kept = 'tongbao_bench_sample';

/** The workbooks of the sample province into an empty warehouse, emptied again before each time. */
async function sampleWorkbooks({ server, effort }) {
  const folder = at('imports', 'liaoning', '2009-H2');
  const workbooks = readdirSync(folder)
    .sort()
    .map((fileName) => ({ fileName, bytes: readFileSync(`${folder}/${fileName}`) }));
  const admin = await createConnection(server);
  const url = new URL(server);
  url.pathname = `/${kept}`;
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${kept}`);
    await admin.query(`CREATE DATABASE ${kept} CHARACTER SET utf8mb4`);
    await admin.query(`USE ${kept}`);
    const program = await openProgram({ url: url.href, catalogue: at('imports', 'liaoning', 'catalogue.yaml') });
    try {
      const seconds = [];
      for (let round = -2; round < effort.rounds; round += 1) {
        await empty(admin);
        const started = performance.now();
        await program.take(workbooks);
        if (round >= 0) seconds.push((performance.now() - started) / 1000);
      }
      return [{ what: `all ${workbooks.length} sample workbooks, p50`, value: median(seconds), unit: 's', most: 2 }];
    } finally {
      await program.close();
    }
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${kept}`);
    await admin.end();
  }
}

/** Takes out all that a submission brings. */
async function empty(connection) {
  const tables = ['observation', 'rollup', 'finding', 'submission', 'workbook_part', 'workbook', 'version', 'audit'];
  await connection.query('SET foreign_key_checks = 0');
  for (const table of tables) await connection.query(`TRUNCATE ${table}`);
  await connection.query('UPDATE warehouse_state SET version = 0, figures = 0, next_submission = 1');
}
