import fc from 'fast-check';
import { compareVersions, createCatalogues, settle } from '../../src/adoption';
import type { Catalogue } from '../../src/catalogue';
import { silentLog, TongbaoError } from '../../src/foundation';
import { plain, type RollupRule } from '../../src/model';
import { keepRollups, verify } from '../../src/rollups';
import { openWarehouse, type Warehouse, type WarehouseReader } from '../../src/warehouse';
import { describeOnEveryEngine, type Engine } from '../servers/engines';
import { store, type GivenSubmission } from '../rollups/world';
import { anyShape, anySubmission, catalogueOf, first, textOf, type Shape } from './shapes';

const actor = { name: 'cli:test', origin: 'cli' };

const filled: GivenSubmission = {
  branch: 'C',
  period: '2009-H2',
  figures: [
    {
      ...{ period: '2009-07', service: 'ONE', indicator: 'MEAN', customerClass: 'ALL', status: 'REPORTED' },
      ...{ low: '4', high: '4', volume: '3' },
    },
  ],
};

async function inWarehouse(engine: Pick<Engine, 'create'>, work: (warehouse: Warehouse) => Promise<void>) {
  const { url, drop } = await engine.create();
  const warehouse = await openWarehouse({ url, log: silentLog });
  try {
    await warehouse.migrate();
    await work(warehouse);
  } finally {
    await warehouse.close();
    await drop();
  }
}

const by = (warehouse: Warehouse, catalogue: Catalogue) => createCatalogues({ catalogue, warehouse, log: silentLog });
const candidate = (shape: Shape) => ({ text: textOf(shape), fileName: 'shape.yaml' });

async function rollupsIn(reader: WarehouseReader): Promise<string[]> {
  const version = await reader.version();
  const rollups = await reader.rollups(await reader.extent(version), version);
  return rollups
    .map(({ totals, low, high, ...rest }) => {
      const numbers = [totals.low, totals.high, totals.volume, low, high].map((one) => (one ? plain(one) : '-'));
      return JSON.stringify([Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)), totals.terms, numbers]);
    })
    .sort();
}

async function differencesIn(reader: WarehouseReader, catalogue: Catalogue): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const { key } of verify(reader, catalogue)) found.push(key);
  return found;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof TongbaoError ? error.code : Promise.reject(error as Error)),
  );
}

