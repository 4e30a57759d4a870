import { LineWriter, type LineValue } from '../../row-lines';
import type { Stored } from './target';

/** About how many bytes go to the server at a time. */
const pieceBytes = 256 * 1024;

/** Rows as the bytes of lines. */
export async function* asBytes(batches: AsyncIterable<readonly (readonly Stored[])[]>): AsyncGenerator<Uint8Array> {
  const writer = new LineWriter();
  for await (const batch of batches) {
    for (const row of batch) {
      writer.add(row.map(textual));
      if (writer.size >= pieceBytes) yield writer.take();
    }
  }
  if (writer.size > 0) yield writer.take();
}

function textual(value: Stored): LineValue {
  if (value instanceof Uint8Array) throw new RangeError('bytes for a column of text');
  return value;
}

/** Bytes in pieces that a packet holds, without a copy. */
export async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const some of bytes) {
    const all = Buffer.from(some.buffer, some.byteOffset, some.byteLength);
    for (let start = 0; start < all.length; start += pieceBytes) yield all.subarray(start, start + pieceBytes);
  }
}

/** How many lines end in these bytes. */
export function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
  return lines;
}
