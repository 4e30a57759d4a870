import { setTimeout as pause } from 'node:timers/promises';
import { loadCatalogue } from '../../src/catalogue';
import { silentLog } from '../../src/foundation';
import { openWarehouse, seal, type Warehouse } from '../../src/warehouse';
import { openTongbao } from '../../src/wiring';
import { programOf, run } from '../command-line/terminal';
import { describeOnEveryEngine } from '../servers/engines';
import { deviations, type CsvRow } from './expected-figures';
import { exportedFigures } from './exported-figures';
import { sampleFiles, sampleFolder } from './sample-province';
import { start, tongbao } from './terminal';

/**
 * How many workbooks are in when the import is killed, at some moment of the next. By what it has done and not by the clock:
 * a busy machine is as slow as it likes. The engines share them: what the program does is the same.
 */
const killedAfter: Readonly<Record<string, readonly number[]>> = {
  SQLite: [0, 4, 8, 12],
  MariaDB: [1, 5, 9],
  MySQL: [2, 6, 10],
};
/** Only what is killed has to be a process of its own; what is asked afterwards is asked in this one. */
const program = programOf({
  open: (settings, log) => openTongbao(settings, { log }),
  auditSeal: () => Promise.resolve(seal),
});
/** What every sample workbook holds, and the rollups of a branch: its year, half-year, quarters and months of 27 series. */
const observationsOfOne = 162;
const rollupsOfOne = 10 * 27;

describeOnEveryEngine('an import that is killed', (engine) => {
  test('has taken in each workbook whole or not at all, and can be done again', async () => {
    let duration = 0;
    await onFresh(async (url) => {
      const began = performance.now();
      expect((await tongbao(url, 'import', sampleFolder)).code).toBe(0);
      duration = performance.now() - began;
    });
    const taken: number[] = [];
    for (const count of killedAfter[engine.name] ?? []) {
      await onFresh(async (url) => {
        const running = start(url, 'import', sampleFolder);
        let ended = false;
        void running.ended.finally(() => (ended = true));
        await onWarehouse(url, async (warehouse) => {
          while (!ended && (await warehouse.submissions({}, 100)).rows.length < count) await pause(5);
        });
        // some moment of the next one; of all that goes before the first, where none is awaited
        await pause(Math.random() * (count === 0 ? duration : duration / sampleFiles.length));
        running.kill();
        await running.ended;
        expect(await run(['verify', '--database', url], program)).toMatchObject({ code: 0, err: '' });
        taken.push(await expectWhole(url));
        expect(await run(['import', sampleFolder, '--database', url], program)).toMatchObject({ code: 0, err: '' });
        expect(deviations(await figures(url))).toEqual([]);
      });
    }
    // the moments were moments of the import: some workbooks were in and others not
    expect(taken.some((count) => count > 0 && count < sampleFiles.length)).toBe(true);
  }, 600_000);

  async function onFresh(work: (url: string) => Promise<void>): Promise<void> {
    const { url, drop } = await engine.create();
    try {
      await onWarehouse(url, (warehouse) => warehouse.migrate());
      await work(url);
    } finally {
      await drop();
    }
  }
});

const catalogue = loadCatalogue('imports/liaoning/catalogue.yaml');

async function onWarehouse<T>(url: string, work: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const warehouse = await openWarehouse({ url, log: silentLog });
  try {
    return await work(warehouse);
  } finally {
    await warehouse.close();
  }
}

function figures(url: string): Promise<CsvRow[]> {
  return onWarehouse(url, (reader) => exportedFigures(reader, catalogue));
}

/** Expects every submission to have its bytes, observations and rollups, and nothing to be there without one; gives how many there are. */
function expectWhole(url: string): Promise<number> {
  return onWarehouse(url, async (warehouse) => {
    const version = await warehouse.version();
    const submissions = (await warehouse.submissions({}, 100)).rows;
    // the catalogue was adopted by a version of its own, before the first that has figures
    const adopted = (await warehouse.catalogueVersions()).length;
    expect(version).toBe(submissions.length === 0 ? 0 : adopted + submissions.length);
    const { branches, periods } = await warehouse.extent(version);
    for (const { id, bytes, branch } of submissions) {
      expect(await warehouse.observationsOf(id)).toHaveLength(observationsOfOne);
      expect((await warehouse.workbook(id))?.byteLength).toBe(bytes);
      expect(await warehouse.countRollups({ branches: branch === undefined ? [] : [branch], periods }, version)).toBe(
        rollupsOfOne,
      );
    }
    const head = catalogue.branches[0]?.code;
    expect(new Set(branches.filter((branch) => branch !== head))).toEqual(
      new Set(submissions.map(({ branch }) => branch)),
    );
    return submissions.length;
  });
}
