import { open, rename, rm } from 'node:fs/promises';
import { TongbaoError } from '../foundation';
import type { Context } from './context';
import { unwritable } from './written-file';

/** Takes bytes one after the other. */
export type Sink = (bytes: Uint8Array) => Promise<void>;

/** Lets `write` fill a file, for its owner only, that appears under its name once all of it is on the disk. */
export async function intoFile<T>({ say }: Context, file: string, write: (sink: Sink) => Promise<T>): Promise<T> {
  const part = `${file}.part`;
  const refuse = (cause: Error): never => {
    throw new TongbaoError('USAGE', { reason: say(unwritable, { file, reason: cause.message }) }, { cause });
  };
  const handle = await open(part, 'w', 0o600).catch(refuse);
  try {
    const result = await write((bytes) => handle.writeFile(bytes).catch(refuse));
    await handle.sync();
    await handle.close();
    await rename(part, file).catch(refuse);
    return result;
  } catch (error) {
    await handle.close();
    await rm(part, { force: true });
    throw error;
  }
}
