import { TongbaoError } from '../foundation';

export interface Host {
  readonly host: string;
  readonly port: number;
}

export interface ServerLocation {
  readonly kind: 'server';
  /** One server, or the nodes of a cluster in the order in which they are to be written to. */
  readonly hosts: readonly Host[];
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** The URL without its password, for people. */
  readonly shown: string;
}

/** Where the warehouse is. */
export type Location =
  | { readonly kind: 'file'; readonly path: string; readonly shown: string }
  | { readonly kind: 'memory'; readonly shown: string }
  | ServerLocation;

function invalid(reason: string): never {
  throw new TongbaoError('DATABASE_URL_INVALID', { reason });
}

/**
 * Reads `sqlite:PATH`, `sqlite::memory:` or `mysql://user:password@host:port,host:port/database`; no error shows the
 * password.
 */
export function parseLocation(url: string): Location {
  if (url === 'sqlite::memory:') return { kind: 'memory', shown: url };
  if (url.startsWith('sqlite:')) {
    const path = url.slice('sqlite:'.length);
    if (path === '' || path.startsWith(':'))
      return invalid('sqlite: is followed by the path of a file, or by :memory:');
    return { kind: 'file', path, shown: url };
  }
  if (!/^(mysql|mariadb):\/\//.test(url)) return invalid('it begins with neither sqlite: nor mysql://');
  return parseServer(url);
}

function parseServer(url: string): Location {
  // URL leaves hosts of schemes it doesn't know unchecked, so it reads ours as one it knows; and it knows one host only
  const [, authority = '', rest = ''] = /^\w+:\/\/([^/?#]*)(.*)$/s.exec(url) ?? [];
  const login = authority.slice(0, authority.lastIndexOf('@') + 1);
  const servers = authority.slice(login.length).split(',');
  const parsed = servers.map((server) => {
    const readable = `http://${login}${server}${rest}`;
    if (!URL.canParse(readable)) return invalid('it is not a URL');
    return { url: new URL(readable), port80: server.endsWith(':80') };
  });
  const [first] = parsed;
  if (!first) return invalid('it is not a URL');
  const database = decode(first.url.pathname.slice(1));
  const user = decode(first.url.username);
  if (database === '' || database.includes('/')) return invalid('it does not name a database');
  if (user === '') return invalid('it does not name a user');
  const hosts = parsed.map(({ url: { hostname, port }, port80 }) => ({
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (port80 ? 80 : 3306) : Number(port),
  }));
  const shown = hosts.map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`).join(',');
  const password = decode(first.url.password);
  return { kind: 'server', hosts, user, password, database, shown: `mysql://${user}@${shown}/${database}` };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return invalid('a % in it is not followed by two hexadecimal digits');
  }
}
