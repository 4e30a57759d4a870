import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { silentLog } from '../../src/foundation';
import { releaseFaults } from '../../src/releases';
import { verify } from '../../src/rollups';
import { openWarehouse, seal } from '../../src/warehouse';
import { withSeal } from '../../src/warehouse/backup/seal';
import type { SampleProvince } from '../journeys/sample-province';
import { describeOnEveryEngine, engines } from '../servers/engines';
import { asking } from './asking';
import { backedUp, contents, inEmptyDatabase, restoring } from './backups';
import { livedProvince } from './lived-province';
import { inWarehouse, observation, send } from './sample';

describe('a backup', () => {
  let province: SampleProvince;
  let original: Map<string, string[]>;
  let backup: Buffer;

  beforeAll(async () => {
    province = await livedProvince();
    const { databaseUrl } = province.tongbao.settings;
    original = await contents(databaseUrl);
    backup = await backedUp(databaseUrl);
  }, 120_000);
  afterAll(() => province.close());

  /** Holds that a warehouse is sound: its rollups those of its observations, its audit log unbroken. */
  async function expectSound(url: string): Promise<void> {
    const warehouse = await openWarehouse({ url, log: silentLog });
    try {
      const differences: unknown[] = [];
      for await (const one of verify(warehouse, province.tongbao.catalogue)) differences.push(one);
      for await (const one of releaseFaults(warehouse, { releases: 0 })) differences.push(one);
      expect(differences).toEqual([]);
      const entries = [...(await warehouse.auditLog(1000)).rows].reverse();
      expect(entries.length).toBeGreaterThan(10);
      for (const [index, entry] of entries.entries()) expect(entry.hash).toBe(seal(entry, entries[index - 1]?.hash));
    } finally {
      await warehouse.close();
    }
  }

  test('has something of every table there is', () => {
    expect([...original].filter(([, rows]) => rows.length === 0)).toEqual([]);
  });

  // every engine backs up for every other, itself included
  test.each(engines)(
    'is restored on $name, and backed up there, for every engine',
    async (engine) => {
      await inEmptyDatabase(engine, async (url) => {
        const restored = await restoring(url, backup);
        expect(await contents(url)).toEqual(original);
        expect(restored.rows).toBe([...original.values()].reduce((sum, rows) => sum + rows.length, 0));
        await expectSound(url);
        const again = await backedUp(url);
        for (const other of engines) {
          await inEmptyDatabase(other, async (otherUrl) => {
            await restoring(otherUrl, again);
            expect(await contents(otherUrl)).toEqual(original);
            await expectSound(otherUrl);
          });
        }
      });
    },
    180_000,
  );

  test('is gzip, which any tool can read, and ends with the SHA-256 of its bytes', () => {
    const lines = gunzipSync(backup).toString('utf8').trimEnd().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ tongbao: 'backup', program: '1.2.3', engine: 'SQLite' });
    const { sha256 } = JSON.parse(lines.at(-1) ?? '') as { sha256: string };
    const main = backup.subarray(0, backup.lastIndexOf(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])));
    expect(createHash('sha256').update(main).digest('hex')).toBe(sha256);
  });

  test('that was altered by a byte, cut short or added to is refused before anything is touched', async () => {
    const { url } = { url: 'mysql://nobody@127.0.0.1:9/none' }; // it is not even called
    const refused = { code: 'BACKUP_DAMAGED', values: { file: 'given.backup' } };
    const length = backup.length;
    const places = [...Array(20).keys(), ...Array.from({ length: 60 }, (_, i) => Math.floor((length * i) / 60))];
    for (const place of [...places, ...Array.from({ length: 130 }, (_, i) => length - 1 - i)]) {
      const altered = Buffer.from(backup);
      altered[place] = (altered[place] ?? 0) ^ (1 << (place % 8));
      await expect(restoring(url, altered)).rejects.toMatchObject(refused);
    }
    for (const end of [0, 1, 50, Math.floor(length / 2), length - 104, length - 1])
      await expect(restoring(url, backup.subarray(0, end))).rejects.toMatchObject(refused);
    await expect(restoring(url, Buffer.concat([backup, Buffer.alloc(1)]))).rejects.toMatchObject(refused);
    await expect(restoring(url, Buffer.concat([backup, backup]))).rejects.toMatchObject(refused);
  }, 60_000);
});