describeOnEveryEngine('adoption', (engine) => {
  test('whatever is adopted between submissions, rollups are as if the last catalogue had always been in force', async () => {
    const step = fc.oneof(anyShape, anySubmission);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        const submissions: GivenSubmission[] = [];
        let shape = first;
        const expected: string[] = [];
        await inWarehouse(engine, async (warehouse) => {
          await settle(warehouse, by(warehouse, catalogueOf(first)), catalogueOf(first), actor);
          for (const one of steps) {
            const inForce = catalogueOf(shape);
            if ('figures' in one) {
              submissions.push(one);
              await store(warehouse, one, undefined, inForce);
            } else {
              const looked = await by(warehouse, inForce).check(candidate(one));
              const adopted = await by(warehouse, inForce).adopt(candidate(one), { actor });
              expect(adopted.rollups).toBe(looked.rollups);
              shape = one;
            }
            expect(await differencesIn(warehouse, catalogueOf(shape))).toEqual([]);
          }
          expected.push(...(await rollupsIn(warehouse)));
        });
        await inWarehouse(engine, async (fresh) => {
          for (const one of submissions) await store(fresh, one, undefined, catalogueOf(shape));
          expect(expected).toEqual(await rollupsIn(fresh));
        });
      }),
      { numRuns: engine.name === 'SQLite' ? 12 : 4 },
    );
  }, 240_000);

  test('what stored figures would be wrong under is refused, all of it named, and nothing is stored', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const catalogue = catalogueOf(first);
      await settle(warehouse, by(warehouse, catalogue), catalogue, actor);
      await store(warehouse, filled, undefined, catalogue);
      const before = await warehouse.state();
      const { A, B, D } = first.under;
      const worse: Shape = { ...first, under: { A, B, D }, unit: 'h', rules: { MEAN: 'sum' } };
      const checked = await by(warehouse, catalogue).check(candidate(worse));
      expect(checked.effects.map(({ code, subject, refused }) => [code, subject, refused])).toEqual(
        expect.arrayContaining([
          ['UNIT_CHANGED', 'MEAN', true],
          ['RULE_CHANGED', 'MEAN', false],
          ['BRANCH_GONE', 'C', true],
        ]),
      );
      // of COUNT nothing is stored, so that nobody misses it
      expect(checked.effects.filter(({ code }) => code === 'SERIES_GONE')).toEqual([]);
      expect(await codeOf(by(warehouse, catalogue).adopt(candidate(worse), { actor }))).toBe('CATALOGUE_REFUSED');
      const gone: Shape = { ...first, rules: { COUNT: 'sum' } };
      const refusal = await by(warehouse, catalogue)
        .adopt(candidate(gone), { actor })
        .catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: 'CATALOGUE_REFUSED' });
      expect((refusal as TongbaoError).text('en')).toContain('ONE/MEAN/ALL');
      expect((refusal as TongbaoError).text('zh')).toContain('ONE/MEAN/ALL');
      expect(await warehouse.state()).toEqual(before);
    });
  });

  test('a withdrawn figure is still asked for as of then, so that its series stays', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const catalogue = catalogueOf(first);
      await settle(warehouse, by(warehouse, catalogue), catalogue, actor);
      const { submission } = await store(warehouse, filled, undefined, catalogue);
      await warehouse.write(async (writer) => {
        await writer.withdrawSubmission(submission.id, 'mistaken');
        await writer.closeObservations('C', ['ONE'], ['2009-07']);
      });
      const { effects } = await by(warehouse, catalogue).check(candidate({ ...first, unit: 'h' }));
      expect(effects).toEqual([expect.objectContaining({ code: 'UNIT_CHANGED', refused: true })]);
    });
  });

  test('what was worked out by a catalogue that is no longer in force is not stored', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const catalogue = catalogueOf(first);
      await settle(warehouse, by(warehouse, catalogue), catalogue, actor);
      await by(warehouse, catalogue).adopt(candidate({ ...first, decimals: 3 }), { actor });
      const late = warehouse.write((writer) => {
        writer.expectCatalogue(catalogue.sha256);
        return writer.closePeriod('2009-07', 'late');
      });
      expect(await codeOf(late)).toBe('CATALOGUE_CHANGED');
      expect(await warehouse.closedPeriods()).toEqual([]);
      const looked = by(warehouse, catalogue).adopt(candidate({ ...first, decimals: 4 }), {
        ...{ actor, expecting: catalogue.sha256 },
      });
      expect(await codeOf(looked)).toBe('CATALOGUE_CHANGED');
    });
  });

  test('every version is kept, told and compared, with its entry in the audit log', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const catalogue = catalogueOf(first);
      const second = { ...first, name: 'another', rules: { ...first.rules, COUNT: 'maximum' as RollupRule } };
      // nothing was adopted yet: what the program goes by becomes the first version
      await by(warehouse, catalogue).adopt(candidate(second), { actor, note: '试' });
      await by(warehouse, catalogueOf(second)).adopt(candidate(first), { actor });
      const versions = await warehouse.catalogueVersions();
      expect(versions.map(({ number, sha256, note }) => [number, sha256, note])).toEqual([
        [3, catalogue.sha256, undefined],
        [2, catalogueOf(second).sha256, '试'],
        [1, catalogue.sha256, undefined],
      ]);
      expect(await warehouse.catalogueText(2)).toBe(textOf(second));
      expect((await warehouse.state()).catalogue).toBe(catalogue.sha256);
      expect(await compareVersions(warehouse, 1, 3)).toEqual([]);
      expect((await compareVersions(warehouse, 1, 2)).map(({ kind, code, change }) => [kind, code, change])).toEqual([
        ['name', '', 'changed'],
        ['indicators', 'COUNT', 'changed'],
      ]);
      expect(await codeOf(compareVersions(warehouse, 1, 4))).toBe('NOT_FOUND');
      const { rows } = await warehouse.auditLog(10);
      expect(rows.map(({ action, subject, after }) => [action, subject, (after as { note: unknown }).note])).toEqual([
        ['catalogue.adopt', 'catalogue 3', null],
        ['catalogue.adopt', 'catalogue 2', '试'],
      ]);
      // the same again is no version
      expect((await by(warehouse, catalogue).adopt(candidate(first), { actor })).already).toBe(true);
      expect(await warehouse.catalogueVersions()).toHaveLength(3);
    });
  });

  test('a file is adopted when it is first seen, and does not come back by itself', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const [one, two] = [catalogueOf(first), catalogueOf({ ...first, decimals: 1 })];
      const start = (inForce: Catalogue, file: Catalogue) => settle(warehouse, by(warehouse, inForce), file, actor);
      expect(await start(one, one)).toMatchObject({ became: 'adopted', adopted: { version: { number: 1 } } });
      expect(await start(one, one)).toMatchObject({ became: 'in force', version: { number: 1 } });
      expect(await start(one, two)).toMatchObject({ became: 'adopted', adopted: { version: { number: 2 } } });
      expect(await start(two, one)).toMatchObject({ became: 'passed over', version: { number: 2 } });
      expect((await warehouse.state()).catalogue).toBe(two.sha256);
    });
  });

  describe('the first catalogue of a warehouse that has figures', () => {
    const moved: Shape = { ...first, under: { ...first.under, C: 'NORTH' }, rules: { ...first.rules, MEAN: 'mean' } };
    const more: GivenSubmission = { ...filled, branch: 'A' };

    /** Adopts `first` in a warehouse that `made` has filled before any was adopted; tells whether observations were read for it. */
    async function adoptFirst(
      made: (warehouse: Warehouse) => Promise<unknown>,
    ): Promise<{ read: boolean; rollups: number }> {
      let [read, rollups] = [false, 0];
      await inWarehouse(engine, async (warehouse) => {
        await made(warehouse);
        const end = warehouse.observe(({ summary }) => (read ||= summary === 'SELECT observation'));
        const catalogue = catalogueOf(first);
        const settled = await settle(warehouse, by(warehouse, catalogue), catalogue, actor);
        end();
        if (settled.became === 'adopted') rollups = settled.adopted.rollups;
        // whether they were looked at or not, they are right
        expect(await differencesIn(warehouse, catalogue)).toEqual([]);
        expect(await warehouse.countObservations({}, await warehouse.version())).toBeGreaterThan(0);
      });
      return { read, rollups };
    }

    test('nothing is worked out anew where every figure was added up by it', async () => {
      const done = await adoptFirst(async (warehouse) => {
        await store(warehouse, filled, undefined, catalogueOf(first));
        await store(warehouse, more, undefined, catalogueOf(first));
      });
      expect(done).toEqual({ read: false, rollups: 0 });
    });

    test.each<[string, (warehouse: Warehouse) => Promise<unknown>]>([
      ['all by another one', (warehouse) => store(warehouse, filled, undefined, catalogueOf(moved))],
      [
        'some by another one',
        async (warehouse) => {
          await store(warehouse, more, undefined, catalogueOf(first));
          await store(warehouse, filled, undefined, catalogueOf(moved));
        },
      ],
      [
        'a withdrawal, of which nobody knows by which',
        async (warehouse) => {
          const [one, other] = [catalogueOf(first), catalogueOf(moved)];
          await store(warehouse, filled, undefined, one);
          const { submission } = await store(warehouse, more, undefined, one);
          await warehouse.write(async (writer) => {
            await writer.withdrawSubmission(submission.id, 'mistaken');
            const closed = await writer.closeObservations('A', ['ONE'], ['2009-07']);
            await keepRollups(writer, other, { branch: 'A', closed, added: [] });
          });
        },
      ],
    ])('it is where figures were added up otherwise: %s', async (_, made) => {
      const done = await adoptFirst(made);
      expect(done.read).toBe(true);
    });

    test('what it finds wrong it puts right', async () => {
      const done = await adoptFirst((warehouse) => store(warehouse, filled, undefined, catalogueOf(moved)));
      expect(done.rollups).toBeGreaterThan(0);
    });
  });
});
