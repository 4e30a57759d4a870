import { examples } from '../../src/console/graphiql/examples';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { plainRequest } from '../api/plain-request';
import { servedProvince, type Served } from '../api/served';

describe('the pages', () => {
  let served: Served;
  beforeAll(async () => {
    served = await servedProvince('sample');
  });
  afterAll(() => served.close());

  test('a page is asked for anew each time, and may only run our scripts and ask this server', async () => {
    const page = await fetch(`${served.url}/graphiql`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const policy = new Map(
      (page.headers.get('content-security-policy') ?? '').split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources.join(' ')] as const;
      }),
    );
    expect(Object.fromEntries(policy)).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'connect-src': "'self'",
      'frame-ancestors': "'none'",
    });
    // and there is nothing on it that this would keep from working
    expect(await page.text()).not.toMatch(/https?:\/\/|<script>|\son\w+=/);
  });

  test('what a page is made of is kept for a year, and of its own type', async () => {
    const files = await filesOf(served);
    expect(files.map((file) => file.replace(/^.*\./, '')).sort()).toEqual(expect.arrayContaining(['css', 'js']));
    for (const file of files) {
      const response = await fetch(served.url + file);
      expect([file, response.status]).toEqual([file, 200]);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('content-type')).toMatch(
        { js: /^text\/javascript/, css: /^text\/css/, svg: /^image\/svg/ }[file.split('.').at(-1) ?? ''] ?? /^$/,
      );
    }
  });

  test('what a page is made of comes compressed to those who take it so, and is the same for all', async () => {
    const decoded = { br: brotliDecompressSync, gzip: gunzipSync };
    for (const file of await filesOf(served)) {
      const plain = await plainRequest(served.url + file, { headers: {} });
      expect([file, plain.status, plain.headers['content-encoding']]).toEqual([file, 200, undefined]);
      expect(plain.headers['vary']).toMatch(/Accept-Encoding/i);
      for (const [coding, decode] of Object.entries(decoded)) {
        const coded = await plainRequest(served.url + file, { headers: { 'accept-encoding': coding } });
        expect(coded.headers['content-type']).toBe(plain.headers['content-type']);
        const compressed = coded.headers['content-encoding'] === coding;
        expect((compressed ? decode(coded.body) : coded.body).equals(plain.body)).toBe(true);
        // what is large is smaller by a quarter, even the style sheet that has pictures in it
        expect(coded.body.length).toBeLessThan(plain.body.length > 5_000 ? 0.75 * plain.body.length : 5_001);
        expect(coded.headers['content-length']).toBe(String(coded.body.length));
      }
      // a copy is not a file of its own
      for (const copy of ['.br', '.gz']) expect((await plainRequest(served.url + file + copy)).status).toBe(404);
    }
  });

  test.each([
    '/console/',
    '/console/assets/',
    '/console/assets/absent.js',
    '/console/assets/..%2findex.html',
    '/console/assets/%2e%2e/%2e%2e/package.json',
    '/console/assets/..%5c..%5cpackage.json',
    '/console/assets/.%00',
    '/console/index.html',
    '/graphiql/absent',
  ])('%s is none of it', async (path) => {
    const response = await served.fetch(path);
    expect([404, 400]).toContain(response.status);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('cache-control')).not.toMatch(/immutable/);
  });

  test.each(examples.flatMap(({ title, query }) => [[title.zh, query.zh] as const, [title.en, query.en] as const]))(
    'the example %s runs as it stands, and answers something',
    async (_title, query) => {
      const data = await served.data<Record<string, unknown>>(query);
      for (const answer of Object.values(data)) expect(rowsOf(answer).length).toBeGreaterThan(0);
    },
  );
});

/** The files that the page names. */
async function filesOf(served: Served): Promise<string[]> {
  const html = await (await fetch(`${served.url}/graphiql`)).text();
  return [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '');
}

function rowsOf(answer: unknown): readonly unknown[] {
  if (Array.isArray(answer)) return answer;
  return (answer as { readonly nodes: readonly unknown[] }).nodes;
}
