import { TongbaoError } from '../foundation';

/** Where the warehouse is. */
export type Location =
  | { readonly kind: 'file'; readonly path: string; readonly shown: string }
  | { readonly kind: 'memory'; readonly shown: string }
  | {
      readonly kind: 'server';
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password: string;
      readonly database: string;
      /** The URL without its password, for people. */
      readonly shown: string;
    };

function invalid(reason: string): never {
  throw new TongbaoError('DATABASE_URL_INVALID', { reason });
}

/** Reads `sqlite:PATH`, `sqlite::memory:` or `mysql://user:password@host:port/database`; no error shows the password. */
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
  // URL leaves hosts of schemes it doesn't know unchecked, so it reads ours as one it knows
  const readable = url.replace(/^\w+:/, 'http:');
  if (!URL.canParse(readable)) return invalid('it is not a URL');
  const parsed = new URL(readable);
  const database = decode(parsed.pathname.slice(1));
  const user = decode(parsed.username);
  if (database === '' || database.includes('/')) return invalid('it does not name a database');
  if (user === '') return invalid('it does not name a user');
  const port = parsed.port === '' ? (/:80(?=[/?#]|$)/.test(url) ? 80 : 3306) : Number(parsed.port);
  const host = parsed.hostname.replace(/^\[(.*)\]$/, '$1');
  const shown = `mysql://${user}@${parsed.hostname}:${port}/${database}`;
  return { kind: 'server', host, port, user, password: decode(parsed.password), database, shown };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return invalid('a % in it is not followed by two hexadecimal digits');
  }
}
