import { statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { TongbaoError, type Text } from '../foundation';
import type { CommandOption } from './command';
import type { Context } from './context';

export const unwritable: Text = { zh: '写不了 {file}：{reason}', en: '{file} can not be written: {reason}' };
export const written: Text = { zh: '已写出 {file}', en: 'written: {file}' };

export function outOption(help: Text): CommandOption {
  return { name: 'out', value: 'FILE', required: true, help };
}

/** Writes a file that was asked for, and says so. Throws `USAGE` where it can not be written. */
export async function writeAnswer({ out, say }: Context, file: string, bytes: Uint8Array): Promise<void> {
  await writeFile(file, bytes).catch((cause: Error) => {
    throw new TongbaoError('USAGE', { reason: say(unwritable, { file, reason: cause.message }) }, { cause });
  });
  await out.line(say(written, { file }));
}

/** Whether two paths lead to the same file, be it by links. */
export function isSameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => statSync(path, { throwIfNoEntry: false }));
  return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
}
