import { inflateRawSync } from 'node:zlib';
import { packEntry, writeZip } from './zip-writer';

const endOfDirectory = 0x06054b50;
const deflated = 8;

/** What becomes of a part of a package. */
export type ChangePart = (name: string, content: Buffer) => Buffer;

/**
 * A zip package that a library of ours has just written, written again with one date for all of its parts, so that the
 * same content is the same bytes whenever it is made; `change` is given every part, in their order.
 */
export function rewritten(bytes: Buffer, date: Date, change: ChangePart = (_, content) => content): Buffer {
  let end = bytes.length - 22;
  while (end > 0 && bytes.readUInt32LE(end) !== endOfDirectory) end--;
  const entries = [];
  let at = bytes.readUInt32LE(end + 16);
  while (at < end) {
    const [method, size, nameLength] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
    ];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const header = bytes.readUInt32LE(at + 42);
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const packed = bytes.subarray(start, start + size);
    entries.push(packEntry(name, change(name, method === deflated ? inflateRawSync(packed) : Buffer.from(packed))));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return writeZip(entries, date);
}
