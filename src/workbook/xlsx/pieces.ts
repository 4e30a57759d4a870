import { isUtf8 } from 'node:buffer';
import { crc32, createInflateRaw } from 'node:zlib';
import { refuseDamaged } from '../refusal';
import type { ZipEntry } from '../zip-directory';
import { inflateEntry } from '../zip-package';

/** Large enough that handing a piece on costs little, small enough to be forgotten by the quick collection of garbage. */
const pieceBytes = 64 * 1024;
/** Parts of up to this size are inflated at once, which is quicker. */
const smallBytes = 1024 * 1024;

/** The content of an entry, a piece at a time; once all of it is through, it is proven to be what the entry declares. */
export async function* inflated(entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.method !== 8 || entry.size <= smallBytes) {
    const whole = inflateEntry(entry);
    for (let at = 0; at < whole.length; at += pieceBytes) yield whole.subarray(at, at + pieceBytes);
    return;
  }
  let [length, checksum] = [0, 0];
  const inflate = createInflateRaw({ chunkSize: pieceBytes });
  inflate.end(entry.packed);
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      length += piece.length;
      if (length > entry.size) break;
      checksum = crc32(piece, checksum);
      yield piece;
    }
  } catch (error) {
    // What is thrown by whoever takes the pieces does not come by here: this is the inflating.
    if (!isOfZlib(error)) throw error;
    length = -1;
  } finally {
    inflate.destroy();
  }
  if (length !== entry.size) refuseDamaged(`zip: ${entry.name} does not inflate to the size it declares`);
  if (checksum !== entry.crc) refuseDamaged(`zip: ${entry.name} does not match its checksum`);
}

function isOfZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

/**
 * An XML part as UTF-8 without its mark, in pieces that are never cut within a character. Refuses what is neither UTF-8
 * nor, by its mark, UTF-16.
 */
export async function* xmlPieces(entry: ZipEntry): AsyncGenerator<Buffer> {
  let decode: ((piece: Buffer | undefined) => Buffer) | undefined;
  let rest = Buffer.alloc(0);
  for await (const piece of inflated(entry)) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    rest = Buffer.alloc(0);
    decode ??= decoderOf(entry.name, bytes, (cut) => (rest = cut));
    yield decode(bytes);
  }
  const last = decode?.(undefined);
  if (last && last.length > 0) yield last;
  if (rest.length > 0) refuseDamaged(`${entry.name}: not utf-8`);
}

/** By how the part begins; `keep` is given what is to stand before the next piece. */
function decoderOf(
  name: string,
  start: Buffer,
  keep: (cut: Buffer<ArrayBuffer>) => void,
): (piece: Buffer | undefined) => Buffer {
  const encoding =
    start[0] === 0xff && start[1] === 0xfe
      ? 'utf-16le'
      : start[0] === 0xfe && start[1] === 0xff
        ? 'utf-16be'
        : undefined;
  if (encoding) {
    const decoder = new TextDecoder(encoding, { fatal: true });
    return (piece) => {
      try {
        return Buffer.from(decoder.decode(piece, { stream: piece !== undefined }));
      } catch {
        return refuseDamaged(`${name}: not ${encoding}`);
      }
    };
  }
  let marked = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;
  return (piece) => {
    if (!piece) return Buffer.alloc(0);
    const end = wholeCharacters(piece);
    if (end < piece.length) keep(Buffer.from(piece.subarray(end)));
    const whole = piece.subarray(marked ? 3 : 0, end);
    marked = false;
    return isUtf8(whole) ? whole : refuseDamaged(`${name}: not utf-8`);
  };
}

/** Where the last character that is all there ends. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    // the first byte of a character says how many it has
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
