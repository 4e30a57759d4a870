// What grows with what: seconds and bytes at four sizes each, the lines through them, and what these say of a country.
import { readFileSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { parse } from 'yaml';
import { at } from '../../scripts/project.mjs';
import { sizes as worlds } from '../country.mjs';
import { line } from '../fit.mjs';
import { openProgram } from '../importing.mjs';
import { median } from '../measure.mjs';
import { orderWorkbook } from '../order-workbook.mjs';

export const title = 'what a workbook of records costs by its length and by what is there, and a country by both';

/** Rows of a workbook. */
const lengths = [5_000, 20_000, 100_000, 500_000];
/** Records that are there already. */
const heaps = [500_000, 2_000_000, 8_000_000, 20_000_000];
const usualLength = 20_000;
const schema = 'tongbao_bench_cost';
/** Every workbook is from a branch of its own: the same records from the same branch would count once. */
const mostRounds = 3;
const halfYear = { year: 2009, grain: 'half-year', index: 2 };

/** What is asked of the model: records, and figures by month, of a year. */
const land = { records: 1e9, cities: 340, provinces: 31, months: 12, series: 27 };

export async function run({ databaseOf, server, sizes, effort }) {
  const rounds = Math.min(effort.rounds, mostRounds);
  const workbooks = await byLength(server, rounds);
  const table = await byHeap(server, rounds);
  const figures = [];
  for (const size of sizes) figures.push({ size, ...(await bytesOfFigures((await databaseOf(size)).url)) });
  return [
    ...workbooks.measured.map(({ size, value }) => ({
      what: `a workbook of ${size.toLocaleString('en')} records, p50`,
      ...{ value, unit: 's' },
    })),
    { what: '… the line: for the workbook', value: workbooks.fixed * 1000, unit: 'ms' },
    { what: '… and for each record', value: workbooks.each * 1e6, unit: 'µs' },
    { what: '… farthest from it', value: workbooks.off * 100, unit: '%' },
    ...table.measured.flatMap(({ size, value, bytes, index }) => [
      {
        what: `${usualLength.toLocaleString('en')} records into ${(size / 1e6).toLocaleString('en')} million, p50`,
        ...{ value, unit: 's' },
      },
      { what: '… bytes of a record there', value: bytes, unit: 'B' },
      { what: '… of these, in the index by number', value: index, unit: 'B' },
    ]),
    { what: '… slowest to quickest', value: table.spread, unit: '×' },
    ...figures.flatMap(({ size, observation, rollups, rows }) => [
      { what: `bytes of an observation, of ${worlds[size].observations}`, value: observation, unit: 'B' },
      { what: '… of a rollup row', value: rollups, unit: 'B' },
      { what: '… rollup rows for each observation', value: rows, unit: '' },
    ]),
    ...country(workbooks, table, figures.at(-1)),
  ];
}

/** What the lines come to for a country's year, each city sending a workbook a month. */
function country({ fixed, each, bytesEach }, { measured }, figures) {
  const { records, cities, months, series } = land;
  const workbooks = cities * months;
  const seconds = workbooks * fixed + records * each;
  const { bytes: ofRecord, index: ofNumber } = measured.at(-1);
  // by month, quarter, half-year and year, and as many again for those above the cities
  const observations = cities * months * series;
  const bytes = observations * (figures.observation + figures.rollups * figures.rows);
  return [
    {
      what: `a year of ${records.toExponential()} records from ${cities} cities, by one process`,
      value: seconds / 3600,
      unit: 'h',
    },
    { what: '… their table', value: (records * ofRecord) / 1e9, unit: 'GB' },
    { what: '… of it, the index by number', value: (records * ofNumber) / 1e9, unit: 'GB' },
    { what: '… the workbooks themselves', value: (records * bytesEach) / 1e9, unit: 'GB' },
    { what: '… figures and rollups', value: bytes / 1e9, unit: 'GB' },
  ];
}

/** Workbooks of growing length, by turns, into a database that has none. */
async function byLength(server, rounds) {
  const opened = await emptyWarehouse(server);
  try {
    const seconds = new Map(lengths.map((length) => [length, []]));
    const sizes = new Map();
    for (const length of lengths) sizes.set(length, readFileSync(await orderWorkbook(length)).length);
    await opened.take(usualLength); // by then the program has its processes
    for (let round = 0; round < rounds; round += 1) {
      for (const length of lengths) seconds.get(length).push(await opened.take(length));
    }
    const measured = lengths.map((size) => ({ size, value: median(seconds.get(size)) }));
    const longest = lengths.at(-1);
    return { measured, ...line(measured), bytesEach: sizes.get(longest) / longest };
  } finally {
    await opened.close();
  }
}

/** The same workbook into a table that grows. */
async function byHeap(server, rounds) {
  const opened = await emptyWarehouse(server);
  try {
    await opened.take(heaps[0]);
    const measured = [];
    for (const size of heaps) {
      await opened.grow(size);
      const seconds = [];
      for (let round = 0; round < rounds; round += 1) seconds.push(await opened.take(usualLength));
      const { bytes, index } = await opened.bytes();
      measured.push({ size, value: median(seconds), bytes: bytes / size, index: index / size });
    }
    const values = measured.map(({ value }) => value);
    return { measured, spread: Math.max(...values) / Math.min(...values) };
  } finally {
    await opened.close();
  }
}

async function emptyWarehouse(server) {
  const catalogue = at('imports', 'liaoning', 'catalogue.yaml');
  const branches = parse(readFileSync(catalogue, 'utf8')).organisation.branches.map(({ code }) => code);
  const admin = await createConnection(server);
  await admin.query(`DROP DATABASE IF EXISTS ${schema}`);
  await admin.query(`CREATE DATABASE ${schema} CHARACTER SET utf8mb4`);
  await admin.query(`USE ${schema}`);
  const url = new URL(server);
  url.pathname = `/${schema}`;
  const program = await openProgram({ url: url.href, catalogue });
  return {
    /** Seconds until a workbook of so many records is accepted, from the next branch. */
    async take(length) {
      const bytes = readFileSync(await orderWorkbook(length));
      const branch = branches.shift();
      if (!branch) throw new Error('there are no more branches');
      const started = performance.now();
      await program.take([{ fileName: 'orders.xlsx', bytes, branch, period: halfYear }]);
      return (performance.now() - started) / 1000;
    },
    /** Has the table hold so many, as others might have sent them: the numbers lie among those that are there. */
    async grow(size) {
      const [[{ first }]] = await admin.query('SELECT MIN(batch) AS first FROM record');
      for (;;) {
        const [[{ count }]] = await admin.query('SELECT COUNT(*) AS count FROM record');
        if (count >= size) return;
        const batch = Number(first) - count;
        await admin.query(
          `INSERT INTO record SELECT ?, ordinal, kind, CONCAT(number, '-', ?), service, customer_class, subscriber,
            accepted, due, completed, satisfied, sheet, sheet_row FROM record WHERE batch = ? ORDER BY ordinal LIMIT ?`,
          [batch, count, first, size - count],
        );
      }
    },
    async bytes() {
      const bytes = await bytesOf(admin, schema, 'record');
      const [[{ pages, page }]] = await admin.query(
        `SELECT stat_value AS pages, @@innodb_page_size AS page FROM mysql.innodb_index_stats
          WHERE database_name = ? AND index_name = 'record_by_number' AND stat_name = 'size'`,
        [schema],
      );
      return { bytes, index: pages * page };
    },
    async close() {
      await program.close();
      await admin.query(`DROP DATABASE IF EXISTS ${schema}`);
      await admin.end();
    },
  };
}

/** What a table takes, with its indexes. */
async function bytesOf(admin, database, table) {
  await admin.query(`ANALYZE TABLE ${database}.${table}`);
  const [[{ bytes }]] = await admin.query(
    'SELECT data_length + index_length AS bytes FROM information_schema.tables WHERE table_schema = ? AND table_name = ?',
    [database, table],
  );
  return Number(bytes);
}

async function bytesOfFigures(uri) {
  const admin = await createConnection(uri);
  try {
    const database = new URL(uri).pathname.slice(1);
    const [[{ observations, rollups }]] = await admin.query(
      'SELECT (SELECT COUNT(*) FROM observation) AS observations, (SELECT COUNT(*) FROM rollup) AS rollups',
    );
    return {
      observation: (await bytesOf(admin, database, 'observation')) / observations,
      rollups: (await bytesOf(admin, database, 'rollup')) / rollups,
      rows: rollups / observations,
    };
  } finally {
    await admin.end();
  }
}
