import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A way to a database server that can be taken away, with every connection on it, and given back. */
export interface FaultyWay {
  /** The server's URL by this way. */
  readonly url: string;
  /** Cuts all connections, and refuses new ones until it is opened again. */
  cut(): Promise<void>;
  open(): Promise<void>;
  /** Cuts it, and opens it again after a while. */
  outage(milliseconds: number): Promise<void>;
}

export async function faultyWay(to: string): Promise<FaultyWay> {
  const target = new URL(to);
  const { hostname } = target;
  const serverPort = Number(target.port);
  const sockets = new Set<Socket>();
  let port = 0;
  let server: Server | undefined;
  const open = async (): Promise<void> => {
    const opened = createServer((client) => {
      const upstream = connect(serverPort, hostname);
      for (const [one, other] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        sockets.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy()).on('close', () => sockets.delete(one) && other.destroy());
      }
    });
    await new Promise<void>((resolve) => opened.listen(port, '127.0.0.1', resolve));
    const address = opened.address();
    if (address !== null && typeof address === 'object') port = address.port;
    server = opened;
  };
  const cut = async (): Promise<void> => {
    const closing = server;
    server = undefined;
    const closed = new Promise<void>((resolve) => (closing ? closing.close(() => resolve()) : resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const outage = async (milliseconds: number): Promise<void> => {
    await cut();
    await pause(milliseconds);
    await open();
  };
  await open();
  target.port = String(port);
  return { url: target.href, cut, open, outage };
}
