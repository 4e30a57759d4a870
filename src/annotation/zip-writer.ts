import { crc32, deflateRawSync } from 'node:zlib';
import type { ZipEntry } from '../workbook';

/** 1 January 1980, 0:00: the first moment that a zip can tell, so that the same parts make the same bytes. */
const date = 0x0021;
const time = 0;
const utf8Flag = 0x0800;

/** A new entry of a zip package. */
export function packEntry(name: string, content: Buffer): ZipEntry {
  return { name, method: 8, crc: crc32(content), packed: deflateRawSync(content), size: content.length };
}

/** Writes a zip package; the packed bytes of the entries go into it as they are. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const common = commonHeader(entry, name.length);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, tail, name]));
    bodies.push(local, entry.packed);
    at += local.length + entry.packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, central, end]);
}

/** What the local header and the central directory say alike, from the version needed to the length of the extra field. */
function commonHeader(entry: ZipEntry, nameLength: number): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(/^[\x20-\x7e]*$/.test(entry.name) ? 0 : utf8Flag, 2);
  header.writeUInt16LE(entry.method, 4);
  header.writeUInt16LE(time, 6);
  header.writeUInt16LE(date, 8);
  header.writeUInt32LE(entry.crc, 10);
  header.writeUInt32LE(entry.packed.length, 14);
  header.writeUInt32LE(entry.size, 18);
  header.writeUInt16LE(nameLength, 22);
  return header;
}
