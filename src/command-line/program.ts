import type { Writable } from 'node:stream';
import type * as Api from '../api';
import type * as Bulletin from '../bulletin';
import type { Catalogue } from '../catalogue';
import type { Log, Settings } from '../foundation';
import type { AheadImporter } from '../importing';
import type * as Templates from '../templates';
import type * as Warehouse from '../warehouse';
import type { WorkbookReader } from '../workbook';

/** The opened program. */
export interface Tongbao extends Api.ApiParts {
  readonly importer: AheadImporter;
  readonly reader: WorkbookReader;
  /** The catalogue of the setting; the one in force may be another. */
  readonly file: Catalogue;
  close(): Promise<void>;
}

/** A server that is up. */
export interface Serving {
  readonly url: string;
  close(): Promise<void>;
}

/** What the door hands in. Everything large is loaded only when a command asks for it. */
export interface Program {
  readonly version: string;
  /** The folder of the project, where the generated documentation stands. */
  readonly root: string;
  /** What is typed, or piped in. */
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** Opens the warehouse and what works on it; the caller closes it. */
  open(settings: Settings, log: Log): Promise<Tongbao>;
  /** Serves on the address of the settings. */
  serve(tongbao: Tongbao): Promise<Serving>;
  api(): Promise<typeof Api>;
  templates(): Promise<typeof Templates>;
  bulletin(): Promise<typeof Bulletin>;
  /** How entries of the audit log are sealed. */
  auditSeal(): Promise<typeof Warehouse.seal>;
  /** Backups, and who may read by SQL. */
  warehouse(): Promise<typeof Warehouse>;
  /** Migrates the database at a URL and gives the statements by which its schema differs from what is expected. */
  schemaDrift(url: string): Promise<readonly string[]>;
}

export interface OutputStream extends Writable {
  readonly isTTY?: boolean | undefined;
}

/** Where the command line stands: everything it may read or write beside files that are named to it. */
export interface Surroundings {
  /** The arguments after `tongbao`. */
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly program: Program;
}
