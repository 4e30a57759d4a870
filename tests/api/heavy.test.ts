import { setTimeout as pause } from 'node:timers/promises';
import { describeOnEveryEngine, type FreshDatabase } from '../servers/engines';
import { Onlooker } from './onlooker';
import { servedProvince, type Served } from './served';

describeOnEveryEngine('queries that cost much', (engine) => {
  // a file can not be held up from outside; how turns are taken is shown in fair-queue.test.ts
  if (engine.name === 'SQLite') return;

  let database: FreshDatabase;
  let served: Served;
  let onlooker: Onlooker;
  beforeAll(async () => {
    database = await engine.create();
    served = await servedProvince('empty', {
      ...{ DATABASE_URL: database.url, LIMIT_QUERY_SECONDS: '600' },
      ...{ LIMIT_HEAVY_COST: '1000', LIMIT_HEAVY_QUERIES: '1', LIMIT_QUEUE: '1' },
    });
    onlooker = await Onlooker.at(database.url, 'rollup');
  });
  afterAll(async () => {
    await onlooker.close();
    await served.close();
    await database.drop();
  });
  afterEach(() => onlooker.letGo());

  /** Costs 1,010; another each time, so that no answer is at hand. */
  const ask = (name: string, signal?: AbortSignal): Promise<Response> =>
    served.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ ${name}: rollups(filter: {periods: ["2009-H2"]}) { nodes { value } } }` }),
      ...(signal && { signal }),
    });
  const until = async (state: string, count: number): Promise<void> => {
    const wanted = `tongbao_queue_size{state="${state}"} ${count}\n`;
    while (!(await (await served.fetch('/metrics')).text()).includes(wanted)) await pause(20);
  };

  test('run as many as may, wait as many as may, and one more is told when to come again', async () => {
    await onlooker.hold();
    const running = ask('a');
    await until('running', 1);
    const waiting = ask('b');
    await until('waiting', 1);
    const refused = await ask('c');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('10');
    const { errors } = (await refused.json()) as { errors: { extensions: object }[] };
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BUSY',
      limit: { limit: 1, setting: 'LIMIT_QUEUE', seconds: 10 },
    });
    const light = await served.graphql('{ services { code } }');
    expect(light.status).toBe(200);
    await onlooker.letGo();
    expect((await running).status).toBe(200);
    expect((await waiting).status).toBe(200);
    await until('running', 0);
  });

  test('a query that costs just as much as is not heavy does not wait', async () => {
    await onlooker.hold();
    const running = ask('d');
    await until('running', 1);
    const just = '{ submissions(first: 990) { nodes { id } } }';
    expect((await served.graphql(just)).status).toBe(200);
    await onlooker.letGo();
    expect((await running).status).toBe(200);
  });

  test('whoever goes leaves the queue, and what it was having done is ended', async () => {
    await onlooker.hold();
    const controllers = [new AbortController(), new AbortController()] as const;
    const gone = [ask('e', controllers[0].signal)];
    await until('running', 1);
    gone.push(ask('f', controllers[1].signal));
    const settled = Promise.allSettled(gone);
    await until('waiting', 1);
    for (const controller of [...controllers].reverse()) controller.abort();
    await settled;
    await until('waiting', 0);
    await until('running', 0);
    expect(await onlooker.underWay()).toBe(0);
  });
});
