import { liaoyangCsv } from '../journeys/sample-province';
import { errorIn, formWith, servedProvince, type Served } from './served';

let served: Served;
let atFirst: string;
beforeAll(async () => {
  served = await servedProvince('sample');
  atFirst = await served.allFigures();
});
afterAll(() => served.close());

interface Side {
  readonly low: string | null;
  readonly high: string | null;
  readonly volume: string | null;
}
interface Change {
  readonly period: string;
  readonly indicator: string;
  readonly service: string;
  readonly customerClass: string;
  readonly before: Side | null;
  readonly after: Side | null;
}
interface Answer {
  readonly id: number;
  readonly status: string;
  readonly findings: readonly { readonly severity: string }[];
  readonly links: Readonly<Record<string, string>>;
  readonly plan: {
    readonly hash: string;
    readonly added: number;
    readonly changed: readonly Change[];
    readonly removed: readonly Change[];
    readonly unchanged: number;
    readonly province: readonly Change[];
    readonly provinceCount: number;
  };
}

const answerOf = async (response: Response): Promise<Answer> => (await response.json()) as Answer;
const july = ',1.87天,天,403';
/** 辽阳's workbook with another first figure. */
const changed = (figure: string): string => liaoyangCsv().replace(july, figure);
/** Without its volume a mean can not be weighted, which is a warning. */
const doubtful = changed(',1.87天,天,');

async function total(): Promise<number> {
  const { submissions } = await served.data<{ submissions: { totalCount: number } }>('{ submissions { totalCount } }');
  return submissions.totalCount;
}

