import { silentLog } from '../../src/foundation';
import { openWarehouse, type Statement, type Warehouse } from '../../src/warehouse';
import { describeOnEveryEngine, type FreshDatabase } from '../servers/engines';
import { Onlooker } from './onlooker';
import { servedProvince, type Served } from './served';

describeOnEveryEngine('a reading that nobody waits for', (engine) => {
  let database: FreshDatabase;
  let warehouse: Warehouse;
  beforeAll(async () => {
    database = await engine.create();
    warehouse = await openWarehouse({ url: database.url, log: silentLog });
    await warehouse.migrate();
  });
  afterAll(async () => {
    await warehouse.close();
    await database.drop();
  });

  test('does not begin', async () => {
    const told: Statement[] = [];
    const end = warehouse.observe((statement) => told.push(statement));
    const gone = warehouse.within(AbortSignal.abort(new Error('gone')));
    await expect(gone.version()).rejects.toThrow('gone');
    expect(told).toEqual([]);
    end();
  });

  test('ends between its statements, however fast one follows the other', async () => {
    const controller = new AbortController();
    const reader = warehouse.within(controller.signal);
    const statements = async (): Promise<never> => {
      for (;;) await reader.version();
    };
    setTimeout(() => controller.abort(new Error('gone')), 20);
    await expect(statements()).rejects.toThrow('gone');
  });

  test('leaves others as they were', async () => {
    const controller = new AbortController();
    controller.abort(new Error('gone'));
    await expect(warehouse.within(controller.signal).version()).rejects.toThrow('gone');
    expect(await warehouse.within(new AbortController().signal).version()).toBe(0);
    expect(await warehouse.version()).toBe(0);
  });

  if (engine.name === 'SQLite') return;

  describe('and has been sent to the server', () => {
    let onlooker: Onlooker;
    beforeEach(async () => {
      onlooker = await Onlooker.at(database.url, 'warehouse_state');
      await onlooker.hold();
    });
    afterEach(() => onlooker.close());

    test('is ended there', async () => {
      const controller = new AbortController();
      const reading = warehouse.within(controller.signal).version();
      await onlooker.until(1);
      controller.abort(new Error('gone'));
      await expect(reading).rejects.toThrow('gone');
      // while what it waited for is still held
      expect(await onlooker.underWay()).toBe(0);
    });

    test('is ended even while every connection waits', async () => {
      const controller = new AbortController();
      const readings = Array.from({ length: 25 }, () => warehouse.within(controller.signal).version());
      const settled = Promise.allSettled(readings);
      await onlooker.until(10);
      expect(warehouse.connections()).toEqual({ used: 10, awaited: 15 });
      controller.abort(new Error('gone'));
      expect((await settled).map(({ status }) => status)).toEqual(readings.map(() => 'rejected'));
      expect(await onlooker.underWay()).toBe(0);
      expect(warehouse.connections()).toEqual({ used: 0, awaited: 0 });
    });

    test('holds few connections itself, however much it asks at once', async () => {
      const controller = new AbortController();
      const greedy = warehouse.within(controller.signal);
      const settled = Promise.allSettled(Array.from({ length: 100 }, () => greedy.version()));
      await onlooker.until(3);
      const modest = warehouse.within(new AbortController().signal).version();
      await onlooker.until(4);
      controller.abort(new Error('gone'));
      await settled;
      await onlooker.letGo();
      expect(await modest).toBe(0);
    });

    test('and its connection is good for the next', async () => {
      const controller = new AbortController();
      const readings = Array.from({ length: 10 }, () => warehouse.within(controller.signal).version());
      const settled = Promise.allSettled(readings);
      await onlooker.until(10);
      controller.abort(new Error('gone'));
      await settled;
      await onlooker.letGo();
      const next = await Promise.all(Array.from({ length: 30 }, () => warehouse.version()));
      expect(next).toEqual(next.map(() => 0));
    });

    test('no statement gets more time from the server than it may have; without a limit it waits', async () => {
      const patient = warehouse.version();
      const limited = warehouse.within(new AbortController().signal, 1).version();
      await expect(limited).rejects.toMatchObject({
        code: 'LIMIT_EXCEEDED',
        values: { what: 'seconds', limit: 1, setting: 'LIMIT_QUERY_SECONDS' },
      });
      await onlooker.until(1);
      await onlooker.letGo();
      expect(await patient).toBe(0);
    });
  });
});

describeOnEveryEngine('a query over HTTP', (engine) => {
  if (engine.name === 'SQLite') {
    test('of many statements is refused when its time is up, in the one shape', async () => {
      const served = await servedProvince('empty', {
        ...{ LIMIT_QUERY_SECONDS: '1', LIMIT_QUERY_COST: '1000000', LIMIT_QUERY_TOKENS: '1000000' },
        ...{ LIMIT_QUERY_FIELDS: '100000', LIMIT_QUERY_ROOT_FIELDS: '10000', LIMIT_QUERY_ALIASES: '10000' },
      });
      try {
        const questions = Array.from({ length: 6000 }, (_, i) => `q${i}: submissions(first: 1) { totalCount }`);
        const { status, errors } = await served.graphql(`{ ${questions.join(' ')} }`);
        expect(status).toBe(400);
        expect(errors?.[0]?.extensions).toMatchObject({
          code: 'LIMIT_EXCEEDED',
          limit: { what: 'seconds', limit: 1, setting: 'LIMIT_QUERY_SECONDS' },
        });
      } finally {
        await served.close();
      }
    });
    return;
  }

  let database: FreshDatabase;
  let served: Served;
  let onlooker: Onlooker;
  beforeAll(async () => {
    database = await engine.create();
    served = await servedProvince('empty', { DATABASE_URL: database.url, LIMIT_QUERY_SECONDS: '2' });
    onlooker = await Onlooker.at(database.url, 'rollup');
  });
  afterAll(async () => {
    await onlooker.close();
    await served.close();
    await database.drop();
  });
  afterEach(() => onlooker.letGo());

  const query = '{ rollups(filter: {periods: ["2009-H2"]}) { nodes { value } } }';

  test('is answered while nothing holds it up', async () => {
    expect((await served.graphql(query)).status).toBe(200);
  });

  test('whose time is up is refused in the one shape, and its statement is ended', async () => {
    await onlooker.hold();
    const { status, errors } = await served.graphql(query.replace('value', 'display'));
    expect(status).toBe(400);
    expect(errors?.[0]?.message).toMatch(/LIMIT_QUERY_SECONDS/);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit: { what: 'seconds', limit: 2, setting: 'LIMIT_QUERY_SECONDS' },
    });
    expect(await onlooker.underWay()).toBe(0);
  });

  test('whose client has gone is ended in the database', async () => {
    await onlooker.hold();
    const controller = new AbortController();
    const asked = served.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: query.replace('value', 'unit') }),
      signal: controller.signal,
    });
    await onlooker.until(1);
    controller.abort();
    await expect(asked).rejects.toThrow(/abort/i);
    await onlooker.until(0);
  });
});
