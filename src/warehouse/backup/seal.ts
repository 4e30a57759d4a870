import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/*
 * The end of a backup: a SHA-256 over every byte before it. It is a gzip member of its own, spelled out here byte by byte
 * so that there is one way only to write it: `zcat` shows the digest as the last line, and no byte of the file can change
 * unseen, whether or not gunzip would make anything of it.
 */

const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

function sealed(digest: string): Buffer {
  const text = Buffer.from(`${JSON.stringify({ sha256: digest })}\n`);
  const [block, end] = [Buffer.alloc(5), Buffer.alloc(8)];
  block.writeUInt8(1); // the last block, stored as it is
  block.writeUInt16LE(text.length, 1);
  block.writeUInt16LE(0xffff - text.length, 3);
  end.writeUInt32LE(crc32(text));
  end.writeUInt32LE(text.length, 4);
  return Buffer.concat([header, block, text, end]);
}

const sealBytes = sealed('0'.repeat(64)).length;

/** The bytes, and the seal after them. */
export async function* withSeal(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const piece of bytes) {
    hash.update(piece);
    yield piece;
  }
  yield sealed(hash.digest('hex'));
}

/** The bytes without the seal. At their end it throws what `broken` makes, where that is not the seal of these bytes. */
export async function* withoutSeal(bytes: AsyncIterable<Uint8Array>, broken: () => Error): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let held: Buffer = Buffer.alloc(0);
  for await (const piece of bytes) {
    held = Buffer.concat([held, piece]);
    const known = held.subarray(0, Math.max(0, held.length - sealBytes));
    if (known.length === 0) continue;
    held = held.subarray(known.length);
    hash.update(known);
    yield known;
  }
  if (!held.equals(sealed(hash.digest('hex')))) throw broken();
}
