import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A part of a package, which may be too long to be held. */
export interface ZipPart {
  readonly name: string;
  readonly content: string | AsyncIterable<string>;
}

/** 1 January 1980, the first day that a zip can tell: the same parts make the same bytes. */
const firstDay = 0x0021;
/** The sizes follow a part, and its name is UTF-8. */
const flags = 0x0808;
const deflated = 8;
const mostBytes = 0xffffffff;

interface Packed {
  readonly name: Buffer;
  readonly at: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** Packs parts as they come. Throws `RangeError` beyond 4 GB, which the plain format can not say. */
export async function* zip(parts: AsyncIterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const packed: Packed[] = [];
  let at = 0;
  for await (const { name: given, content } of parts) {
    const name = Buffer.from(given);
    const header = record('PK\x03\x04', [20, flags, deflated, 0, firstDay], [0, 0, 0], [name.length, 0]);
    yield Buffer.concat([header, name]);
    const plain = { crc: 0, size: 0 };
    const deflate = createDeflateRaw({ level: 1 });
    const counted = Readable.from(counting(typeof content === 'string' ? [content] : content, plain));
    pipeline(counted, deflate, () => undefined); // how it ends is told where the pieces are taken
    let length = 0;
    for await (const piece of deflate as AsyncIterable<Buffer>) {
      length += piece.length;
      yield piece;
    }
    const { crc, size } = plain;
    yield record('PK\x07\x08', [], [crc, length, size], []);
    packed.push({ name, at, crc, packed: length, size });
    at += header.length + name.length + length + 16;
    if (Math.max(at, size) > mostBytes) throw new RangeError('the workbook is larger than 4 GB');
  }
  const directory = Buffer.concat(
    packed.flatMap((one) => [
      record(
        'PK\x01\x02',
        [20, 20, flags, deflated, 0, firstDay],
        [one.crc, one.packed, one.size],
        [one.name.length, 0, 0, 0, 0, 0, 0],
      ),
      long(one.at),
      one.name,
    ]),
  );
  yield Buffer.concat([
    directory,
    record('PK\x05\x06', [0, 0, packed.length, packed.length], [directory.length, at], [0]),
  ]);
}

async function* counting(
  content: Iterable<string> | AsyncIterable<string>,
  counts: { crc: number; size: number },
): AsyncGenerator<Buffer> {
  for await (const text of content) {
    const bytes = Buffer.from(text);
    counts.crc = crc32(bytes, counts.crc);
    counts.size += bytes.length;
    yield bytes;
  }
}

/** A record of the format: its signature, then numbers of two, four and two bytes. */
function record(
  signature: string,
  before: readonly number[],
  sizes: readonly number[],
  after: readonly number[],
): Buffer {
  return Buffer.concat([
    Buffer.from(signature, 'latin1'),
    ...before.map(short),
    ...sizes.map(long),
    ...after.map(short),
  ]);
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
