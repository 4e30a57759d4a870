import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TongbaoError } from './errors';

/**
 * The path of something in dist/, which is where it stands even for a caller that itself runs uncompiled.
 * Throws INTERNAL where it was not built.
 */
export function built(...parts: readonly string[]): string {
  let root = __dirname;
  while (!existsSync(join(root, 'package.json')) && root !== dirname(root)) root = dirname(root);
  const path = join(root, 'dist', ...parts);
  if (!existsSync(path)) throw new TongbaoError('INTERNAL', {}, { cause: new Error(`not built: ${path}`) });
  return path;
}
