import { setTimeout as pause } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import { QueryFailedError } from 'typeorm';
import { TongbaoError } from '../foundation';

/** How often something is tried before the database counts as busy. */
const tries = 9;
/** No new try is made after this long. */
const patienceMilliseconds = 60_000;

/** What drivers say with an error; TypeORM wraps it. */
interface DriverFault {
  readonly code?: string;
  readonly errno?: number;
  readonly fatal?: boolean;
  readonly message: string;
}

const busy = new Set([
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
  'SQLITE_BUSY_RECOVERY',
  'SQLITE_LOCKED',
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_CHECKREAD',
  // another member of the group has changed the same rows
  'ER_TRANSACTION_ROLLBACK_DURING_COMMIT',
]);

const lost = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'ER_SERVER_SHUTDOWN',
  'ER_CONNECTION_KILLED',
  'ER_CLIENT_INTERACTION_TIMEOUT',
  'ER_CON_COUNT_ERROR',
  'ER_TOO_MANY_USER_CONNECTIONS',
  // of a member of a cluster that is not in contact with most of it, or not yet
  'ER_UNKNOWN_COM_ERROR',
  'ER_RUN_HOOK_ERROR',
  // the server itself has lost one that tables of it are on, or does not find it
  'ER_NET_READ_ERROR',
  'ER_CONNECT_TO_FOREIGN_DATA_SOURCE',
]);

/** Of a server that only reads: of a group, the members that are not its primary. */
const readOnly = /read[-_ ]only/i;

/** A statement took longer than it may, of MariaDB and of MySQL; not all drivers have names for them. */
const overdue = new Set([1969, 3024]);

/** No room, or none that may be used: where a quota keeps a file from growing, SQLite only says that writing failed. */
const unwritable = /^(SQLITE_FULL|SQLITE_IOERR\w*|ER_DISK_FULL|ER_RECORD_FILE_FULL)$/;

function driverFault(error: unknown): DriverFault | undefined {
  const inner: unknown = error instanceof QueryFailedError ? error.driverError : error;
  // instanceof does not tell in every realm, and a driver's errors need not be native ones
  const isError = inner instanceof Error || isNativeError(inner);
  return isError && !(inner instanceof TongbaoError) ? inner : undefined;
}

/**
 * The version that was to be made is there already. Who holds the state row is the only one to make it; but in a cluster
 * another node's transaction may win over one that holds it, and be seen before that is told so.
 */
export class VersionTaken extends Error {}

/** That a row with the same key is there. */
export function isDuplicate(error: unknown): boolean {
  return driverFault(error)?.code === 'ER_DUP_ENTRY';
}

/** Somebody else holds what we need; trying again helps. */
export function isBusy(error: unknown): boolean {
  if (error instanceof VersionTaken) return true;
  const code = driverFault(error)?.code;
  return code !== undefined && busy.has(code);
}

/** The connection is gone, and with it whatever was not committed; or the server takes nothing from us as it stands. */
export function isLost(error: unknown): boolean {
  const fault = driverFault(error);
  if (!fault) return false;
  if (fault.code === 'ER_OPTION_PREVENTS_STATEMENT') return readOnly.test(fault.message);
  return fault.fatal === true || lost.has(fault.code ?? '') || /connection is in closed state/i.test(fault.message);
}

/** The server has ended a statement that took longer than it may. */
export function isOverdue(error: unknown): boolean {
  return overdue.has(driverFault(error)?.errno ?? 0);
}

function isMissingTable(error: unknown): boolean {
  const fault = driverFault(error);
  return fault?.code === 'ER_NO_SUCH_TABLE' || /^no such table/.test(fault?.message ?? '');
}

/** Takes errors of drivers to those of the program. */
export function translate(error: unknown, database: string): unknown {
  if (isMissingTable(error)) return new TongbaoError('DATABASE_NOT_MIGRATED', {}, { cause: error });
  if (isLost(error)) {
    return new TongbaoError('DATABASE_UNREACHABLE', { database, reason: reasonOf(error) }, { cause: error });
  }
  const fault = driverFault(error);
  if (unwritable.test(fault?.code ?? '')) {
    return new TongbaoError('DATABASE_FULL', { database, reason: reasonOf(error) }, { cause: error });
  }
  if (isBusy(error)) return new TongbaoError('DATABASE_BUSY', { tries }, { cause: error });
  return error;
}

function reasonOf(error: unknown): string {
  const fault = driverFault(error);
  return fault?.message || fault?.code || String(error);
}

/**
 * Runs `work` until it is neither refused a lock nor cut off. The pauses in between grow, and are random by half: writers
 * part, and yet an outage of seconds is outlasted and not tried through in a moment.
 */
export async function retrying<T>(database: string, work: () => Promise<T>, attempts = tries): Promise<T> {
  const until = Date.now() + patienceMilliseconds;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || Date.now() > until || !(isBusy(error) || isLost(error)))
        throw translate(error, database);
      await pause((0.5 + Math.random() / 2) * Math.min(2000, 25 * 2 ** attempt));
    }
  }
}
