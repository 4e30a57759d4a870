import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { built } from '../../src/foundation';
import { liaoyangCsv } from '../journeys/sample-province';
import { formWith } from './served';

const root = join(__dirname, '../..');

/** A span as OTLP tells it. */
interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
}

interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: Span['attributes'] };
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
}

/** A collector of traces, by OTLP over HTTP. */
class Collector {
  readonly exports: Export[] = [];
  private readonly server: Server = createServer((request, response) => {
    expect(`${request.method} ${request.url}`).toBe('POST /v1/traces');
    expect(request.headers['content-type']).toBe('application/json');
    void json(request).then((body) => {
      this.exports.push(body as Export);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get spans(): readonly Span[] {
    return this.exports.flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    );
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** A server in a process of its own, as it is run: the libraries of OpenTelemetry are loaded there when they are needed. */
interface Running {
  readonly token: string;
  fetch(
    path: string,
    init?: { method?: string; headers?: Record<string, string>; body?: FormData | string },
  ): Promise<Response>;
  graphql(query: string, variables?: object, headers?: Record<string, string>): Promise<Response>;
}

const cli = built('src', 'cli.js');

/** What is told while `work` asks a server that sends traces, with these settings of OpenTelemetry beside where to. */
async function traced(
  environment: Record<string, string>,
  work: (running: Running) => Promise<void>,
): Promise<Collector> {
  const collector = new Collector();
  const endpoint = await collector.listen();
  const folder = mkdtempSync(join(tmpdir(), 'tongbao-tracing-'));
  const env = {
    ...{
      PATH: process.env['PATH'],
      DATABASE_URL: `sqlite:${join(folder, 'tongbao.db')}`,
      PORT: '0',
      LOG_LEVEL: 'error',
    },
    CATALOGUE: join(root, 'imports/liaoning/catalogue.yaml'),
  };
  const child = spawn(process.execPath, [cli, 'serve'], {
    env: { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let printed = '';
    for await (const piece of child.stdout.iterator({ destroyOnReturn: false })) {
      printed += String(piece);
      if (/\/graphql/.test(printed)) break;
    }
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+(?=\/graphql)/.exec(printed) ?? [];
    const create = [cli, 'token', 'create', '--role', 'administrator'];
    const token = execFileSync(process.execPath, create, { env, encoding: 'utf8' }).trim();
    const ask: Running['fetch'] = (path, init = {}) =>
      fetch(url + path, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
    await work({
      token,
      fetch: ask,
      graphql: (query, variables, headers) =>
        ask('/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ query, variables }),
        }),
    });
    // what was not sent yet is sent at the end
    child.kill('SIGTERM');
    await once(child, 'close');
  } finally {
    child.kill('SIGKILL');
    await collector.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return collector;
}

/** Processes take their time to start where others are at work. */
const mostMilliseconds = 240_000;

const caller = { trace: '4bf92f3577b34da6a3ce929d0e0e4736', span: '00f067aa0ba902b7' };
const asCaller = { traceparent: `00-${caller.trace}-${caller.span}-01` };
const unsampled = { traceparent: `00-${'5'.repeat(32)}-${caller.span}-00` };
const query = 'query Figures($p: [String!]!) { rollups(filter: {periods: $p}) { nodes { display } } }';

describe('traces', () => {
  let token = '';
  let collector: Collector;
  beforeAll(async () => {
    collector = await traced({ OTEL_SERVICE_NAME: 'tongbao-of-test' }, async (running) => {
      ({ token } = running);
      const body = formWith(liaoyangCsv(), '辽阳报表.csv', { period: '2009-H2' });
      expect((await running.fetch('/submissions', { method: 'POST', body })).status).toBe(201);
      expect((await running.graphql(query, { p: ['2009-H2'] }, asCaller)).status).toBe(200);
      expect((await running.graphql(query, { p: ['2009-H1'] }, unsampled)).status).toBe(200);
      expect((await running.graphql('{ rollups(filter: {periods: ["2009-H9"]}) { totalCount } }')).status).toBe(400);
      expect((await running.fetch('/no/such/place?token=secret-in-address')).status).toBe(404);
    });
  }, mostMilliseconds);

  const named = (name: string): readonly Span[] => collector.spans.filter((span) => span.name === name);
  const only = (name: string): Span => {
    const [span] = named(name);
    if (!span) throw new Error(`no span ${name} among ${collector.spans.map((one) => one.name).join(', ')}`);
    return span;
  };
  const attributes = (span: Span): Record<string, unknown> =>
    Object.fromEntries(span.attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
  /** The names of a span and of those it is part of, from within. */
  const path = (span: Span): readonly string[] => {
    const parent = collector.spans.find(({ spanId }) => spanId === span.parentSpanId);
    return [span.name, ...(parent ? path(parent) : [])];
  };

  test('a request is part of the trace of its caller, and all that it leads to is part of the request', () => {
    const operation = only('query Figures');
    expect(attributes(operation)).toEqual({ 'graphql.operation.type': 'query', 'graphql.operation.name': 'Figures' });
    const request = collector.spans.find(({ spanId }) => spanId === operation.parentSpanId);
    expect(request).toMatchObject({ name: 'POST /graphql', traceId: caller.trace, parentSpanId: caller.span });
    const read = named('SELECT warehouse_state').map(path);
    expect(read).toContainEqual(['SELECT warehouse_state', 'query Figures', 'POST /graphql']);
    expect(operation.traceId).toBe(caller.trace);
  });

  test('whoever calls without sampling is not traced', () => {
    expect(collector.spans.map(({ traceId }) => traceId)).not.toContain('5'.repeat(32));
    expect(named('query Figures')).toHaveLength(1);
  });

  test('a request says its route and what came of it', () => {
    expect(attributes(only('POST /submissions'))).toEqual({
      'http.request.method': 'POST',
      'http.route': '/submissions',
      'http.response.status_code': 201,
    });
  });

  test('an import shows its stages, and what they asked of the database', () => {
    for (const stage of ['examination.examine', 'importing.write'])
      expect(path(only(stage))).toEqual([stage, 'POST /submissions']);
    expect(path(only('INSERT observation'))).toEqual(['INSERT observation', 'importing.write', 'POST /submissions']);
    expect(attributes(only('INSERT observation'))).toEqual({
      'db.system.name': 'sqlite',
      'db.query.summary': 'INSERT observation',
      'tongbao.statement': 'write',
    });
  });

  test('a failure says its code and no more', () => {
    const failed = named('query')
      .map(attributes)
      .find((one) => one['error.type'] !== undefined);
    expect(failed).toEqual({ 'graphql.operation.type': 'query', 'error.type': 'ARGUMENT_INVALID' });
  });

  test('they go under the name that OpenTelemetry is told', () => {
    const [resource] = collector.exports.flatMap(({ resourceSpans }) => resourceSpans.map((one) => one.resource));
    const about = Object.fromEntries((resource?.attributes ?? []).map(({ key, value }) => [key, value['stringValue']]));
    expect(about).toMatchObject({ 'service.name': 'tongbao-of-test', 'service.version': expect.any(String) as string });
  });

  test('nothing in them is secret or out of a workbook', () => {
    // ids and times are random, and have any digits in them
    const all = JSON.stringify(collector.spans.map(({ name, attributes: given }) => [name, given]));
    const cells = liaoyangCsv()
      .split(/[\n,]/)
      .map((cell) => cell.trim())
      .filter((cell) => cell.length > 2 && !/^\d{3}$/.test(cell));
    expect(cells.length).toBeGreaterThan(100);
    expect([...new Set(cells)].filter((cell) => all.includes(cell))).toEqual([]);
    const words = [token, 'Bearer', 'secret-in-address', '/no/such', '辽阳', '2009-H2', '2009-H9', 'display'];
    expect(words.filter((word) => all.includes(word))).toEqual([]);
  });
});

test(
  'sampling is what OpenTelemetry is told',
  async () => {
    const { spans } = await traced({ OTEL_TRACES_SAMPLER: 'always_off' }, async (running) => {
      await running.graphql(query, { p: ['2009'] });
    });
    expect(spans).toEqual([]);
  },
  mostMilliseconds,
);

test.each<[string, Record<string, string>]>([
  ['nothing is said of traces', {}],
  ['OpenTelemetry is told to be off', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_SDK_DISABLED: 'true' }],
])('where %s, nothing of it is loaded', (_, environment) => {
  const program = `require(${JSON.stringify(built('src', 'foundation', 'index.js'))}).startTracing().then((end) =>
    console.log(end === undefined, Object.keys(require.cache).filter((file) => /opentelemetry.(sdk|exporter|resources)/.test(file)).length))`;
  const env = { PATH: process.env['PATH'], ...environment };
  expect(execFileSync(process.execPath, ['-e', program], { env, encoding: 'utf8' }).trim()).toBe('true 0');
});
