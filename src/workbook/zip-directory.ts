import { refuse, refuseDamaged } from './refusal';

/** One entry of a zip package, as its central directory declares it. Nothing of it is proven yet. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  /** Bytes as they stand in the package. */
  readonly packed: Buffer;
  /** Bytes that it declares to inflate to. */
  readonly size: number;
}

/** More parts than any workbook has. */
const entryLimit = 20_000;

const endSignature = 0x06054b50;
const end64LocatorSignature = 0x07064b50;
const end64Signature = 0x06064b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
/** Encrypted, strongly encrypted, or its header masked. */
const encryptedFlags = 0x2041;
const unknown32 = 0xffffffff;
const unknown16 = 0xffff;

/**
 * Reads the central directory of a zip package and holds it against the local headers.
 * Refuses encrypted entries, and truncated, contradictory, duplicate or overlapping ones as damage.
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readEntries(bytes, view);
  } catch (error) {
    // A DataView throws RangeError beyond its end, which is what every truncation comes to.
    if (error instanceof RangeError) refuseDamaged('zip: truncated');
    throw error;
  }
}

function readEntries(bytes: Uint8Array, view: DataView): ZipEntry[] {
  const { count, start } = findDirectory(view);
  if (count > entryLimit) refuseDamaged(`zip: ${count} entries`);
  const found: { entry: ZipEntry; from: number; to: number }[] = [];
  const names = new Set<string>();
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== centralSignature) refuseDamaged('zip: broken central directory');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const nameBytes = slice(bytes, at + 46, nameLength);
    const name = new TextDecoder().decode(nameBytes);
    const { size, packedSize, offset } = sizes(view, at, slice(bytes, at + 46 + nameLength, extraLength));
    if ((view.getUint16(at + 8, true) & encryptedFlags) !== 0) refuse('FILE_ENCRYPTED');

    // Zip compares names byte by byte, but packages of office programs regardless of case.
    if (names.has(name.toLowerCase())) refuseDamaged(`zip: two entries named ${name}`);
    names.add(name.toLowerCase());

    if (view.getUint32(offset, true) !== localSignature) refuseDamaged(`zip: ${name} is not where it should be`);
    const localNameLength = view.getUint16(offset + 26, true);
    if (!nameBytes.equals(slice(bytes, offset + 30, localNameLength))) refuseDamaged(`zip: ${name} has two names`);
    const from = offset + 30 + localNameLength + view.getUint16(offset + 28, true);
    const entry: ZipEntry = {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: slice(bytes, from, packedSize),
      size,
    };
    found.push({ entry, from: offset, to: from + packedSize });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  found.sort((a, b) => a.from - b.from);
  found.forEach(({ entry, to }, index) => {
    if (to > (found[index + 1]?.from ?? start)) refuseDamaged(`zip: ${entry.name} overlaps what follows`);
  });
  return found.map(({ entry }) => entry);
}

/** Finds the end record, which a comment of up to 65535 bytes may follow, and what it says of the directory. */
function findDirectory(view: DataView): { count: number; start: number } {
  const least = Math.max(0, view.byteLength - 22 - unknown16);
  let end = view.byteLength - 22;
  while (
    end >= least &&
    !(view.getUint32(end, true) === endSignature && end + 22 + view.getUint16(end + 20, true) === view.byteLength)
  )
    end -= 1;
  if (end < least) refuseDamaged('zip: no central directory');
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count !== unknown16 && start !== unknown32) return { count, start };
  if (view.getUint32(end - 20, true) !== end64LocatorSignature) refuseDamaged('zip: no central directory');
  const end64 = Number(view.getBigUint64(end - 12, true));
  if (view.getUint32(end64, true) !== end64Signature) refuseDamaged('zip: no central directory');
  return { count: Number(view.getBigUint64(end64 + 32, true)), start: Number(view.getBigUint64(end64 + 48, true)) };
}

/** Sizes and place of an entry; what does not fit 32 bits stands in the zip64 field, in this order. */
function sizes(view: DataView, at: number, extra: Buffer): { size: number; packedSize: number; offset: number } {
  const wide = zip64Field(extra);
  let next = 0;
  const read = (place: number): number => {
    const value = view.getUint32(place, true);
    if (value !== unknown32) return value;
    next += 8;
    return Number(wide.readBigUInt64LE(next - 8));
  };
  return { size: read(at + 24), packedSize: read(at + 20), offset: read(at + 42) };
}

function zip64Field(extra: Buffer): Buffer {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1) return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  }
  return extra.subarray(0, 0);
}

function slice(bytes: Uint8Array, from: number, length: number): Buffer {
  if (from + length > bytes.length) throw new RangeError();
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, length);
}
