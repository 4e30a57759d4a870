/** Backups: everything that the database holds in one file, and back into a database of any engine. */
export { backUp, type BackupProgress } from './back-up';
export { restore } from './restore';
