import { createGunzip } from 'node:zlib';
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { EntityManager } from 'typeorm';
import { TongbaoError } from '../../foundation';
import { readLines } from '../backup/format';
import type { Kept } from '../backup/columns';
import { loadRows, type Stored } from '../bulk';
import { insertRows, type RawRow } from '../rows';
import type { Archive, ArchiveWriter } from './archives';
import { readHeader, rollupTable } from './content';
import { archives } from './kept';

const batchRows = 500;

/** As `ArchiveWriter`, within the transaction that `manager` has. */
export class ArchiveChanges implements ArchiveWriter {
  constructor(
    private readonly manager: EntityManager,
    private readonly newest: number,
    private readonly now: () => string,
    private readonly changed: () => void,
  ) {}

  async add(given: Omit<Archive, 'madeAt'>): Promise<Archive> {
    const [before] = await archives(this.manager);
    const refuse = (held: string): never => {
      throw new TongbaoError('ARCHIVE_REFUSED', { horizon: given.horizon, held });
    };
    if (given.horizon > this.newest) refuse(`version ${this.newest}`);
    if (before && given.horizon <= before.horizon) refuse(`archive ${before.horizon}`);
    const [release] = await this.manager.query<RawRow[]>(
      `SELECT period, revision, version FROM period_release WHERE state = 'published' AND version < ? ORDER BY version LIMIT 1`,
      [given.horizon],
    );
    if (release) {
      const [period, revision, version] = [release['period'], release['revision'], release['version']].map(String);
      refuse(`release ${period}/R${revision}, version ${version}`);
    }
    const archive = { ...given, madeAt: this.now() };
    await insertRows(this.manager, 'archive', [archive]);
    this.changed();
    return archive;
  }

  async putBack({ name, sha256, bytes }: Parameters<ArchiveWriter['putBack']>[0]): Promise<Archive> {
    const damaged = (reason: string) => new TongbaoError('ARCHIVE_DAMAGED', { file: name, reason });
    const [newest] = await archives(this.manager);
    if (!newest) throw new TongbaoError('NOT_FOUND', { what: 'archive', id: name });
    if (sha256 !== newest.sha256) throw damaged(`SHA-256 ${sha256}, archive ${newest.horizon}: ${newest.sha256}`);
    let loaded = 0;
    const hash = createHash('sha256');
    await pipeline(
      async function* () {
        for await (const piece of bytes) {
          hash.update(piece);
          yield piece;
        }
      },
      createGunzip(),
      async (unpacked: AsyncIterable<Uint8Array>) => {
        loaded = await this.load(readLines(unpacked), newest, damaged);
      },
    );
    // what was read is what was looked at before
    if (hash.digest('hex') !== sha256) throw damaged('it has changed meanwhile');
    if (loaded !== newest.held) throw damaged(`${loaded} of ${newest.held} rows`);
    await this.manager.query('DELETE FROM archive WHERE horizon = ?', [newest.horizon]);
    this.changed();
    return newest;
  }

  private async load(
    lines: AsyncGenerator<unknown>,
    { horizon }: Archive,
    damaged: (reason: string) => Error,
  ): Promise<number> {
    const header = readHeader((await lines.next()).value);
    const table = rollupTable(this.manager);
    if (header?.horizon !== horizon) throw damaged('it does not begin as an archive does');
    if (header.columns.join() !== table.columns.join()) throw damaged('its columns are others');
    return loadRows(this.manager, table.metadata.name, batchesOf(lines, table));
  }
}

/** The rows as they are stored, some at a time. */
async function* batchesOf(lines: AsyncGenerator<unknown>, { read }: Kept): AsyncGenerator<Stored[][]> {
  let batch: Stored[][] = [];
  for await (const row of lines) {
    if (!Array.isArray(row)) continue; // the last line
    batch.push(read(row) as Stored[]);
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
