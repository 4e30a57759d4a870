/** The packed bytes of the parts of a package, read without the room that is tested. */
function packedParts(bytes: Uint8Array): Map<string, Buffer> {
  const buffer = Buffer.from(bytes);
  const directory = buffer.readUInt32LE(buffer.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16);
  const parts = new Map<string, Buffer>();
  for (let at = directory; buffer.readUInt32LE(at) === 0x02014b50;) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => buffer.readUInt16LE(at + offset));
    const name = buffer.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const local = buffer.readUInt32LE(at + 42);
    const from = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    parts.set(name, buffer.subarray(from, from + buffer.readUInt32LE(at + 20)));
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return parts;
}

/** The names of parts that are in the second package and not, or not with the same packed bytes, in the first. */
export function changedParts(
  before: Uint8Array,
  after: Uint8Array,
): { changed: string[]; added: string[]; lost: string[] } {
  const [old, fresh] = [packedParts(before), packedParts(after)];
  const same = (name: string) => old.get(name)?.equals(fresh.get(name) ?? Buffer.alloc(0));
  return {
    changed: [...fresh.keys()].filter((name) => old.has(name) && !same(name)).sort(),
    added: [...fresh.keys()].filter((name) => !old.has(name)).sort(),
    lost: [...old.keys()].filter((name) => !fresh.has(name)),
  };
}

/** How one XML text became another. */
export interface Differences {
  /** Attributes that changed, `element name: from → to`. */
  readonly changed: string[];
  /** What was put in, each run of tags and text as one. */
  readonly inserted: string[];
  /** What of the first text is not in the second. */
  readonly lost: string[];
}

/** Compares two XML texts tag by tag. Every tag of the first must be found in the second, in order. */
export function differences(before: string, after: string): Differences {
  const [old, fresh] = [tokens(before), tokens(after)];
  const changed: string[] = [];
  const inserted: string[] = [];
  let next = 0;
  let inserting = false;
  for (const token of fresh) {
    const change = token === old[next] ? [] : changeOf(old[next] ?? '', token);
    if (change) {
      changed.push(...change);
      next += 1;
    } else if (inserting) inserted.push((inserted.pop() ?? '') + token);
    else inserted.push(token);
    inserting = !change;
  }
  return { changed, inserted, lost: old.slice(next) };
}

function tokens(xml: string): string[] {
  return xml.match(/<[^>]*>|[^<]+/g) ?? [];
}

/** How a tag was changed in one attribute, or from empty to one with content; nothing if it is another tag. */
function changeOf(old: string, fresh: string): string[] | undefined {
  const [name] = /^<[\w:]+/.exec(old) ?? [];
  if (name === undefined || !fresh.startsWith(name)) return undefined;
  if (old.replace(/\/>$/, '>') === fresh) return [`${name.slice(1)} opened`];
  const [was, is] = [attributes(old), attributes(fresh)];
  const keys = [...new Set([...was.keys(), ...is.keys()])];
  const different = keys.filter((key) => was.get(key) !== is.get(key));
  const allowed = ['s', 'spans', 'tabSelected', 'activeTab', 'firstSheet', 'localSheetId', 'count'];
  // A cell or row of another address is another one.
  if (different.length === 0 || !different.every((key) => allowed.includes(key))) return undefined;
  return different.map((key) => `${name.slice(1)} ${key}: ${was.get(key) ?? '–'} → ${is.get(key) ?? '–'}`);
}

function attributes(tag: string): Map<string, string> {
  return new Map(
    [...tag.matchAll(/\s([\w:.-]+)\s*=\s*["']([^"']*)["']/g)].map(([, key = '', value = '']) => [key, value]),
  );
}
