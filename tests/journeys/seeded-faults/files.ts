import * as XLSX from '@e965/xlsx';
import { Copy } from './copy';
import { everything, type Planted } from './planted';

interface Containers {
  utils: {
    cfb_new(): object;
    cfb_add(container: object, name: string, content: Buffer): void;
  };
  write(container: object, options: { type: 'buffer' }): Buffer;
}

/** A compound file as office programs write it for a workbook with a password. */
function encrypted(): Buffer {
  const containers = XLSX.CFB as Containers;
  const container = containers.utils.cfb_new();
  containers.utils.cfb_add(container, '/EncryptionInfo', Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]));
  containers.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(9000, 0x5a));
  return containers.write(container, { type: 'buffer' });
}

/** Files that are no readable workbook. */
export function spoiltFiles(tooLarge: number): (Planted & { bytes: () => Uint8Array })[] {
  const file = (kind: string, code: Planted['code'], bytes: () => Uint8Array) => ({
    kind: `file ${kind}`,
    code,
    cells: [],
    concerns: everything,
    bytes,
  });
  const whole = new Copy('沈阳').bytes();
  return [
    file('empty', 'FILE_EMPTY', () => Buffer.alloc(0)),
    file('of another type', 'FILE_TYPE_UNKNOWN', () => Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj\n', 'latin1')),
    file('of another type', 'FILE_TYPE_UNKNOWN', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
    file('encrypted', 'FILE_ENCRYPTED', encrypted),
    file('unreadable', 'FILE_UNREADABLE', () => whole.subarray(0, whole.length / 2)),
    file('too large', 'FILE_TOO_LARGE', () => Buffer.alloc(tooLarge)),
  ];
}
