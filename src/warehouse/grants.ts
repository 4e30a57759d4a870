import { identifier, literal, serverOf } from './script-words';
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
  const { database } = serverOf(url);
  const account = `${literal(user)}@${literal(host)}`;
  const of = (name: string): string => `${identifier(database)}.${name}`;
  return [
    `CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY ${literal(password)};`,
    ...starViews.map((name) => `GRANT SELECT, SHOW VIEW ON ${of(name)} TO ${account};`),
    ...starTables.map((name) => `GRANT SELECT ON ${of(name)} TO ${account};`),
  ];
}
