import { loadLines, loadRows } from '../../src/warehouse/bulk';
import type { LineValue } from '../../src/row-lines';
import { describeOnEveryEngine } from '../servers/engines';
import { asLines, inDatabase, readBack, someRows, ways } from './bulk-rows';

describeOnEveryEngine('loading many rows', (engine) => {
  test.each(['rows', 'lines'] as const)('%s: everything is there as it was given', async (way) => {
    await inDatabase(engine, async (source) => {
      const rows = someRows(3000);
      expect(await ways[way](source.manager, rows)).toBe(rows.length);
      expect(await readBack(source.manager)).toEqual(rows);
    });
  });

  test.each(['rows', 'lines'] as const)('%s: nothing is nothing', async (way) => {
    await inDatabase(engine, async (source) => {
      expect(await ways[way](source.manager, [])).toBe(0);
      expect(await readBack(source.manager)).toEqual([]);
    });
  });

  test('columns in another order, and others left to their defaults', async () => {
    await inDatabase(engine, async (source) => {
      const columns = ['sha256', 'size'];
      async function* rows() {
        yield await Promise.resolve([['a'.repeat(64), 7]]);
      }
      await loadRows(source.manager, 'workbook', rows(), { columns: [...columns].reverse() }).catch(() => undefined);
      await loadRows(source.manager, 'workbook', rows(), { columns });
      const found = await source.query<unknown[]>('SELECT size FROM workbook WHERE sha256 = ?', ['a'.repeat(64)]);
      expect(found).toHaveLength(1);
      await expect(loadRows(source.manager, 'workbook', rows(), { columns: ['no'] })).rejects.toThrow('no column no');
    });
  });

  test('bytes come as rows, and not as lines', async () => {
    await inDatabase(engine, async (source) => {
      const [{ sha256 } = { sha256: '' }] = await source.query<{ sha256: string }[]>('SELECT sha256 FROM workbook');
      const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
      async function* rows() {
        yield await Promise.resolve([[sha256, 7, bytes]]);
      }
      expect(await loadRows(source.manager, 'workbook_part', rows())).toBe(1);
      const [found] = await source.query<{ bytes: ArrayBuffer }[]>('SELECT bytes FROM workbook_part WHERE part = 7');
      expect(Buffer.from(found?.bytes ?? new ArrayBuffer(0))).toEqual(bytes);
      await expect(loadLines(source.manager, 'workbook_part', asLines([]))).rejects.toThrow(RangeError);
    });
  });

  const spoiled: readonly (readonly [string, (row: LineValue[]) => void, 'everywhere' | 'on servers'])[] = [
    ['a second row of the same key', (row) => (row[1] = 5), 'everywhere'],
    ['nothing where something has to be', (row) => (row[3] = null), 'everywhere'],
    ['a submission that is not there', (row) => (row[0] = 99), 'everywhere'],
    ['a text too long for its column', (row) => (row[3] = 'x'.repeat(33)), 'on servers'],
    ['a number too great for its column', (row) => (row[9] = `1${'0'.repeat(23)}`), 'on servers'],
    ['more decimals than its column has', (row) => (row[9] = '0.1234567890123456'), 'on servers'],
    ['what is no number', (row) => (row[9] = 'about 3'), 'on servers'],
    ['nothing at all where a number should be', (row) => (row[9] = ''), 'on servers'],
  ];

  describe.each(['rows', 'lines'] as const)('%s: one that can not be stored as it is spoils them all', (way) => {
    // SQLite keeps whatever text it is given, as it is
    test.each(spoiled.filter(([, , where]) => where === 'everywhere' || engine.name !== 'SQLite'))(
      '%s',
      async (_, spoil) => {
        await inDatabase(engine, async (source) => {
          const [first, ...rest] = someRows(1200);
          const bad = [...(rest[700] ?? [])];
          // a row with the key of an earlier one has to have all of it
          if (bad[2] !== undefined) bad[2] = rest[4]?.[2] ?? 0;
          spoil(bad);
          const rows = [...(first ? [first] : []), ...rest.slice(0, 700), bad, ...rest.slice(701)];
          await expect(ways[way](source.manager, rows)).rejects.toThrow();
          expect(await readBack(source.manager)).toEqual([]);
          // the connection is as good as before
          const good = someRows(1200);
          expect(await ways[way](source.manager, good)).toBe(good.length);
        });
      },
    );
  });

  test('lines with too few fields, or too many, are not stored', async () => {
    await inDatabase(engine, async (source) => {
      const rows = someRows(10);
      for (const bad of [rows.map((row) => row.slice(1)), rows.map((row) => [...row, 'more'])]) {
        await expect(ways.lines(source.manager, bad)).rejects.toThrow();
        expect(await readBack(source.manager)).toEqual([]);
      }
    });
  });

  test.each(['rows', 'lines'] as const)('%s: cancelled, it ends and leaves the transaction as it was', async (way) => {
    await inDatabase(engine, async (source) => {
      const rows = someRows(2000);
      const runner = source.createQueryRunner();
      await runner.query(engine.name === 'SQLite' ? 'BEGIN' : 'START TRANSACTION');
      expect(await ways[way](runner.manager, rows.slice(0, 10))).toBe(10);
      const controller = new AbortController();
      const told: number[] = [];
      const options = {
        signal: controller.signal,
        progress: (count: number) => {
          told.push(count);
          if (count > 700) controller.abort(new Error('enough'));
        },
      };
      await expect(ways[way](runner.manager, rows.slice(10), options)).rejects.toThrow('enough');
      expect(told.at(-1)).toBeLessThan(1000);
      expect(await readBack(runner.manager)).toEqual(rows.slice(0, 10));
      await runner.query('COMMIT');
      await runner.release();
      expect(await readBack(source.manager)).toEqual(rows.slice(0, 10));
      await expect(ways[way](source.manager, rows, options)).rejects.toThrow('enough');
    });
  });

  test('cancelled while nothing comes', async () => {
    await inDatabase(engine, async (source) => {
      const controller = new AbortController();
      async function* stuck() {
        yield someRows(600);
        setImmediate(() => controller.abort(new Error('enough')));
        await new Promise(() => undefined);
      }
      const loading = loadRows(source.manager, 'observation', stuck(), { signal: controller.signal });
      await expect(loading).rejects.toThrow('enough');
      expect(await readBack(source.manager)).toEqual([]);
    });
  });

  test('what fails where rows are made fails the whole, with what was thrown there', async () => {
    await inDatabase(engine, async (source) => {
      const failure = new RangeError('it broke');
      async function* breaking() {
        yield await Promise.resolve(someRows(600));
        throw failure;
      }
      await expect(loadRows(source.manager, 'observation', breaking())).rejects.toBe(failure);
      expect(await readBack(source.manager)).toEqual([]);
    });
  });
});
