// What it costs to read a workbook: a large one row by row beside other libraries, and a small one as branches send it.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { at } from '../../scripts/project.mjs';
import { median } from '../measure.mjs';
import { orderWorkbook } from '../order-workbook.mjs';

export const title = 'workbooks from bytes to rows, each way in a process of its own';
export const withoutDatabase = true;

const rows = 500_000;
/** How the program starts the processes that it reads in. */
const flags = { tongbao: ['--max-semi-space-size=8'], exceljs: [], sheetjs: ['--max-old-space-size=12288'] };

export async function run() {
  return [...(await largeWorkbook()), ...(await smallWorkbook())];
}

async function largeWorkbook() {
  const path = await orderWorkbook(rows);
  const ours = [];
  const others = {};
  const floor = await unzipSeconds(path);
  // by turns, so that what else the machine does falls on all of them
  ours.push(await read('tongbao', path));
  for (const way of ['exceljs', 'sheetjs']) {
    others[way] = await read(way, path);
    ours.push(await read('tongbao', path));
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

const names = { exceljs: 'exceljs, streaming', sheetjs: 'SheetJS' };

/** A workbook of the sample province, in a process that has read it before and in one that has not. */
async function smallWorkbook() {
  const folder = at('imports', 'liaoning', '2009-H2');
  const name = readdirSync(folder)
    .sort()
    .find((one) => one.endsWith('.xlsx'));
  const warm = await read('tongbao', `${folder}/${name}`, 60);
  const cold = [];
  for (let time = 0; time < 7; time += 1) cold.push((await read('tongbao', `${folder}/${name}`)).milliseconds[0]);
  return [
    {
      what: `a branch's workbook of ${warm.cells} cells, p50`,
      value: median(warm.milliseconds.slice(10)),
      unit: 'ms',
      most: 40,
    },
    { what: '… the first of a process, reader loaded with it', value: median(cold), unit: 'ms' },
  ];
}

/** What `bench/read-rows.mjs` prints. */
async function read(way, path, times = 1) {
  const said = await output(process.execPath, [...flags[way], at('bench', 'read-rows.mjs'), way, path, String(times)]);
  return JSON.parse(said);
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