describe('a workbook with warnings', () => {
  let waiting: Answer;

  test('waits, with what is wrong and what it would change; no figure moves', async () => {
    const response = await served.send(formWith(doubtful, '辽阳更正.csv'));
    expect(response.status).toBe(202);
    waiting = await answerOf(response);
    expect(response.headers.get('location')).toBe(`/submissions/${waiting.id}`);
    expect(waiting).toMatchObject({ status: 'checked', plan: { added: 0, unchanged: 27 * 6 - 1, removed: [] } });
    expect(waiting.findings.map(({ severity }) => severity)).toContain('warning');
    expect(waiting.plan.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(waiting.plan.changed).toHaveLength(1);
    expect(waiting.plan.changed[0]).toMatchObject({
      ...{ branch: '211000', period: '2009-07', service: 'FIXED_LINE', indicator: 'INSTALL_TIME' },
      before: { low: '1.87', high: '1.87', volume: '403', status: 'REPORTED' },
      after: { volume: null },
    });
    // one series of one month: its month, quarter, half-year and year, and nothing else
    expect(waiting.plan.province.map((one) => `${one.period} ${one.indicator}`)).toEqual(
      ['2009', '2009-H2', '2009-Q3', '2009-07'].map((period) => `${period} INSTALL_TIME`),
    );
    for (const { before, after } of waiting.plan.province) {
      expect(Number(before?.volume) - Number(after?.volume)).toBe(403);
    }
    expect(await served.allFigures()).toBe(atFirst);
    expect(await (await fetch(`${served.url}${waiting.links['self']}`)).json()).toMatchObject({
      status: 'checked',
      revision: null,
      acceptedBecause: null,
      links: { annotated: `/submissions/${waiting.id}/annotated` },
    });
  });

  test.each([
    ['no reason', {}, 400, 'REASON_MISSING'],
    ['a blank reason', { reason: ' ' }, 400, 'REASON_MISSING'],
    ['a reason that is no text', { reason: 7 }, 400, 'ARGUMENT_INVALID'],
    ['something else', { reason: 'so', dryRun: true }, 400, 'ARGUMENT_INVALID'],
    ['a list', ['so'], 400, 'ARGUMENT_INVALID'],
    ['another plan', { reason: 'so', plan: '0'.repeat(64) }, 409, 'PLAN_STALE'],
  ])('is not accepted with %s', async (_, body, status, code) => {
    const response = await served.post(`/submissions/${waiting.id}/accept`, body);
    expect(response.status).toBe(status);
    expect((await errorIn(response)).code).toBe(code);
    expect(await served.allFigures()).toBe(atFirst);
    const state = await (await fetch(`${served.url}/submissions/${waiting.id}`)).json();
    expect(state).toMatchObject({ status: 'checked' });
  });

  test('is accepted with a reason and its plan, and does what the plan says', async () => {
    const body = { reason: '停电，未计业务量', plan: waiting.plan.hash };
    const response = await served.post(`/submissions/${waiting.id}/accept`, body);
    expect(response.status).toBe(200);
    const done = await answerOf(response);
    expect(done).toMatchObject({ id: waiting.id, status: 'accepted', revision: 2, plan: waiting.plan });
    const lines = (await served.allFigures()).split('\n').map((line) => line.split(','));
    for (const { period, service, indicator, customerClass, after } of done.plan.province) {
      const key = ['210000', period, service, indicator, customerClass].join();
      const line = lines.find((fields) => fields.slice(0, 5).join() === key);
      expect(line?.slice(6, 9)).toEqual([after?.low, after?.high, after?.volume]);
    }
    const again = await served.post(`/submissions/${waiting.id}/accept`, { reason: 'again' });
    expect(again.status).toBe(409);
    expect((await errorIn(again)).code).toBe('SUBMISSION_STATE');
  });

  test('is withdrawn after a look at the plan, and every figure is as before', async () => {
    const look = await served.post(`/submissions/${waiting.id}/withdraw`, { dryRun: true });
    expect(look.status).toBe(200);
    const { plan, status } = await answerOf(look);
    expect(status).toBe('preview');
    expect(await served.allFigures()).not.toBe(atFirst);
    const stale = await served.post(`/submissions/${waiting.id}/withdraw`, { reason: 'so', plan: waiting.plan.hash });
    expect(stale.status).toBe(409);
    expect((await errorIn(stale)).code).toBe('PLAN_STALE');
    const nameless = await served.post(`/submissions/${waiting.id}/withdraw`, { plan: plan.hash });
    expect((await errorIn(nameless)).code).toBe('REASON_MISSING');

    const response = await served.post(`/submissions/${waiting.id}/withdraw`, { reason: '重复', plan: plan.hash });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'withdrawn', withdrawnBecause: '重复', plan });
    expect(await served.allFigures()).toBe(atFirst);
    const again = await served.post(`/submissions/${waiting.id}/withdraw`, { reason: 'again' });
    expect(again.status).toBe(409);
    expect((await errorIn(again)).code).toBe('SUBMISSION_STATE');
  });

  test('is in at once when it comes with a reason', async () => {
    const response = await served.send(formWith(doubtful, '辽阳.csv', { accept: '同上' }));
    expect(response.status).toBe(201);
    const { id } = await answerOf(response);
    const query = `{ submission(id: "${id}") { status acceptedBecause withdrawnBecause } }`;
    expect(await served.data(query)).toEqual({
      submission: { status: 'ACCEPTED', acceptedBecause: '同上', withdrawnBecause: null },
    });
    expect((await served.post(`/submissions/${id}/withdraw`, { reason: 'test' })).status).toBe(200);
    expect(await served.allFigures()).toBe(atFirst);
  });
});

describe('a plan that was looked at', () => {
  test('is refused once the data has moved, with nothing changed', async () => {
    const form = (fields: Record<string, string>) => formWith(changed(',2.5天,天,400'), '辽阳.csv', fields);
    const { plan } = await answerOf(await served.send(form({ dryRun: 'true' })));
    expect((await served.send(formWith(changed(',3.5天,天,400'), '辽阳.csv'))).status).toBe(201);
    const [figures, submissions] = [await served.allFigures(), await total()];
    const response = await served.send(form({ plan: plan.hash }));
    expect(response.status).toBe(409);
    expect((await errorIn(response)).code).toBe('PLAN_STALE');
    expect(await served.allFigures()).toBe(figures);
    expect(await total()).toBe(submissions);
    const fresh = await answerOf(await served.send(form({ dryRun: 'true' })));
    expect((await served.send(form({ plan: fresh.plan.hash }))).status).toBe(201);
  });
});

