import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { liaoyangCsv, sampleFiles, sampleFolder } from '../journeys/sample-province';
import { describeOnEveryEngine } from '../servers/engines';
import { formWith, servedProvince, type Served } from './served';

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What Prometheus reads: the text format, by its description. Anything else fails the test. */
function parse(text: string) {
  const about = new Map<string, { help?: string; type?: string }>();
  const samples: Sample[] = [];
  for (const line of text.split('\n')) {
    const [, keyword, name = '', rest = ''] = /^# (HELP|TYPE) ([a-zA-Z_:][\w:]*) (.+)$/.exec(line) ?? [];
    if (keyword) {
      about.set(name, { ...about.get(name), [keyword.toLowerCase()]: rest });
      continue;
    }
    if (line === '' || line.startsWith('#')) continue;
    const sample = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (-?[\d.e+-]+|\+Inf|-Inf|Nan)$/.exec(line);
    if (!sample) throw new Error(`not a sample: ${line}`);
    const labels = [...(sample[2] ?? '').matchAll(/(\w+)="((?:[^"\\]|\\.)*)"(?:,|$)/g)];
    expect(labels.map(([whole]) => whole).join('')).toBe(sample[2] ?? '');
    samples.push({
      name: sample[1] ?? '',
      labels: Object.fromEntries(labels.map(([, label = '', value = '']) => [label, value])),
      value: Number(sample[3]?.replace('Inf', 'Infinity')),
    });
  }
  return { about, samples };
}

let served: Served;
beforeAll(async () => {
  served = await servedProvince('empty', { LIMIT_QUERY_DEPTH: '4', LIMIT_QUERY_TOKENS: '100', LIMIT_PAGE_SIZE: '500' });
});
afterAll(() => served.close());

async function metrics(of = served) {
  const response = await of.fetch('/metrics');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const { about, samples } = parse(await response.text());
  return {
    about,
    samples,
    /** The sum of the samples of that name whose labels are these. */
    value: (name: string, labels: Readonly<Record<string, string>> = {}): number =>
      samples
        .filter((one) => one.name === name && Object.entries(labels).every(([key, value]) => one.labels[key] === value))
        .reduce((total, { value }) => total + value, 0),
  };
}

/** How much a sample grows by what `work` does. */
async function growth(work: () => Promise<unknown>, name: string, labels?: Record<string, string>): Promise<number> {
  const before = (await metrics()).value(name, labels);
  await work();
  return (await metrics()).value(name, labels) - before;
}

