import type { IncomingMessage, ServerResponse } from 'node:http';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { programVersion } from '../../foundation';
import type { Warehouse } from '../../warehouse';
import type { Exchange } from '../http/exchange';
import type { LimitIn } from '../limit';

/** What the program counts of itself; `docs/operations.md` lists it. No label has more values than the program has words. */
export interface Metrics {
  readonly registry: Registry;
  readonly imports: Counter<'status'>;
  readonly findings: Counter<'code' | 'severity'>;
  readonly decisions: Counter<'action' | 'outcome'>;
  /** Whether an answer was kept from before (`hit`), had to be made (`miss`), or is with the client still (`held`). */
  readonly cache: Counter<'outcome'>;
  /** What queries cost. */
  readonly cost: Histogram;
  readonly queue: {
    /** How long was waited for a turn. */
    readonly seconds: Histogram;
    /** Shows how many wait and run. */
    watch(queue: { readonly waiting: number; readonly running: number }): void;
  };
  /** Counts an error if it is a refusal because of a setting. */
  refused(error: LimitIn): void;
  /** Times every request from its arrival to the end of its answer. */
  readonly measure: (request: IncomingMessage, response: ServerResponse, exchange: Exchange) => void;
  /** Stops watching the warehouse. */
  close(): void;
}

export function createMetrics(warehouse: Warehouse): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  aboutProgram(registers);
  const refusals = new Counter({
    name: 'tongbao_refused_total',
    help: 'What was refused because of a limit, by the setting.',
    labelNames: ['setting'],
    registers,
  });
  return {
    registry,
    ...aboutData(registers),
    ...aboutQueries(registers),
    refused: ({ limit }) => {
      if (limit) refusals.inc({ setting: limit.setting });
    },
    measure: requestTimer(registers),
    close: aboutDatabase(registers, warehouse),
  };
}

type Registers = Registry[];

function aboutProgram(registers: Registers): void {
  const build = new Gauge({
    name: 'tongbao_build_info',
    help: 'Always 1; the labels say which program it is, and on what it runs.',
    labelNames: ['version', 'node'],
    registers,
  });
  build.set({ version: programVersion(), node: process.version }, 1);
}

function aboutData(registers: Registers): Pick<Metrics, 'imports' | 'findings' | 'decisions'> {
  return {
    imports: new Counter({
      name: 'tongbao_imports_total',
      help: 'Workbooks that were sent over HTTP, by what became of them: their status, or the code of a failure.',
      labelNames: ['status'],
      registers,
    }),
    findings: new Counter({
      name: 'tongbao_findings_total',
      help: 'What was found in workbooks that were sent over HTTP, by the code of the finding.',
      labelNames: ['code', 'severity'],
      registers,
    }),
    decisions: new Counter({
      name: 'tongbao_decisions_total',
      help: 'What was decided over HTTP: accept, withdraw, close and open, and those about releases, by outcome or by the code of a failure.',
      labelNames: ['action', 'outcome'],
      registers,
    }),
  };
}

function aboutQueries(registers: Registers): Pick<Metrics, 'cache' | 'cost' | 'queue'> {
  return {
    cache: new Counter({
      name: 'tongbao_response_cache_total',
      help: 'Answers to queries: hit (kept from before), miss (had to be made), held (the client had it: 304).',
      labelNames: ['outcome'],
      registers,
    }),
    cost: new Histogram({
      name: 'tongbao_query_cost',
      help: 'GraphQL queries by what they cost.',
      buckets: [10, 100, 1000, 10_000, 100_000, 1_000_000],
      registers,
    }),
    queue: {
      seconds: new Histogram({
        name: 'tongbao_queue_wait_seconds',
        help: 'How long heavy queries and exports waited for their turn.',
        buckets: [0.001, 0.1, 1, 5, 30, 120],
        registers,
      }),
      watch(queue) {
        new Gauge({
          name: 'tongbao_queue_size',
          help: 'Heavy queries and exports that wait and that run.',
          labelNames: ['state'],
          registers,
          collect() {
            this.set({ state: 'waiting' }, queue.waiting);
            this.set({ state: 'running' }, queue.running);
          },
        });
      },
    },
  };
}

/** Watches the warehouse; gives what ends that. */
function aboutDatabase(registers: Registers, warehouse: Warehouse): () => void {
  const statements = new Histogram({
    name: 'tongbao_sql_duration_seconds',
    help: 'Statements in the database by kind (read, write), engine and outcome: how many, and how long they took.',
    labelNames: ['kind', 'engine', 'outcome'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers,
  });
  new Gauge({
    name: 'tongbao_sql_connections',
    help: 'Connections to a database server: in use, and waited for. A file has none.',
    labelNames: ['state'],
    registers,
    collect() {
      const connections = warehouse.connections();
      if (!connections) return;
      this.set({ state: 'used' }, connections.used);
      this.set({ state: 'awaited' }, connections.awaited);
    },
  });
  const { engine } = warehouse;
  return warehouse.observe(({ kind, seconds, failed }) => {
    statements.observe({ kind, engine, outcome: failed ? 'failed' : 'done' }, seconds);
  });
}

function requestTimer(registers: Registers): Metrics['measure'] {
  const requests = new Histogram({
    name: 'tongbao_http_request_duration_seconds',
    help: 'HTTP requests by route, method and status: how many, and how long they took.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers,
  });
  return (request, response, exchange) => {
    exchange.onceOver(() => {
      // what matches no route is one label, or whoever asks for random paths would make endless series
      const labels = { route: exchange.route ?? 'none', method: request.method ?? '', status: response.statusCode };
      requests.observe(labels, (performance.now() - exchange.began) / 1000);
    });
  };
}