describe('by GraphQL', () => {
  const plan = 'plan { hash changedCount provinceCount province { period before { volume } after { volume } } }';

  test('accepts and withdraws', async () => {
    const before = await served.allFigures();
    const { id } = await answerOf(await served.send(formWith(doubtful, '辽阳二.csv')));
    const accept = `mutation ($plan: String) { done: acceptSubmission(id: ${id}, reason: "ok", plan: $plan) {
      status submission { id status acceptedBecause branchName } findings { severity } ${plan} } }`;
    const stale = await served.graphql(accept, { plan: 'ff' });
    expect(stale).toMatchObject({ status: 409, errors: [{ extensions: { code: 'PLAN_STALE' } }] });
    const { done } = await served.data<{ done: { plan: { provinceCount: number } } }>(accept);
    expect(done).toMatchObject({
      status: 'ACCEPTED',
      submission: { id: String(id), status: 'ACCEPTED', acceptedBecause: 'ok', branchName: '辽阳' },
      plan: { changedCount: 1, provinceCount: 4 },
    });
    const withdraw = (args: string) =>
      `mutation { done: withdrawSubmission(id: ${id}, ${args}) { submission { status withdrawnBecause } ${plan} } }`;
    const look = await served.data<{ done: { plan: { hash: string } } }>(withdraw('dryRun: true'));
    expect(look.done).toMatchObject({ submission: { status: 'ACCEPTED' }, plan: { provinceCount: 4 } });
    const taken = await served.data<{ done: object }>(withdraw(`reason: "no", plan: "${look.done.plan.hash}"`));
    expect(taken.done).toMatchObject({ submission: { status: 'WITHDRAWN', withdrawnBecause: 'no' } });
    expect(await served.allFigures()).toBe(before);
    const refused = await served.graphql(withdraw('reason: "again"'));
    expect(refused).toMatchObject({ status: 409, errors: [{ extensions: { code: 'SUBMISSION_STATE' } }] });
    expect(await served.graphql(withdraw('reason: ""'))).toMatchObject({ status: 400 });
  });

  test('changes nothing by GET', async () => {
    const query = encodeURIComponent('mutation { closePeriod(period: "2009-H2", reason: "x") { state } }');
    const response = await fetch(`${served.url}/graphql?query=${query}`, { headers: { 'sec-fetch-site': 'none' } });
    expect(response.status).toBe(405);
    expect(await served.data('{ closedPeriods { period } }')).toEqual({ closedPeriods: [] });
  });
});

describe('what other sites make a browser send', () => {
  test.each<[string, Record<string, string>, number]>([
    ['a text that looks like JSON', { 'content-type': 'text/plain' }, 400],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }, 400],
    ['JSON, which has to be asked for', { 'content-type': 'application/json' }, 404],
    ['anything with the header that has to be asked for', { 'apollo-require-preflight': '1' }, 404],
  ])('%s', async (_, headers, status) => {
    const response = await served.fetch('/submissions/999/withdraw', {
      method: 'POST',
      body: '{"reason":"x"}',
      headers: { 'content-type': 'application/json', ...headers },
    });
    expect(response.status).toBe(status);
    expect((await errorIn(response)).code).toBe(status === 404 ? 'NOT_FOUND' : 'USAGE');
  });

  test.each([
    ['cross-site', {}, 400],
    ['same-site', {}, 400],
    ['cross-site', { 'apollo-require-preflight': 'true' }, 200],
    ['same-origin', {}, 200],
    ['none', {}, 200],
  ])('a workbook from a %s page with %j', async (site, headers, status) => {
    const form = formWith(changed(',4.5天,天,400'), '辽阳.csv', { dryRun: '1' });
    const response = await served.send(form, { 'sec-fetch-site': site, ...headers });
    expect(response.status).toBe(status);
    if (status === 400) expect((await errorIn(response)).code).toBe('USAGE');
  });
});

test('all of it is counted', async () => {
  const metrics = await (await fetch(`${served.url}/metrics`)).text();
  for (const [action, outcome] of [
    ['accept', 'accepted'],
    ['accept', 'PLAN_STALE'],
    ['accept', 'SUBMISSION_STATE'],
    ['withdraw', 'preview'],
    ['withdraw', 'withdrawn'],
    ['withdraw', 'PLAN_STALE'],
  ]) {
    expect(metrics).toMatch(
      new RegExp(`tongbao_decisions_total\\{action="${action ?? ''}",outcome="${outcome ?? ''}"\\} [1-9]`),
    );
  }
  for (const status of ['checked', 'preview', 'accepted', 'PLAN_STALE']) {
    expect(metrics).toMatch(new RegExp(`tongbao_imports_total\\{status="${status}"\\} [1-9]`));
  }
});
