import { unzip, zip } from './support';

/** Numbers from 0 to below 1, the same ones for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** Draws what a mutation needs; counts are below `limit`. */
class Dice {
  constructor(private readonly random: () => number) {}

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  oneOf<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}

/** A changed copy of a file: of its bytes, of a part within its sound package, or of a sector of its compound file. */
export function mutate(whole: Buffer, random: () => number): Buffer {
  const dice = new Dice(random);
  if (whole.toString('latin1', 0, 2) === 'PK' && dice.below(4) > 0) return mutatePackage(whole, dice);
  return dice.oneOf([changeBytes, changeBytes, cutOff, moveBlock, changeInteger])(Buffer.from(whole), dice);
}

function changeBytes(bytes: Buffer, dice: Dice): Buffer {
  for (let hits = 1 + dice.below(16); hits > 0; hits -= 1) bytes[dice.below(bytes.length)] = dice.below(256);
  return bytes;
}

function cutOff(bytes: Buffer, dice: Dice): Buffer {
  return bytes.subarray(0, dice.below(bytes.length));
}

/** Sectors of a compound file are 512 bytes long, and say of each other where they go on. */
function moveBlock(bytes: Buffer, dice: Dice): Buffer {
  const sectors = Math.max(1, Math.floor(bytes.length / 512));
  const [from, to] = [dice.below(sectors) * 512, dice.below(sectors) * 512];
  bytes.copy(bytes, to, from, from + 512);
  return bytes;
}

/** Lengths, counts and offsets are integers of two or four bytes. */
function changeInteger(bytes: Buffer, dice: Dice): Buffer {
  for (let hits = 1 + dice.below(4); hits > 0; hits -= 1) {
    const at = dice.below(Math.max(1, Math.min(bytes.length - 4, dice.oneOf([1024, bytes.length]))));
    if (at + 4 > bytes.length) continue;
    if (dice.below(2) === 0) bytes.writeUInt16LE(dice.oneOf([0, 1, 0x7fff, 0x8000, 0xffff]), at);
    else bytes.writeUInt32LE(dice.oneOf([0, 1, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]), at);
  }
  return bytes;
}

function mutatePackage(whole: Buffer, dice: Dice): Buffer {
  const parts = [...unzip(whole)];
  const [target] = dice.oneOf(parts.filter(([name]) => /\.(xml|rels)$/.test(name)));
  const change = dice.oneOf(partChanges);
  const times = 1 + dice.below(3);
  return zip(
    parts.flatMap(([name, content]) => {
      if (name !== target) return [{ name, content }];
      let changed = content;
      for (let time = 0; time < times; time += 1) changed = change(changed, dice);
      return dice.below(20) === 0 ? [] : [{ name, content: changed }];
    }),
  );
}

/** The tags of an XML text, with where they stand. */
function tagAt(xml: string, dice: Dice): { from: number; to: number } {
  const from = xml.indexOf('<', dice.below(xml.length));
  const to = from < 0 ? -1 : xml.indexOf('>', from);
  return to < 0 ? { from: 0, to: 0 } : { from, to: to + 1 };
}

const numbers = ['-1', '0', '99999999', '4294967296', '1e308', '0.0000000001', 'NaN', '', '9'.repeat(400)];
const addresses = ['XFD1048576', 'XFE1', 'A0', 'A1048577', 'ZZZZ99999999', 'A1:XFD1048576', 'B2:A1', '1A', '$A$1'];
const texts = ['\0', ']]>', '&#xFFFFFF;', '&a;', '<![CDATA[', '<!--', '<?x', '\u{1f600}', '\ud800', '__proto__', '<'];

const partChanges: readonly ((xml: string, dice: Dice) => string)[] = [
  (xml, dice) => xml.slice(0, dice.below(xml.length)),
  (xml, dice) => {
    const { from, to } = tagAt(xml, dice);
    return xml.slice(0, from) + xml.slice(to);
  },
  (xml, dice) => {
    const { from, to } = tagAt(xml, dice);
    return xml.slice(0, to) + xml.slice(from, to).repeat(1 + dice.below(50)) + xml.slice(to);
  },
  (xml, dice) => {
    const [one, other] = [tagAt(xml, dice), tagAt(xml, dice)].sort((a, b) => a.from - b.from);
    if (!one || !other || other.from < one.to) return xml;
    const between = xml.slice(one.to, other.from);
    return (
      xml.slice(0, one.from) +
      xml.slice(other.from, other.to) +
      between +
      xml.slice(one.from, one.to) +
      xml.slice(other.to)
    );
  },
  (xml, dice) => replaceNear(xml, dice, /="-?\d[\d.]*"/g, () => `="${dice.oneOf(numbers)}"`),
  (xml, dice) => replaceNear(xml, dice, />-?\d[\d.]*</g, () => `>${dice.oneOf(numbers)}<`),
  (xml, dice) =>
    replaceNear(xml, dice, /\b(r|ref)="[A-Z]+\d+(:[A-Z]+\d+)?"/g, (name) => `${name}="${dice.oneOf(addresses)}"`),
  (xml, dice) => replaceNear(xml, dice, /(repeated|spanned)="\d+"/g, (name) => `${name}="${dice.oneOf(numbers)}"`),
  (xml, dice) => replaceNear(xml, dice, /\s[\w:]+="[^"]*"/g, () => ''),
  (xml, dice) => {
    const at = dice.below(xml.length);
    return xml.slice(0, at) + dice.oneOf(texts) + xml.slice(at);
  },
  (xml, dice) => {
    const { to } = tagAt(xml, dice);
    const depth = 1 + dice.below(20_000);
    return xml.slice(0, to) + '<a>'.repeat(depth) + '</a>'.repeat(dice.oneOf([depth, depth - 1])) + xml.slice(to);
  },
  (xml, dice) => {
    const { to } = tagAt(xml, dice);
    const attributes = Array.from({ length: 5000 }, (_, index) => ` a${index}="${index}"`).join('');
    return to === 0 ? xml : xml.slice(0, to - 1) + attributes + xml.slice(to - 1);
  },
];

/** Replaces the next match after a place drawn. */
function replaceNear(xml: string, dice: Dice, pattern: RegExp, to: (group: string) => string): string {
  pattern.lastIndex = dice.below(xml.length);
  const match = pattern.exec(xml);
  if (!match) return xml;
  return xml.slice(0, match.index) + to(match[1] ?? '') + xml.slice(match.index + match[0].length);
}
