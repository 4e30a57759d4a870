import type { RequestHandler } from 'express';
import { Counter, Histogram, Registry } from 'prom-client';

/** What the program counts of itself. */
export interface Metrics {
  readonly registry: Registry;
  readonly imports: Counter<'status'>;
  readonly decisions: Counter<'action' | 'outcome'>;
  /** Times every request from its arrival to the end of its answer. */
  readonly measure: RequestHandler;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const requests = new Histogram({
    name: 'tongbao_http_request_duration_seconds',
    help: 'HTTP requests by route, method and status: how many, and how long they took.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers: [registry],
  });
  const imports = new Counter({
    name: 'tongbao_imports_total',
    help: 'Workbooks that were sent over HTTP, by what became of them: their status, or the code of a failure.',
    labelNames: ['status'],
    registers: [registry],
  });
  const decisions = new Counter({
    name: 'tongbao_decisions_total',
    help: 'What was decided over HTTP: accept, withdraw, close and open, by outcome or by the code of a failure.',
    labelNames: ['action', 'outcome'],
    registers: [registry],
  });
  const measure: RequestHandler = (request, response, next) => {
    const end = requests.startTimer();
    response.on('close', () => {
      // what matches no route is one label, or whoever asks for random paths would make endless series
      const route = request.route as { readonly path: string } | undefined;
      end({ route: route?.path ?? 'none', method: request.method, status: response.statusCode });
    });
    next();
  };
  return { registry, imports, decisions, measure };
}
