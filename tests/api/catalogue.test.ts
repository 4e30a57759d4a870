import { readFileSync } from 'node:fs';
import { silentLog } from '../../src/foundation';
import { verify } from '../../src/rollups';
import { serve, type Serving } from '../../src/server';
import { openTongbao, type Tongbao } from '../../src/wiring';
import { errorIn, formWith, servedProvince, type Served } from './served';

const text = readFileSync('imports/liaoning/catalogue.yaml', 'utf8');
const renamed = text.replace('{ zh: 沈阳, en: Shenyang }', '{ zh: 沈阳, en: Mukden }');
const shenyang = '{ code: "210100", name: { zh: 沈阳, en: Shenyang } }';
const nicknamed = text.replace(shenyang, shenyang.replace(' } }', ' }, synonyms: [盛京] }'));

const columns = '分公司,月份,业务,指标,用户类别,数值,业务量';
const workbook = (branch: string, value: string): string =>
  `${columns}\n${branch},2009年7月,固定电话,装机平均时间,全部用户,${value},100\n`;

let served: Served;
let other: { readonly tongbao: Tongbao; readonly serving: Serving };
beforeAll(async () => {
  served = await servedProvince('empty');
  // another process over the same database
  const tongbao = await openTongbao(served.tongbao.settings, { log: silentLog });
  other = { tongbao, serving: await serve(tongbao) };
});
afterAll(async () => {
  await other.serving.close();
  await other.tongbao.close();
  await served.close();
});

interface Checked {
  readonly sha256: string;
  readonly adoptable: boolean;
  readonly problems: readonly { readonly line: number; readonly path: string; readonly message: string }[];
  readonly changes: readonly { readonly kind: string; readonly code: string; readonly change: string }[];
  readonly effects: readonly { readonly code: string; readonly refused: boolean; readonly message: string }[];
}

async function check(catalogue: string, language = 'en'): Promise<Checked> {
  const response = await served.fetch('/catalogue/check', {
    ...{ method: 'POST', body: formWith(catalogue, 'new.yaml') },
    headers: { 'accept-language': language },
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Checked;
}

const adopt = (catalogue: string, fields: Record<string, string> = {}): Promise<Response> =>
  served.fetch('/catalogue/versions', { method: 'POST', body: formWith(catalogue, 'new.yaml', fields) });

async function nameOfShenyang(url = served.url): Promise<string | undefined> {
  const query = encodeURIComponent('{ branches(lang: EN) { code name } }');
  const response = await fetch(`${url}/graphql?query=${query}`, {
    headers: { authorization: `Bearer ${served.token}`, 'apollo-require-preflight': '1' },
  });
  const { data } = (await response.json()) as { data: { branches: { code: string; name: string }[] } };
  return data.branches.find(({ code }) => code === '210100')?.name;
}

test('what is wrong is told with its line and its place, and nothing of it is adopted', async () => {
  const broken = text.replace('unit: h\n', 'unit: parsec\n');
  const line = broken.split('\n').findIndex((one) => one.includes('parsec')) + 1;
  const { adoptable, problems } = await check(broken);
  expect(adoptable).toBe(false);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ line, path: expect.stringMatching(/^indicators\.\d+\.unit$/) as unknown });
  const refused = await adopt(broken);
  expect(refused.status).toBe(422);
  expect((await errorIn(refused)).code).toBe('CATALOGUE_INVALID');
  expect((await check('name: [')).problems[0]?.line).toBe(1);
  // names that stand for names that stand for names, and so on
  const bomb = ['a: &a [x]', ...[...'bcdefgh'].map((n, i) => `${n}: &${n} [${`*${'abcdefgh'[i]},`.repeat(9)}]`)].join(
    '\n',
  );
  expect((await check(bomb)).problems).toHaveLength(1);
  const binary = await served.fetch('/catalogue/check', { method: 'POST', body: formWith(Buffer.from([255, 0]), 'x') });
  expect((await errorIn(binary)).code).toBe('UPLOAD_INVALID');
});

