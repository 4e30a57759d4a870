import { TongbaoError } from '../foundation';
import { parseLocation, type ServerLocation } from './location';

/** For scripts that somebody else carries out: the server at `url`. Throws `ARGUMENT_INVALID` for a database that is a file. */
export function serverOf(url: string): ServerLocation {
  const location = parseLocation(url);
  if (location.kind === 'server') return location;
  throw new TongbaoError('ARGUMENT_INVALID', { name: 'DATABASE_URL', value: location.shown, allowed: 'mysql://…' });
}

/** Text as SQL spells it. */
export function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** A name as SQL spells it. */
export function identifier(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
