import { refuseArgument } from '../codes';

type KeyPart = string | number;

/** What a cursor stands for: the last row of a page, and the version that the walk is of. */
interface Position<K extends readonly KeyPart[]> {
  readonly version: number;
  readonly key: K;
}

/** One kind of cursor. Clients get opaque text, and can not pass one on to a list of another kind. */
export interface CursorKind<K extends readonly KeyPart[]> {
  write(position: Position<K>): string;
  /** Reads what a client sent back; throws `ARGUMENT_INVALID` for anything that `write` did not make. */
  read(text: string): Position<K>;
}

/** The kind called `name`; `sample` shows how many parts a key has and of which types. */
export function cursorKind<K extends readonly KeyPart[]>(name: string, sample: K): CursorKind<K> {
  return {
    write: ({ version, key }) => Buffer.from(JSON.stringify([name, version, ...key])).toString('base64url'),
    read: (text) => {
      const [kind, version, ...key] = decode(text);
      const fits = key.length === sample.length && key.every((part, i) => typeof part === typeof sample[i]);
      if (kind !== name || !isCount(version) || !fits || !key.every(isPart)) return refuse(text);
      return { version, key: key as unknown as K };
    },
  };
}

function decode(text: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isPart(part: unknown): boolean {
  return typeof part === 'string' || isCount(part);
}

function refuse(text: string): never {
  return refuseArgument('after', text, 'pageInfo.endCursor');
}