test('an adopted catalogue is in force at once, everywhere, and every answer has another name', async () => {
  const headers = { 'accept-language': 'en' };
  const asks = ['/graphql?query={branches{name}}', '/exports/rollups.csv?periods=2009-07'];
  const tags = await Promise.all(asks.map(async (path) => (await served.fetch(path, { headers })).headers.get('etag')));
  const { sha256, changes, effects, adoptable } = await check(renamed);
  expect({ changes, effects, adoptable }).toMatchObject({
    ...{ adoptable: true, effects: [] },
    changes: [{ kind: 'branches', code: '210100', change: 'renamed' }],
  });
  expect(await nameOfShenyang()).toBe('Shenyang');
  expect(await nameOfShenyang(other.serving.url)).toBe('Shenyang');
  const response = await adopt(renamed, { note: 'as it was called' });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ version: { number: 2, sha256, note: 'as it was called' } });
  expect(response.headers.get('location')).toBe('/catalogue/versions/2');
  expect(await nameOfShenyang()).toBe('Mukden');
  expect(await nameOfShenyang(other.serving.url)).toBe('Mukden');
  for (const [index, path] of asks.entries()) {
    const again = await served.fetch(path, { headers: { ...headers, 'if-none-match': tags[index] ?? '' } });
    expect(again.status).toBe(200);
    expect(again.headers.get('etag')).not.toBe(tags[index]);
  }
  const kept = await served.fetch('/catalogue/versions/2');
  expect(kept.headers.get('content-type')).toBe('application/yaml; charset=utf-8');
  expect(await kept.text()).toBe(renamed);
  expect(await (await served.fetch('/catalogue')).text()).toBe(renamed);
  expect(await (await served.fetch('/catalogue/versions/1')).text()).toBe(text);
  expect((await served.fetch('/catalogue/versions/3')).status).toBe(404);
  expect(await (await served.fetch('/catalogue/changes?from=2&to=1')).json()).toMatchObject({
    changes: [{ code: '210100', fields: [{ path: 'name.en', before: 'Mukden', after: 'Shenyang' }] }],
  });
  const told = await served.data<{ catalogueVersions: object[]; catalogueChanges: object[] }>(`{
    catalogueVersions { number sha256 note } catalogueChanges(from: 1, to: 2, lang: EN) { change kindName code fields { after } }
  }`);
  expect(told).toEqual({
    catalogueVersions: [
      expect.objectContaining({ number: 2, sha256 }),
      expect.objectContaining({ number: 1, note: null }),
    ],
    catalogueChanges: [{ change: 'RENAMED', kindName: 'branches', code: '210100', fields: [{ after: 'Mukden' }] }],
  });
  // it was compared with one that is in force no more
  const stale = await adopt(text, { expecting: sha256.replace(/./, 'x') });
  expect((await errorIn(stale)).code).toBe('CATALOGUE_CHANGED');
});

test('workbooks are read by the words of the catalogue in force', async () => {
  expect((await served.send(formWith(workbook('盛京', '1.5'), 'w.csv', { accept: 'seen' }))).status).toBe(422);
  expect((await adopt(nicknamed)).status).toBe(201);
  const sent = await served.send(formWith(workbook('盛京', '1.5'), 'w.csv', { accept: 'seen' }));
  expect(sent.status).toBe(201);
  expect(await sent.json()).toMatchObject({ branch: '210100' });
});

test('what was looked at under the catalogue before is looked at again', async () => {
  const waiting = (await (await served.send(formWith(workbook('大连', '2.5'), 'd.csv'))).json()) as {
    id: number;
    status: string;
    plan: { hash: string };
  };
  expect(waiting.status).toBe('checked');
  expect((await adopt(renamed)).status).toBe(201);
  const accept = `/submissions/${waiting.id}/accept`;
  const stale = await served.post(accept, { reason: 'seen', plan: waiting.plan.hash });
  expect((await errorIn(stale)).code).toBe('PLAN_STALE');
  expect((await served.post(accept, { reason: 'seen' })).status).toBe(200);
  const accepted = await served.tongbao.warehouse.submission(waiting.id);
  expect(accepted).toMatchObject({ status: 'accepted', catalogueSha256: served.tongbao.catalogue.sha256 });
  const differences: unknown[] = [];
  for await (const one of verify(served.tongbao.warehouse, served.tongbao.catalogue)) differences.push(one);
  expect(differences).toEqual([]);
});

test('a series that is stored can not go, in the words of whoever asks', async () => {
  const unprinted = text.replace(/^bulletin:\n(?:(?: .*)?\n)*/m, '');
  const without = unprinted.replace(/^ *- \{ indicator: INSTALL_TIME, classes: \[ALL\].*\n/m, '');
  expect(without).not.toBe(unprinted);
  const { adoptable, effects } = await check(without, 'zh');
  expect(adoptable).toBe(false);
  expect(effects).toContainEqual(expect.objectContaining({ code: 'SERIES_GONE', refused: true }));
  expect(effects[0]?.message).toContain('FIXED_LINE/INSTALL_TIME/ALL');
  const refused = await adopt(without);
  expect(refused.status).toBe(409);
  expect((await errorIn(refused)).code).toBe('CATALOGUE_REFUSED');
});

test('requests under way while catalogues are adopted are answered, each by one of them', async () => {
  const names = new Set<string | undefined>();
  for (let round = 0; round < 4; round += 1) {
    const asking = Array.from({ length: 8 }, (_, index) => nameOfShenyang(index % 2 ? served.url : other.serving.url));
    expect((await adopt(round % 2 ? renamed : text)).status).toBe(201);
    for (const name of await Promise.all(asking)) names.add(name);
  }
  expect([...names].every((name) => name === 'Shenyang' || name === 'Mukden')).toBe(true);
  expect(await nameOfShenyang(other.serving.url)).toBe('Mukden');
});