/** The backup with its lines changed, and sealed anew. */
async function forged(backup: Buffer, change: (lines: string[]) => readonly string[]): Promise<Buffer> {
  const lines = gunzipSync(backup).toString('utf8').split('\n').slice(0, -2);
  return sealed(gzipSync(`${change(lines).join('\n')}\n`));
}

async function sealed(bytes: Buffer): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const source = async function* (): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(bytes);
  };
  for await (const piece of withSeal(source())) pieces.push(piece);
  return Buffer.concat(pieces);
}

describeOnEveryEngine('backing up', (engine) => {
  test('shows one moment, whatever is written meanwhile', async () => {
    await inWarehouse(engine, async (warehouse, url) => {
      await send(warehouse, [observation(), observation({ period: '2009-08' })]);
      const before = await contents(url);
      const backup = await backedUp(url, async () => {
        await send(warehouse, [observation({ period: '2009-09' })], { branch: '210200' }, Buffer.from('another'));
      });
      expect(await contents(url)).not.toEqual(before);
      await inEmptyDatabase(engine, async (other) => {
        await restoring(other, backup);
        expect(await contents(other)).toEqual(before);
      });
    });
  });

  test('a database that has something in it is left alone, and what that is is named', async () => {
    await inWarehouse(engine, async (warehouse, url) => {
      await send(warehouse, [observation()]);
      const [backup, before] = [await backedUp(url), await contents(url)];
      await expect(restoring(url, backup)).rejects.toMatchObject({
        code: 'DATABASE_NOT_EMPTY',
        values: { tables: 'workbook, workbook_part, submission, observation' },
      });
      expect(await contents(url)).toEqual(before);
    });
  });

  test('a backup that is sealed and yet wrong leaves nothing behind', async () => {
    await inWarehouse(engine, async (warehouse, url) => {
      await send(warehouse, [observation()]);
      const backup = await backedUp(url);
      const wrong: Readonly<Record<string, (lines: string[]) => readonly string[]>> = {
        'a row is missing': (lines) => lines.filter((line) => !line.startsWith('[1,0,')),
        'a table is missing': (lines) => lines.filter((line) => !line.includes('"table":"finding"')),
        'a column is missing': (lines) => lines.map((line) => line.replace('"branch",', '')),
        'it has no end': (lines) => lines.slice(0, -1),
        'it goes on after its end': (lines) => [...lines, '[1]'],
        'it is no JSON': (lines) => [...lines.slice(0, 5), '{', ...lines.slice(5)],
        'it is of a later format': (lines) => lines.map((line) => line.replace('"format":1', '"format":2')),
        'it says null': (lines) => [...lines.slice(0, 5), 'null', ...lines.slice(5)],
      };
      await inEmptyDatabase(engine, async (other) => {
        for (const change of Object.values(wrong))
          await expect(restoring(other, await forged(backup, change))).rejects.toMatchObject({
            code: 'BACKUP_DAMAGED',
          });
        await expect(restoring(other, await sealed(Buffer.from('plain')))).rejects.toMatchObject({
          code: 'BACKUP_DAMAGED',
        });
        const later = await forged(backup, (lines) =>
          lines.map((line) => line.replace('"migrations":[', '"migrations":["Later2100",')),
        );
        await expect(restoring(other, later)).rejects.toMatchObject({
          code: 'BACKUP_OF_OTHER_SCHEMA',
          values: { program: '1.2.3', differing: 'Later2100' },
        });
        // and all the same it takes the right one
        await restoring(other, backup);
        expect(await contents(other)).toEqual(await contents(url));
      });
    });
  });

  test('a database that is not migrated, or by a newer program, is not backed up', async () => {
    await inEmptyDatabase(engine, async (url) => {
      await expect(backedUp(url)).rejects.toMatchObject({ code: 'DATABASE_NOT_MIGRATED' });
    });
    await inWarehouse(engine, async (_, url) => {
      await asking(url, (query) =>
        query("INSERT INTO migrations (timestamp, name) VALUES (4102444800000, 'Later4102444800000')"),
      );
      await expect(backedUp(url)).rejects.toMatchObject({
        code: 'DATABASE_NEWER',
        values: { migrations: 'Later4102444800000' },
      });
    });
  });
});
