import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { loadLines } from '../../src/warehouse/bulk';
import { openSources } from '../../src/warehouse/database';
import { parseLocation } from '../../src/warehouse/location';
import { describeOnEveryEngine } from '../servers/engines';
import { withBetween } from './between';
import { asLines, inDatabase, readBack, someRows, ways } from './bulk-rows';
import { inWarehouse, observation, rollup, send } from './sample';

describeOnEveryEngine('the way that many rows take', (engine) => {
  test('a writer stores many as it stores few', async () => {
    const many = Array.from({ length: 3000 }, (_, place) =>
      observation({ source: { sheet: `表\t${place}`, cell: `D${place}`, rawText: '\\N' } }),
    );
    const sums = many.map((_, place) => rollup({ branch: `B${place}` }));
    await inWarehouse(engine, async (warehouse) => {
      const statements: string[] = [];
      const end = warehouse.observe(({ summary }) => statements.push(summary));
      const { id } = await send(warehouse, many);
      await warehouse.write((writer) => writer.replaceRollups([], sums));
      end();
      const stored = await warehouse.observationsOf(id);
      expect(stored.map(({ submission: _, ordinal: __, validFrom: ___, validTo: ____, ...rest }) => rest)).toEqual(
        many.map(
          (one) =>
            expect.objectContaining({ ...one, source: expect.objectContaining(one.source) as unknown }) as unknown,
        ),
      );
      expect(stored.map(({ ordinal }) => ordinal)).toEqual(many.map((_, place) => place));
      const version = await warehouse.version();
      const found = await warehouse.rollups(
        { branches: sums.map(({ branch }) => branch), periods: ['2009-07'] },
        version,
      );
      expect(new Set(found.map(({ branch }) => branch))).toEqual(new Set(sums.map(({ branch }) => branch)));
      expect(found[0]).toEqual(sums.find(({ branch }) => branch === found[0]?.branch));
      const way = engine.name === 'SQLite' ? 'INSERT' : 'LOAD';
      expect(statements).toEqual(expect.arrayContaining([`${way} observation`, `${way} rollup`]));
    });
  });

  // a file has no server that could refuse, ask or fall behind
  if (engine.name === 'SQLite') return;

  test.each(['rows', 'lines'] as const)('%s: a server that may not load is given statements', async (way) => {
    await inDatabase(engine, async (source) => {
      const refused = await new DataSource({ ...source.options, flags: ['-LOCAL_FILES'] } as never).initialize();
      try {
        const rows = someRows(1500);
        expect(await ways[way](refused.manager, rows)).toBe(rows.length);
        expect(await readBack(source.manager)).toEqual(rows);
        await source.query('DELETE FROM observation');
        const bad = rows.map((row, place) => (place === 1200 ? row.with(9, '0.1234567890123456') : row));
        await expect(ways[way](refused.manager, bad)).rejects.toThrow();
        expect(await readBack(source.manager)).toEqual([]);
      } finally {
        await refused.destroy();
      }
    });
  });

  test('a server that asks for another file gets none of it, and is left', async () => {
    await inDatabase(engine, async (source, url) => {
      const secret = __filename;
      const sent: Buffer[] = [];
      let asked = 0;
      const fromServer = (bytes: Buffer): Buffer => {
        if (bytes[4] !== 0xfb || bytes.readUIntLE(0, 3) !== 37) return bytes;
        asked += 1;
        const name = Buffer.from(secret);
        const head = Buffer.from([0, 0, 0, bytes[3] ?? 0, 0xfb]);
        head.writeUIntLE(name.length + 1, 0, 3);
        return Buffer.concat([head, name]);
      };
      const fromProgram = (bytes: Buffer): boolean => {
        if (asked > 0) sent.push(bytes);
        return true;
      };
      await withBetween(url, { fromServer, fromProgram }, async (led) => {
        const { writing, reading } = await openSources(parseLocation(led));
        try {
          const loading = ways.rows(writing.manager, someRows(1500));
          await expect(loading).rejects.toThrow('a file that was not offered');
          expect(asked).toBe(1);
          // the packet that says there is nothing, and no more
          expect(Buffer.concat(sent).length).toBeLessThan(64);
        } finally {
          await writing.destroy();
          await reading.destroy();
        }
      });
      expect(await readBack(source.manager)).toEqual([]);
    });
  });

  test('no more is made than the server takes', async () => {
    await inDatabase(engine, async (source, url) => {
      const takes = 2_000_000;
      const made = { bytes: 0 };
      let passed = 0;
      const fromProgram = (bytes: Buffer): boolean => (passed += bytes.length) < takes;
      async function* endless() {
        const rows = someRows(1000);
        for (;;) {
          for await (const bytes of asLines(rows, 65_536)) {
            made.bytes += bytes.length;
            yield bytes;
          }
        }
      }
      await withBetween(url, { fromProgram }, async (led, cut) => {
        const { writing, reading } = await openSources(parseLocation(led));
        try {
          const loading = loadLines(writing.manager, 'observation', endless());
          const ended = expect(loading).rejects.toThrow();
          for (let before = -1; before !== made.bytes; await pause(300)) before = made.bytes;
          // what the system keeps for sockets, and a little of ours
          expect(made.bytes).toBeGreaterThan(takes / 2);
          expect(made.bytes).toBeLessThan(takes + 20_000_000);
          cut();
          await ended;
          expect(await readBack(source.manager)).toEqual([]);
        } finally {
          await writing.destroy();
          await reading.destroy();
        }
      });
    });
  });
});
