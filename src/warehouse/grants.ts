import { TongbaoError } from '../foundation';
import { parseLocation } from './location';
import { starTables, starViews } from './star';

/** Who is to read by SQL, from where, and with which password. */
export interface SqlReader {
  readonly user: string;
  /** As the server takes it: an address, or `%` for any. */
  readonly host: string;
  readonly password: string;
}

/**
 * The statements that let somebody read the views and dimensions of the database at `url`, and nothing else of it.
 * Throws `ARGUMENT_INVALID` for a database that knows no users.
 */
export function grantScript(url: string, { user, host, password }: SqlReader): string[] {
  const location = parseLocation(url);
  if (location.kind !== 'server') {
    throw new TongbaoError('ARGUMENT_INVALID', {
      name: 'DATABASE_URL',
      value: location.shown,
      allowed: 'mysql://…',
    });
  }
  const account = `${quoted(user)}@${quoted(host)}`;
  const of = (name: string): string => `\`${location.database.replaceAll('`', '``')}\`.${name}`;
  return [
    `CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY ${quoted(password)};`,
    ...starViews.map((name) => `GRANT SELECT, SHOW VIEW ON ${of(name)} TO ${account};`),
    ...starTables.map((name) => `GRANT SELECT ON ${of(name)} TO ${account};`),
  ];
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