describe('the text that Prometheus reads', () => {
  test('says of every sample what it is, and adds histograms up', async () => {
    await served.graphql('{ services { code } }');
    const { about, samples } = await metrics();
    for (const { name } of samples) {
      const known = about.get(name) ?? about.get(name.replace(/_(bucket|sum|count)$/, ''));
      expect(known?.help).toBeTruthy();
      expect(known?.type).toMatch(/^(counter|gauge|histogram|summary)$/);
    }
    const histograms = [...about].filter(([, { type }]) => type === 'histogram').map(([name]) => name);
    expect(histograms).toContain('tongbao_sql_duration_seconds');
    for (const name of histograms) {
      for (const count of samples.filter((one) => one.name === `${name}_count`)) {
        const same = (one: Sample): boolean =>
          Object.entries(count.labels).every(([key, value]) => one.labels[key] === value);
        const buckets = samples.filter((one) => one.name === `${name}_bucket` && same(one));
        const values = buckets.map(({ value }) => value);
        expect(values).toEqual([...values].sort((a, b) => a - b));
        expect(buckets.find(({ labels }) => labels['le'] === '+Inf')?.value).toBe(count.value);
      }
    }
  });

  test('no sample is told twice', async () => {
    const { samples } = await metrics();
    const keys = samples.map(({ name, labels }) => JSON.stringify([name, Object.entries(labels).map(String).sort()]));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('the documentation lists what is ours, with its type and words, and nothing else', async () => {
    const { about } = await metrics();
    const document = readFileSync(join(__dirname, '../../docs/operations.md'), 'utf8');
    const rows = [...document.matchAll(/^\| `(tongbao_\w+)` \| (\w+) \|[^|]*\| (.*) \|$/gm)];
    const documented = rows.map(([, name, type, help]) => [name, { type, help }]);
    const ours = [...about].filter(([name]) => name.startsWith('tongbao_')).sort(([a], [b]) => (a < b ? -1 : 1));
    expect(documented).toEqual(ours);
  });

  test('the documentation names the labels there are', async () => {
    const { samples } = await metrics();
    const document = readFileSync(join(__dirname, '../../docs/operations.md'), 'utf8');
    for (const [, name = '', labels = ''] of document.matchAll(/^\| `(tongbao_\w+)` \| \w+ \|([^|]*)\|/gm)) {
      const own = samples.filter((one) => one.name.replace(/_(bucket|sum|count)$/, '') === name);
      const named = [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label);
      for (const one of own) expect(named).toEqual(Object.keys(one.labels).filter((label) => label !== 'le'));
    }
  });
});

describe('what is counted', () => {
  test('the program', async () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string };
    expect((await metrics()).value('tongbao_build_info', { version, node: process.version })).toBe(1);
    expect((await metrics()).value('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
  });

  test.each<[string, string, string]>([
    ['LIMIT_QUERY_DEPTH', '{ submissions { nodes { observations { nodes { cell } } } } }', 'depth'],
    ['LIMIT_QUERY_TOKENS', `{ services { ${'code '.repeat(200)} } }`, 'tokens'],
    ['LIMIT_PAGE_SIZE', '{ submissions(first: 501) { totalCount } }', 'rows'],
  ])('what is refused because of %s', async (setting, query) => {
    const refused = () => served.graphql(query);
    expect(await growth(refused, 'tongbao_refused_total', { setting })).toBe(1);
    expect(await growth(refused, 'tongbao_refused_total')).toBe(1);
  });

  test('what is refused for another reason is not', async () => {
    expect(await growth(() => served.graphql('{ nonsense }'), 'tongbao_refused_total')).toBe(0);
  });

  test('what queries cost', async () => {
    const asked = () => served.graphql('{ submissions(first: 73) { nodes { id } } }');
    expect(await growth(asked, 'tongbao_query_cost_sum')).toBe(83);
  });

  test('statements in the database, by what they do', async () => {
    const engine = 'SQLite';
    const read = { kind: 'read', engine, outcome: 'done' };
    const asked = () => served.graphql('{ submissions(first: 7) { nodes { fileName } totalCount } }');
    expect(await growth(asked, 'tongbao_sql_duration_seconds_count', read)).toBeGreaterThanOrEqual(2);
    // a page of the catalogue asks the database for nothing but where it stands, and who asks
    const write = { kind: 'write', engine, outcome: 'done' };
    const sent = () => served.send(formWith(liaoyangCsv(), '辽阳.csv', { period: '2009-H2' }));
    expect(await growth(sent, 'tongbao_sql_duration_seconds_count', write)).toBeGreaterThan(2);
  });

  test('workbooks, and what was found in them', async () => {
    const [name = ''] = sampleFiles.filter((file) => file.startsWith('大连'));
    const bytes = readFileSync(join(sampleFolder, name));
    const broken = liaoyangCsv().replace(/\d+\.\d+/, '负一');
    const before = await metrics();
    await served.send(formWith(bytes, name));
    const response = await served.send(formWith(broken, '辽阳.csv', { period: '2009-H2' }));
    const { error } = (await response.json()) as { error: { findings: { code: string }[] } };
    const after = await metrics();
    expect(error.findings.length).toBeGreaterThan(0);
    expect(after.value('tongbao_imports_total') - before.value('tongbao_imports_total')).toBe(2);
    for (const code of new Set(error.findings.map((finding) => finding.code))) {
      const found = error.findings.filter((finding) => finding.code === code).length;
      const counted = (of: typeof after): number => of.value('tongbao_findings_total', { code });
      expect(counted(after) - counted(before)).toBeGreaterThanOrEqual(found);
    }
  });

  test('answers kept from before', async () => {
    const query = '{ branches { code } }';
    const outcome = (of: string) => ({ outcome: of });
    expect(await growth(() => served.graphql(query), 'tongbao_response_cache_total', outcome('miss'))).toBe(1);
    expect(await growth(() => served.graphql(query), 'tongbao_response_cache_total', outcome('hit'))).toBe(1);
  });

  test('nothing that somebody sends becomes a label', async () => {
    const before = (await metrics()).samples.length;
    for (let i = 0; i < 20; i += 1) {
      await served.fetch(`/no-such-place-${i}`);
      await served.graphql(`query Name${i} { services { a${i}: code } }`);
    }
    expect((await metrics()).samples.length - before).toBeLessThan(20);
  });
});

describeOnEveryEngine('connections to the database', (engine) => {
  test('are told of a server', async () => {
    const database = await engine.create();
    const own = await servedProvince('empty', { DATABASE_URL: database.url });
    await own.graphql('{ submissions { totalCount } }');
    const { samples } = await metrics(own);
    const connections = samples.filter(({ name }) => name === 'tongbao_sql_connections');
    const idle = [
      ['used', 0],
      ['awaited', 0],
    ];
    expect(connections.map(({ labels, value }) => [labels['state'], value])).toEqual(
      engine.name === 'SQLite' ? [] : idle,
    );
    await own.close();
    await database.drop();
  });
});
