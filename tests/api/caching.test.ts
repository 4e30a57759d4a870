import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve, type Serving } from '../../src/server';
import { emptyProvince, sampleFiles, sampleFolder, tester, type SampleProvince } from '../journeys/sample-province';
import { describeOnEveryEngine } from '../servers/engines';
import { plainRequest, type PlainAnswer } from './plain-request';

const shenyang = sampleFiles.find((name) => name.includes('沈阳')) ?? '';
const workbook = readFileSync(join(sampleFolder, shenyang));
const query =
  '{ rollups(filter: {periods: ["2009-H2"]}, level: BRANCH) { nodes { branch indicator value low high volume } } submissions { totalCount } }';
const json = { 'content-type': 'application/json' };

describeOnEveryEngine('answers that are given again', (engine) => {
  let province: SampleProvince;
  let serving: Serving;
  let reader: Record<string, string>;
  beforeAll(async () => {
    province = await emptyProvince({}, engine);
    serving = await serve(province.tongbao);
    reader = await tokenOf('reader');
  });
  afterAll(async () => {
    await serving.close();
    await province.close();
  });

  /** The header of a fresh token. */
  async function tokenOf(role: string, branch?: string): Promise<Record<string, string>> {
    const { access } = province.tongbao;
    const gate = access.gate({ name: 'cli:test', role: 'administrator', origin: 'cli', via: 'command-line' });
    const { secret } = await access.tokens.create(gate, { name: `${role} ${branch ?? ''}`, role, branch, days: 1 });
    return { authorization: `Bearer ${secret}` };
  }

  const get = (path: string, headers: Record<string, string> = {}): Promise<PlainAnswer> =>
    plainRequest(serving.url + path, { headers: { ...reader, ...headers } });
  const ask = (text: string, headers: Record<string, string> = {}) =>
    get(`/graphql?query=${encodeURIComponent(text)}`, headers);
  const post = (body: object, headers: Record<string, string> = {}) =>
    plainRequest(`${serving.url}/graphql`, {
      method: 'POST',
      headers: { ...json, ...reader, ...headers },
      body: JSON.stringify(body),
    });
  const tagOf = (answer: PlainAnswer): string => answer.headers.etag ?? '';

  /** The same question of the warehouse as it stands, with nothing in between that could have kept an answer. */
  async function afresh(text: string): Promise<string> {
    const other = await serve(province.tongbao);
    const { body } = await plainRequest(`${other.url}/graphql`, {
      method: 'POST',
      headers: { ...json, ...reader },
      body: JSON.stringify({ query: text }),
    });
    await other.close();
    return body.toString();
  }

  test('who has the answer is told so, with nothing executed', async () => {
    const first = await ask(query);
    expect(first.status).toBe(200);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    expect(tagOf(first)).toMatch(/^"[\w-]{43}"$/);
    const executed = jest.spyOn(province.tongbao.warehouse, 'within');
    for (const held of [tagOf(first), `W/${tagOf(first)}`, `"other", ${tagOf(first)}`]) {
      const again = await ask(query, { 'if-none-match': held });
      expect([again.status, again.body.length, tagOf(again)]).toEqual([304, 0, tagOf(first)]);
    }
    const kept = await ask(query);
    expect([kept.status, kept.body]).toEqual([200, first.body]);
    expect(executed).not.toHaveBeenCalled();
    executed.mockRestore();
  });

  test('the tag of a compressed answer is taken as well, and answered as it was given', async () => {
    const introspection = '{ __schema { types { name description } } }';
    const { headers } = await ask(introspection, { 'accept-encoding': 'gzip' });
    expect(headers.etag).toMatch(/-gzip"$/);
    const again = await ask(introspection, { 'if-none-match': headers.etag ?? '' });
    expect([again.status, again.headers.etag]).toEqual([304, headers.etag]);
  });

  test('HEAD is GET without the body', async () => {
    const whole = await ask(query);
    const head = await plainRequest(`${serving.url}/graphql?query=${encodeURIComponent(query)}`, {
      method: 'HEAD',
      headers: reader,
    });
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect(head.headers['content-length']).toBe(String(whole.body.length));
    expect(tagOf(head)).toBe(tagOf(whole));
  });

  test('by POST the whole answer is given, kept or not', async () => {
    const first = await post({ query });
    const again = await post({ query }, { 'if-none-match': tagOf(first) });
    expect([again.status, again.body]).toEqual([200, first.body]);
  });

  test('whatever an answer depends on has a part in its tag', async () => {
    const services = '{ services { name } }';
    const answers = [
      await ask(services),
      await ask(services, { 'accept-language': 'en' }),
      await ask(services, { accept: 'application/graphql-response+json' }),
      await ask(services, await tokenOf('officer')),
      await ask(services, await tokenOf('uploader', '210100')),
      await ask(services, await tokenOf('uploader', '210200')),
      await ask(`${services} `),
      await get(`/graphql?query=${encodeURIComponent(services)}&variables={}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map(tagOf)).size).toBe(answers.length);
  });

  test('another day, another tag: what is late depends on it', async () => {
    const before = await ask('{ completeness(period: "2009-H2") { late } }');
    const now = jest.spyOn(province.tongbao.clock, 'now').mockReturnValue('2010-01-06T00:00:00.000Z');
    const after = await ask('{ completeness(period: "2009-H2") { late } }', { 'if-none-match': tagOf(before) });
    now.mockRestore();
    expect(after.status).toBe(200);
    expect(tagOf(after)).not.toBe(tagOf(before));
  });

  test('what is stored is seen by the very next question, be it let in or taken back', async () => {
    const { importer, warehouse } = province.tongbao;
    const changes = [
      () => importer.import({ fileName: shenyang, bytes: workbook, actor: tester }),
      async () => {
        const { rows } = await warehouse.submissions({}, 1);
        return importer.withdraw(rows[0]?.id ?? 0, { reason: 'test', dryRun: false, plan: undefined, actor: tester });
      },
    ];
    for (const change of changes) {
      const before = await ask(query);
      expect((await ask(query, { 'if-none-match': tagOf(before) })).status).toBe(304);
      await change();
      const after = await ask(query, { 'if-none-match': tagOf(before) });
      expect(after.status).toBe(200);
      expect(after.body.toString()).toBe(await afresh(query));
      expect(after.body).not.toEqual(before.body);
    }
  });

  test('while workbooks come in, no answer is older than its question', async () => {
    const { importer, warehouse } = province.tongbao;
    const storing = { done: false };
    const stored = (async () => {
      for (const fileName of sampleFiles.slice(0, 5)) {
        await importer.import({ fileName, bytes: readFileSync(join(sampleFolder, fileName)), actor: tester });
      }
      storing.done = true;
    })();
    let held = '';
    const counted: number[] = [];
    while (!storing.done) {
      const least = await warehouse.countSubmissions({});
      const answer = await ask('{ submissions { totalCount } }', { 'if-none-match': held });
      if (answer.status === 200) {
        held = tagOf(answer);
        counted.push(
          (JSON.parse(answer.body.toString()) as { data: { submissions: { totalCount: number } } }).data.submissions
            .totalCount,
        );
      }
      expect(counted.at(-1)).toBeGreaterThanOrEqual(least);
    }
    await stored;
  });

  test('a token that is revoked gets nothing more, not even that nothing has changed', async () => {
    const { access } = province.tongbao;
    const gate = access.gate({ name: 'cli:test', role: 'administrator', origin: 'cli', via: 'command-line' });
    const { secret, token } = await access.tokens.create(gate, { name: 'for a while', role: 'reader', days: 1 });
    const own = { authorization: `Bearer ${secret}` };
    const held = tagOf(await ask(query, own));
    expect((await ask(query, { ...own, 'if-none-match': held })).status).toBe(304);
    await access.tokens.revoke(gate, token.id);
    const after = await ask(query, { ...own, 'if-none-match': held });
    expect([after.status, after.headers.etag]).toEqual([401, undefined]);
    expect(after.headers['www-authenticate']).toMatch(/^Bearer .*Basic /);
  });

  test('only what is complete is kept: no mutation, and nothing with an error in it', async () => {
    const refused = await ask('{ services { code } rollups(filter: {periods: ["?"]}) { totalCount } }');
    expect(refused.headers['cache-control']).toBe('no-store');
    expect(refused.headers.etag).toBeUndefined();
    const officer = await tokenOf('officer');
    const mutation = { query: 'mutation { __typename }' };
    const asWords = { query: 'query A { __typename } mutation B { __typename }', operationName: 'B' };
    for (const body of [mutation, asWords]) {
      const answer = await post(body, officer);
      expect([answer.status, answer.headers.etag]).toEqual([200, undefined]);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  test('who asks the same at the same time shares one execution', async () => {
    await province.tongbao.access.flush(); // what was refused before is noted, which moves the warehouse on
    const executed = jest.spyOn(province.tongbao.warehouse, 'within');
    const together = '{ submissions(first: 3) { nodes { id fileName } } }';
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(together)));
    expect(executed.mock.calls.length).toBe(1);
    executed.mockRestore();
    expect(new Set(answers.map(({ body }) => body.toString())).size).toBe(1);
  });

  describe('exports', () => {
    const path = '/exports/rollups.csv?periods=2009-H2&level=branch';

    test('have a tag, too, and are not made again for who has them', async () => {
      const first = await get(path);
      expect(tagOf(first)).toMatch(/^"[\w-]{43}"$/);
      const again = await get(path, { 'if-none-match': tagOf(first) });
      expect([again.status, again.body.length]).toEqual([304, 0]);
      expect((await get(`${path}&grain=month`, { 'if-none-match': tagOf(first) })).status).toBe(200);
    });

    test('that are refused have none', async () => {
      const { status, headers } = await get('/exports/rollups.csv?periods=2009-H9');
      expect([status, headers.etag, headers['cache-control']]).toEqual([400, undefined, 'no-store']);
    });
  });
});

test('without room for answers none is kept', async () => {
  const province = await emptyProvince({ LIMIT_CACHE_BYTES: '0' });
  const serving = await serve(province.tongbao);
  const executed = jest.spyOn(province.tongbao.warehouse, 'within');
  for (let time = 1; time <= 3; time++) {
    const { status } = await plainRequest(`${serving.url}/graphql?query={services{code}}`);
    expect([status, executed.mock.calls.length]).toEqual([200, time]);
  }
  executed.mockRestore();
  await serving.close();
  await province.close();
});
