import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pass } from 'node:timers/promises';
import { createApi, type ApiParts } from './api';
import { TongbaoError } from './foundation';
import { workOnQueue } from './importing';

/** How long requests under way may take once the server is told to end. */
const graceMilliseconds = 10_000;
/** How soon a connection is closed on which a request was under way, once that is answered. */
const sweepMilliseconds = 50;

/** How long a connection may be idle: longer than proxies keep theirs, or they would send into one that is being closed. */
const idleMilliseconds = 75_000;

/** A server that is up. */
export interface Serving {
  /** Its address, without a slash at the end. */
  readonly url: string;
  /**
   * Says that it is about to end for as long as DRAIN_SECONDS, then takes no more requests and finishes those under way.
   * What it served from stays open.
   */
  close(): Promise<void>;
}

/** Serves `parts` on the address of the settings. The database has to be migrated. Throws `USAGE` where the port is taken. */
export async function serve(parts: ApiParts): Promise<Serving> {
  const { host, port, drainSeconds } = parts.settings;
  const api = await createApi(parts);
  const server = createServer({ keepAliveTimeout: idleMilliseconds }, api.handle);
  await listen(server, host, port);
  const address = server.address() as AddressInfo;
  const queue = workOnQueue({ ...parts, importer: () => api.importer() });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close: async () => {
      api.drain();
      await pass(drainSeconds * 1000);
      const idle = queue.stop();
      const timer = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
      // a connection that is kept alive is idle again after its answer, and would keep the server from closing
      const sweep = setInterval(() => server.closeIdleConnections(), sweepMilliseconds);
      await new Promise<void>((resolve) => server.close(() => resolve()));
      clearTimeout(timer);
      clearInterval(sweep);
      await idle;
      await api.close();
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const code = 'code' in cause ? cause.code : undefined;
      const reason = `HOST=${host} PORT=${port}: ${code === 'EADDRINUSE' ? '端口已被占用 / already in use' : cause.message}`;
      reject(new TongbaoError('USAGE', { reason }, { cause }));
    });
    server.listen(port, host, () => resolve());
  });
}
