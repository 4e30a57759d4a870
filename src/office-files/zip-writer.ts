import { once } from 'node:events';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/** One entry of a zip package. */
export interface PackageEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  /** Bytes as they stand in the package. */
  readonly packed: Buffer;
  /** Bytes that they inflate to. */
  readonly size: number;
}

/** 1 January 1980, 0:00: the first moment that a zip can tell. */
const firstMoment = new Date(Date.UTC(1980, 0, 1));
const utf8Flag = 0x0800;

/** A new entry of a zip package. */
export function packEntry(name: string, content: Buffer): PackageEntry {
  return { name, method: 8, crc: crc32(content), packed: deflateRawSync(content), size: content.length };
}

/** A new entry of a zip package whose content comes in pieces. */
export class EntryPacker {
  readonly #deflate = createDeflateRaw();
  readonly #packed: Buffer[] = [];
  #crc = 0;
  #size = 0;

  constructor(private readonly name: string) {
    this.#deflate.on('data', (piece: Buffer) => this.#packed.push(piece));
  }

  /** Ends once more can be taken. */
  async write(piece: Buffer): Promise<void> {
    this.#crc = crc32(piece, this.#crc);
    this.#size += piece.length;
    if (!this.#deflate.write(piece)) await once(this.#deflate, 'drain');
  }

  async end(): Promise<PackageEntry> {
    this.#deflate.end();
    await once(this.#deflate, 'end');
    return { name: this.name, method: 8, crc: this.#crc, packed: Buffer.concat(this.#packed), size: this.#size };
  }
}

/**
 * Writes a zip package; the packed bytes of the entries go into it as they are. All of them have one date, not taken from
 * the clock, so that the same entries make the same bytes; it is kept to two seconds, in UTC, and not before 1980.
 */
export function writeZip(entries: readonly PackageEntry[], date = firstMoment): Buffer {
  const stamp = stampOf(date);
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const common = commonHeader(entry, name.length, stamp);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, tail, name]));
    bodies.push(local, entry.packed);
    at += local.length + entry.packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, central, end]);
}

/** What the local header and the central directory say alike, from the version needed to the length of the extra field. */
function commonHeader(entry: PackageEntry, nameLength: number, stamp: number): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(/^[\x20-\x7e]*$/.test(entry.name) ? 0 : utf8Flag, 2);
  header.writeUInt16LE(entry.method, 4);
  header.writeInt32LE(stamp, 6);
  header.writeUInt32LE(entry.crc, 10);
  header.writeUInt32LE(entry.packed.length, 14);
  header.writeUInt32LE(entry.size, 18);
  header.writeUInt16LE(nameLength, 22);
  return header;
}

/** A moment as zip writes it: the time in the lower half, the day in the upper. */
function stampOf(date: Date): number {
  const day = (Math.max(0, date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  return (day << 16) | time;
}
