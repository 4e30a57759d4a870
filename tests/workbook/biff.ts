import { CFB } from '@e965/xlsx';
import { cellAddress } from '../../src/workbook';

/** One sheet of an `.xls`, read record by record: a second reading to hold the first against. */
export interface BiffSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: Map<string, string>;
  merges: number;
}

interface Rec {
  readonly at: number;
  readonly id: number;
  readonly data: Buffer;
}

/** Reads texts, numbers and merges of a BIFF 8 file. Only its container is opened by a library. */
export function readBiff(file: Buffer): BiffSheet[] {
  const container = (CFB as { read(b: Buffer, o: object): object }).read(file, { type: 'buffer' });
  const stream = (CFB as { find(c: object, n: string): { content: number[] } }).find(container, '/Workbook');
  const records = split(Buffer.from(stream.content));
  const strings = readStrings(records);
  const sheets = new Map<number, BiffSheet>();
  let sheet: BiffSheet | undefined;
  for (const { at, id, data } of records) {
    const put = (row: number, column: number, value: string) => sheet?.cells.set(cellAddress(row, column), value);
    const place = [data.length > 3 ? data.readUInt16LE(0) : 0, data.length > 3 ? data.readUInt16LE(2) : 0] as const;
    if (id === 0x85) {
      const wide = (data[7] ?? 0) & 1;
      const name = data.toString(wide ? 'utf16le' : 'latin1', 8, 8 + (data[6] ?? 0) * (wide ? 2 : 1));
      sheets.set(data.readUInt32LE(0), { name, hidden: ((data[4] ?? 0) & 3) !== 0, cells: new Map(), merges: 0 });
    } else if (id === 0x809) sheet = sheets.get(at);
    else if (id === 0xfd) {
      const text = strings[data.readUInt32LE(6)] ?? '';
      if (text.trim() !== '') put(...place, `text ${text}`);
    } else if (id === 0x203) put(...place, `number ${String(data.readDoubleLE(6))}`);
    else if (id === 0x27e) put(...place, `number ${rk(data.readUInt32LE(6))}`);
    else if (id === 0xbd) {
      for (let index = 0; 4 + index * 6 + 6 <= data.length - 2; index += 1) {
        put(place[0], place[1] + index, `number ${rk(data.readUInt32LE(6 + index * 6))}`);
      }
    } else if (id === 0xe5 && sheet) sheet.merges += data.readUInt16LE(0);
    else if (id === 6 && data.readUInt16LE(12) !== 0xffff) put(...place, `number ${String(data.readDoubleLE(6))}`);
    else if (id === 6) throw new Error(`a formula at ${cellAddress(...place)} whose result is no number`);
  }
  return [...sheets.values()];
}

function split(stream: Buffer): Rec[] {
  const records: Rec[] = [];
  for (let at = 0; at + 4 <= stream.length;) {
    const size = stream.readUInt16LE(at + 2);
    records.push({ at, id: stream.readUInt16LE(at), data: stream.subarray(at + 4, at + 4 + size) });
    at += 4 + size;
  }
  return records;
}

/** The shared strings; a string may go on in a CONTINUE record, which then begins with a new width flag. */
function readStrings(records: readonly Rec[]): string[] {
  const first = records.findIndex(({ id }) => id === 0xfc);
  const blocks = [records[first]?.data ?? Buffer.alloc(8)];
  for (let index = first + 1; records[index]?.id === 0x3c; index += 1)
    blocks.push(records[index]?.data ?? Buffer.alloc(0));
  let block = blocks.shift() ?? Buffer.alloc(8);
  let at = 8;
  const next = () => {
    block = blocks.shift() ?? Buffer.alloc(0);
    at = 0;
  };
  return Array.from({ length: block.readUInt32LE(4) }, () => {
    if (at >= block.length) next();
    let left = block.readUInt16LE(at);
    const flags = block[at + 2] ?? 0;
    at += 3;
    let tail = 0;
    if (flags & 8) {
      tail += 4 * block.readUInt16LE(at);
      at += 2;
    }
    if (flags & 4) {
      tail += block.readUInt32LE(at);
      at += 4;
    }
    let text = '';
    for (let wide = flags & 1; left > 0;) {
      const take = Math.min(left, Math.floor((block.length - at) / (wide ? 2 : 1)));
      text += block.toString(wide ? 'utf16le' : 'latin1', at, at + take * (wide ? 2 : 1));
      at += take * (wide ? 2 : 1);
      left -= take;
      if (left === 0) break;
      next();
      wide = (block[0] ?? 0) & 1;
      at = 1;
    }
    for (at += tail; at > block.length;) {
      const over = at - block.length;
      next();
      at = over;
    }
    return text;
  });
}

/** A number in 30 bits: an integer or the upper half of a double, perhaps in hundredths. */
function rk(bits: number): string {
  const buffer = Buffer.alloc(8);
  buffer.writeUInt32LE((bits & ~3) >>> 0, 4);
  const value = bits & 2 ? (bits | 0) >> 2 : buffer.readDoubleLE(0);
  return String(bits & 1 ? value / 100 : value);
}
