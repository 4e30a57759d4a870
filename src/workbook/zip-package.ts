import { crc32, inflateRawSync } from 'node:zlib';
import type { WorkbookLimits } from './limits';
import { refuse, refuseDamaged } from './refusal';
import { readZipDirectory, type ZipEntry } from './zip-directory';

/** The parts of a zip package. Names differ in more than case, and their folders are separated by `/`. */
export interface ZipParts {
  readonly entries: readonly ZipEntry[];
  has(name: string): boolean;
  /** The content of a part, inflated anew and proven to be what it declared; nothing where there is no such part. */
  get(name: string): Buffer | undefined;
}

/** Packages that inflate to less than this many bytes may do so as steeply as they like. */
const steepnessExemption = 16 * 1024 * 1024;

/**
 * Opens a zip package. Declared sizes are held against the limits before anything is inflated, and then every part that
 * is asked for is inflated within what it declared, so that no package costs more than it was let in for.
 */
export function openZip(bytes: Uint8Array, limits: WorkbookLimits): ZipParts {
  const entries = readZipDirectory(bytes);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > limits.inflatedBytes) {
    refuse('FILE_INFLATES_TOO_MUCH', { bytes: total, limit: limits.inflatedBytes, setting: 'LIMIT_INFLATED_BYTES' });
  }
  const ratio = Math.ceil(total / bytes.length);
  if (total >= steepnessExemption && ratio > limits.inflationRatio) {
    refuse('FILE_INFLATES_TOO_STEEPLY', { ratio, limit: limits.inflationRatio, setting: 'LIMIT_INFLATION_RATIO' });
  }
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  return {
    entries,
    has: (name) => byName.has(name.toLowerCase()),
    get: (name) => {
      const entry = byName.get(name.toLowerCase());
      return entry && inflateEntry(entry);
    },
  };
}

/** The content of an entry, proven to be as long as it declares and to match its checksum. */
export function inflateEntry(entry: ZipEntry): Buffer {
  const content = unpack(entry);
  if (content.length !== entry.size) refuseDamaged(`zip: ${entry.name} is not of the size it declares`);
  if (crc32(content) !== entry.crc) refuseDamaged(`zip: ${entry.name} does not match its checksum`);
  return content;
}

function unpack({ name, method, packed, size }: ZipEntry): Buffer {
  if (method === 0) return packed;
  if (method !== 8) return refuseDamaged(`zip: ${name} is compressed by method ${method}`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return refuseDamaged(`zip: ${name} does not inflate to the size it declares`);
  }
}
