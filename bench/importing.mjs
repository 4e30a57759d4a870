// Workbooks of a made-up country, and the built program taking them in, within this very process: it is warm, as one that serves is.
import { createRequire } from 'node:module';
import { parse } from 'yaml';
import { at } from '../scripts/project.mjs';
import { monthsOfHalf, periodCodes } from './country.mjs';
import { fixed } from './numbers.mjs';

const program = process.env.BENCH_PROGRAM || at('dist', 'src', 'cli.js');
const needed = createRequire(program);
const actor = { name: 'cli:bench', origin: 'cli' };

/** The program on a database; resolves to `{ take, close, observe }`. `take` lets workbooks in, one after the other. */
export async function openProgram({ url, catalogue }) {
  const { openTongbao } = needed('./wiring.js');
  const { loadSettings } = needed('./foundation');
  const silent = { info() {}, warn: console.error, error: console.error, debug() {} };
  const settings = loadSettings({ ...process.env, DATABASE_URL: url, CATALOGUE: catalogue, LOG_LEVEL: 'warn' });
  const tongbao = await openTongbao(settings, { log: silent });
  await tongbao.warehouse.migrate();
  const ahead = (request) => tongbao.importer.ahead?.(request) ?? request;
  return {
    /** Throws where one is not accepted. What comes next is examined while one is stored, as the command line does it. */
    async take(workbooks) {
      const requests = [];
      for (let place = 0; place < workbooks.length; place += 1) {
        for (
          let next = requests.length;
          next < Math.min(workbooks.length, place + 1 + settings.parseWorkers);
          next += 1
        )
          requests.push(ahead({ ...workbooks[next], actor, accept: 'measured' }));
        const { status, findings } = await tongbao.importer.import(requests[place]);
        if (status !== 'accepted')
          throw new Error(`${workbooks[place].fileName}: ${status} ${JSON.stringify(findings)}`);
      }
    },
    observe: (observer) => tongbao.warehouse.observe(observer),
    close: () => tongbao.close(),
  };
}

/** Gives what makes the workbook of a branch for the last half-year, as a list, with other figures for each `revision`. */
export function workbooksOf(country) {
  const { services, indicators, customer_classes: classes } = parse(country.catalogue());
  const nameOf = (list, code) => list.find((one) => one.code === code).name.zh;
  const half = country.halves - 1;
  const named = country.series.map(({ service, indicator, customerClass, decimals }) => ({
    names: [
      nameOf(services, service),
      nameOf(indicators, indicator),
      customerClass === 'ALL' ? '' : nameOf(classes, customerClass),
    ].join(','),
    decimals,
  }));
  return (branch, revision) => {
    const name = country.branchCode(branch).replace('B', '分公司');
    const lines = ['分公司,月份,业务,指标,用户类别,数值,业务量'];
    for (const [index, month] of periodCodes(country.halfOf(half)).months.entries()) {
      for (const [place, { names, decimals }] of named.entries()) {
        const { status, low, high, volume } = country.figure(branch, place, half * monthsOfHalf + index, revision);
        const told = status === 'NO_BUSINESS' ? '无,' : `${low === high ? '' : '<'}${fixed(high, decimals)},${volume}`;
        lines.push(`${name},${month},${names},${told}`);
      }
    }
    return { fileName: `${country.branchCode(branch)}-${revision}.csv`, bytes: Buffer.from(`${lines.join('\n')}\n`) };
  };
}
