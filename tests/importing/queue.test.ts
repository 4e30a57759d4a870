import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ClaimLost, type Warehouse } from '../../src/warehouse';
import { sampleFiles, sampleFolder } from '../journeys/sample-province';
import { describeOnEveryEngine } from '../servers/engines';
import { clerk, examiner, openProvince, untrue, type Province } from './province';

afterAll(() => examiner.close());

const limit = { most: 1000, setting: 'LIMIT_IMPORT_QUEUE' };
const minute = 60;

async function put(warehouse: Warehouse, bytes: Uint8Array | string = 'some bytes', most = limit): Promise<string> {
  const id = randomUUID();
  const job = { id, owner: 'clerk', actor: clerk, fileName: `${id}.csv`, request: { period: '2009-H2' } };
  await warehouse.jobs.put(job, Buffer.from(bytes), most);
  return id;
}

describeOnEveryEngine('the queue of imports', (engine) => {
  let drop: () => Promise<void>;
  let own: Province;
  let other: Province;
  beforeAll(async () => {
    const fresh = await engine.create();
    drop = fresh.drop;
    own = await openProvince(fresh.url);
    other = await openProvince(fresh.url);
    await own.warehouse.migrate();
  });
  afterEach(async () => {
    for (;;) {
      const left = await own.warehouse.jobs.take(minute, 1000);
      if (!left) break;
      await own.warehouse.jobs.finish(left.claim, 'unchanged', undefined);
    }
    await own.warehouse.jobs.forget('2100-01-01T00:00:00.000Z');
  });
  afterAll(async () => {
    await own.warehouse.close();
    await other.warehouse.close();
    await drop();
  });

  test('what is put there is found with all that was said, and its bytes, of more than one part', async () => {
    const { warehouse } = own;
    const bytes = Buffer.alloc(2 ** 20 + 5, 'x');
    const id = await put(warehouse, bytes);
    expect(await warehouse.jobs.find(id)).toMatchObject({
      ...{ id, state: 'waiting', owner: 'clerk', actor: clerk, tries: 0, request: { period: '2009-H2' } },
    });
    expect(Buffer.compare(Buffer.from(await warehouse.jobs.bytes(id)), bytes)).toBe(0);
    expect(await warehouse.jobs.find(randomUUID())).toBeUndefined();
  });

  test('each is taken once, by whoever comes, however many come at once', async () => {
    const ids = [];
    for (let n = 0; n < 12; n += 1) ids.push(await put(own.warehouse));
    const taken: string[] = [];
    const takeAll = async ({ warehouse }: Province): Promise<void> => {
      for (;;) {
        const next = await warehouse.jobs.take(minute, 3);
        if (!next) return;
        taken.push(next.job.id);
      }
    };
    await Promise.all([own, other, own, other].map(takeAll));
    expect([...taken].sort()).toEqual([...ids].sort());
  });

  test('how many are ahead of one is told', async () => {
    const { warehouse } = own;
    await put(warehouse);
    await put(warehouse);
    const found = [];
    for (let n = 0; n < 2; n += 1) {
      const next = await warehouse.jobs.take(minute, 3);
      if (next) found.push(next);
    }
    const last = await warehouse.jobs.find(await put(warehouse));
    expect(last && (await warehouse.jobs.ahead(last))).toBe(0);
    for (const { claim } of found) await warehouse.jobs.giveBack(claim);
    // given back, they stand where they stood, or among those that came at the same moment
    const places = [];
    for (const id of [...found.map(({ job }) => job.id), last?.id ?? '']) {
      const job = await warehouse.jobs.find(id);
      places.push(job && (await warehouse.jobs.ahead(job)));
    }
    expect(new Set(places)).toEqual(new Set([0, 1, 2]));
  });

  test('one whose taker says nothing any more is taken by another, and what the first stores then is taken back', async () => {
    const [fileName = ''] = sampleFiles;
    const bytes = readFileSync(join(sampleFolder, fileName));
    await put(own.warehouse, bytes);
    const first = await own.warehouse.jobs.take(1, 3);
    expect(await other.warehouse.jobs.take(minute, 3)).toBeUndefined();
    await pause(1100);
    const second = await other.warehouse.jobs.take(minute, 3);
    if (!first || !second) throw new Error('nothing was taken');
    expect(second.job).toMatchObject({ id: first.job.id, tries: 2 });
    expect(await own.warehouse.jobs.prolong(first.claim, minute)).toBe(false);
    expect(await other.warehouse.jobs.prolong(second.claim, minute)).toBe(true);
    const request = { fileName, bytes, keep: true, actor: clerk };
    const late = own.importer.import({ ...request, job: first.claim });
    await expect(late).rejects.toBeInstanceOf(ClaimLost);
    expect((await own.warehouse.submissions({}, 10)).rows).toEqual([]);
    const { status, id } = await other.importer.import({ ...request, job: second.claim });
    expect(status).toBe('accepted');
    expect(await own.warehouse.jobs.find(first.job.id)).toMatchObject({
      ...{ state: 'done', outcome: 'accepted', submission: id, tries: 2 },
    });
    expect(await own.warehouse.jobs.bytes(first.job.id)).toHaveLength(0);
    expect((await own.warehouse.submissions({}, 10)).rows).toHaveLength(1);
    expect(await untrue(own)).toEqual([]);
  });

  test('one that ends whoever takes it has failed in the end, and a full queue takes no more', async () => {
    const { warehouse } = own;
    const id = await put(warehouse);
    for (let tries = 1; tries <= 2; tries += 1) {
      expect((await warehouse.jobs.take(0, 2))?.job).toMatchObject({ id, tries });
      await pause(5);
    }
    expect(await warehouse.jobs.take(minute, 2)).toBeUndefined();
    const failed = await warehouse.jobs.find(id);
    expect(failed).toMatchObject({ state: 'failed', failure: { code: 'IMPORT_ABANDONED' } });
    await warehouse.jobs.forget('2000-01-01T00:00:00.000Z');
    expect(await warehouse.jobs.find(id)).toBeDefined();
    await warehouse.jobs.forget('2100-01-01T00:00:00.000Z');
    expect(await warehouse.jobs.find(id)).toBeUndefined();
    await put(warehouse);
    await expect(put(warehouse, 'more', { ...limit, most: 1 })).rejects.toMatchObject({ code: 'BUSY' });
  });
});
