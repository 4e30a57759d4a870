import type { IncomingMessage } from 'node:http';
import type { Settings } from '../foundation';

/** Names and addresses of the machine itself, without the brackets of IPv6. */
const loopback = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3}|([^.]+\.)*localhost)$/i;

/** Headers by which a proxy says for whom it asks. */
const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

/** Whether the server can only be reached from its own machine. */
export function isLoopback(host: string): boolean {
  return loopback.test(host);
}

/** Whether the machine's own users may read without logging in: a warehouse that is a file on it is theirs anyway. */
export function opensReading({ openReading, host, databaseUrl }: Settings): boolean {
  return openReading === 'auto' && isLoopback(host) && databaseUrl.startsWith('sqlite:');
}

/**
 * Whether a request is from the machine itself: not through a proxy, which asks for others, and by a name of the machine,
 * or a page could have it asked under a name of its own that leads here.
 */
export function isLocal({ socket, headers }: IncomingMessage): boolean {
  const name = (headers.host ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  const proxied = forwarding.some((header) => headers[header] !== undefined);
  return !proxied && isLoopback(socket.remoteAddress ?? '') && isLoopback(name);
}
