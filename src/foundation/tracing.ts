import { context, propagation, SpanKind, SpanStatusCode, trace, type Attributes, type Span } from '@opentelemetry/api';
import { TongbaoError } from './errors';
import { programVersion } from './version';

/**
 * Traces for OpenTelemetry: which piece of work called for which, and how long each took. Off unless the environment
 * says where they go, and then nothing of this costs more than a look at `on`.
 */
let on = false;

export function isTracing(): boolean {
  return on;
}

/** What may be said of a piece of work: names, counts and codes; never a secret, a value that somebody gave, or a cell. */
export type Facts = Attributes;

/** A piece of work that is being traced. */
export interface Traced {
  /** Says more of it, or what it turned out to be. */
  note(facts: Facts, name?: string): void;
}

const untraced: Traced = { note: () => undefined };

/** Does `work` as a part of whatever is being traced around it. Of a failure only the code is told. */
export async function traced<T>(name: string, facts: Facts, work: (self: Traced) => T | Promise<T>): Promise<T> {
  if (!on) return work(untraced);
  return inSpan(begin(name, facts, SpanKind.INTERNAL), work);
}

/** As `traced`, for a request from outside: it is part of the caller's trace where its headers say so (W3C Trace Context). */
export async function tracedRequest<T>(
  name: string,
  headers: Readonly<Record<string, unknown>>,
  facts: Facts,
  work: (self: Traced) => Promise<T>,
): Promise<T> {
  if (!on) return work(untraced);
  const from = propagation.extract(context.active(), headers);
  return context.with(from, () => inSpan(begin(name, facts, SpanKind.SERVER), work));
}

/** Tells of work for somebody else's server that has ended this moment and took so many seconds. */
export function tracedBefore(name: string, seconds: number, facts: Facts, failed: boolean): void {
  if (!on) return;
  const span = begin(name, facts, SpanKind.CLIENT, Date.now() - seconds * 1000);
  if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

function begin(name: string, attributes: Facts, kind: SpanKind, startTime?: number): Span {
  return trace.getTracer('tongbao').startSpan(name, {
    attributes,
    kind,
    ...(startTime === undefined ? {} : { startTime }),
  });
}

async function inSpan<T>(span: Span, work: (self: Traced) => T | Promise<T>): Promise<T> {
  const self: Traced = {
    note: (facts, name) => {
      span.setAttributes(facts);
      if (name !== undefined) span.updateName(name);
    },
  };
  try {
    return await context.with(trace.setSpan(context.active(), span), () => work(self));
  } catch (error) {
    const code = error instanceof TongbaoError ? error.code : 'INTERNAL';
    span.setAttribute('error.type', code);
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

/** Whether the environment says where traces go, in the words of OpenTelemetry. */
function wanted(environment: Readonly<Record<string, string | undefined>>): boolean {
  const endpoint =
    environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] || environment['OTEL_EXPORTER_OTLP_ENDPOINT'] || '';
  const off = environment['OTEL_SDK_DISABLED'] === 'true' || environment['OTEL_TRACES_EXPORTER'] === 'none';
  return endpoint !== '' && !off;
}

/**
 * Begins to trace, if the environment of the process wants it; all else that OpenTelemetry has settings for (sampling,
 * headers, batches) is read from there by its own libraries, which are loaded only then. Gives what sends the last of
 * it and ends tracing; undefined where nothing is traced.
 */
export async function startTracing(): Promise<(() => Promise<void>) | undefined> {
  if (!wanted(process.env)) return undefined;
  const [{ NodeTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, resources] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const { detectResources, envDetector, resourceFromAttributes } = resources;
  const own = resourceFromAttributes({ 'service.name': 'tongbao', 'service.version': programVersion() });
  const provider = new NodeTracerProvider({
    resource: own.merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  on = true;
  return async () => {
    on = false;
    await provider.shutdown();
    trace.disable();
    context.disable();
    propagation.disable();
  };
}
