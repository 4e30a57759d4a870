// What it costs to read a workbook: a large one row by row beside other libraries, and a small one as branches send it.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { at } from '../../scripts/project.mjs';
import { median } from '../measure.mjs';
import { orderWorkbook } from '../order-workbook.mjs';

export const title = 'workbooks from bytes to rows, each way in a process of its own';
export const withoutDatabase = true;

const program = createRequire(import.meta.url);
const rows = 500_000;
/** What SheetJS holds is more than a process has by itself. */
const flags = { exceljs: [], sheetjs: ['--max-old-space-size=12288'] };
const names = { exceljs: 'exceljs, streaming', sheetjs: 'SheetJS' };

export async function run() {
  return [...(await largeWorkbook()), ...(await smallWorkbook())];
}

async function largeWorkbook() {
  const path = await orderWorkbook(rows);
  const ours = [];
  const others = {};
  const floor = await unzipSeconds(path);
  // by turns, so that what else the machine does falls on all of them
  ours.push(await readByPool(path));
  for (const library of Object.keys(names)) {
    others[library] = await readByLibrary(library, path);
    ours.push(await readByPool(path));
  }
  for (const one of [...ours, ...Object.values(others)]) {
    if (one.rows !== rows + 1 || one.cells !== ours[0].cells) throw new Error(`${one.rows} rows, ${one.cells} cells`);
  }
  const rate = (one) => one.rows / one.cpuSeconds;
  const own = median(ours.map(rate));
  const peak = Math.max(...ours.map(({ peakMegabytes }) => peakMegabytes));
  return [
    { what: `${rows} rows of ${ours[0].cells} cells`, value: own, unit: 'rows/s', least: 100_000 },
    { what: '… memory at most', value: peak, unit: 'MB', most: 150 },
    ...Object.entries(others).flatMap(([name, other]) => [
      { what: `… by ${names[name]}`, value: rate(other), unit: 'rows/s' },
      { what: '… memory at most', value: other.peakMegabytes, unit: 'MB' },
      { what: `… Tongbao to ${names[name]}`, value: own / rate(other), unit: '×', least: 4 },
    ]),
    floor === undefined
      ? { what: 'unzip is not here' }
      : { what: '… unzip -p alone, in processor time', value: rows / floor, unit: 'rows/s' },
  ];
}

/** A workbook of the sample province to all its cells, by a reader that has read it before and by one that has not. */
async function smallWorkbook() {
  const folder = at('imports', 'liaoning', '2009-H2');
  const name = readdirSync(folder)
    .sort()
    .find((one) => one.endsWith('.xlsx'));
  const bytes = readFileSync(`${folder}/${name}`);
  const { createWorkbookReader } = room('workbook');
  const [warm, cold] = [[], []];
  let cells = 0;
  for (let reader = 0; reader < 5; reader += 1) {
    const one = createWorkbookReader(limits());
    for (let time = 0; time < 30; time += 1) {
      const started = performance.now();
      const { workbook } = await one.read(bytes);
      const took = performance.now() - started;
      if (time === 0) cold.push(took);
      else if (time >= 10) warm.push(took);
      cells = workbook.sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0);
    }
    await one.close();
  }
  return [
    { what: `a branch's workbook of ${cells} cells, p50`, value: median(warm), unit: 'ms', most: 40 },
    { what: '… the first, the process started for it', value: median(cold), unit: 'ms' },
  ];
}

/** Within the program's own limits, but for the size of the file. */
function limits() {
  return { ...room('foundation').loadSettings({}), fileBytes: Number.MAX_SAFE_INTEGER };
}

function room(name) {
  return program(at('dist', 'src', name, 'index.js'));
}

/** As the program reads: handed over to a process of its own, which is new each time. */
async function readByPool(path) {
  const refused = (finding) => ({ finding });
  const pool = new (room('workbook').WorkerPool)(at('bench', 'reading-worker.mjs'), limits(), refused);
  const read = await pool.run(readFileSync(path), undefined);
  await pool.close();
  if (read.finding) throw new Error(read.finding.code);
  return read;
}

/** What `bench/read-rows.mjs` prints. */
async function readByLibrary(library, path) {
  return JSON.parse(await output(process.execPath, [...flags[library], at('bench', 'read-rows.mjs'), library, path]));
}

/** The processor time of unpacking alone; nothing where the program is not installed. */
async function unzipSeconds(path) {
  const said = await output('sh', ['-c', 'unzip -p "$0" >/dev/null && times', path]).catch(() => undefined);
  const times = said
    ?.trim()
    .split('\n')
    .at(-1)
    ?.match(/[\d.]+m[\d.]+s/g);
  return times?.map((time) => time.slice(0, -1).split('m')).reduce((sum, [m, s]) => sum + m * 60 + Number(s), 0);
}

function output(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const said = [];
    child.stdout.on('data', (piece) => said.push(piece));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(said).toString());
      else reject(new Error(`${program} ended with ${code ?? signal}`));
    });
  });
}
