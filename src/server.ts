import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApi } from './api';
import { TongbaoError } from './foundation';
import type { Tongbao } from './wiring';

/** How long requests under way may take once the server is told to end. */
const graceMilliseconds = 10_000;

/** A server that is up. */
export interface Serving {
  /** Its address, without a slash at the end. */
  readonly url: string;
  /** Takes no more requests and finishes those under way. What it served from stays open. */
  close(): Promise<void>;
}

/** Serves on the address of the settings. The database has to be migrated. Throws `USAGE` where the port is taken. */
export async function serve(tongbao: Tongbao): Promise<Serving> {
  const { host, port } = tongbao.settings;
  const api = await createApi(tongbao);
  const server = createServer(api.app);
  await listen(server, host, port);
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close: async () => {
      const timer = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
      await new Promise<void>((resolve) => server.close(() => resolve()));
      clearTimeout(timer);
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
