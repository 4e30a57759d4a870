import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the program, in which every room is. */
const program = join(__dirname, '../..');

/**
 * A hash of the program itself. Its version would not do: a mended build of the same version may word an answer in
 * another way, and whoever holds on to the old answer has to learn of it.
 */
export function programHash(): string {
  const hash = createHash('sha256');
  const files = readdirSync(program, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((one) => /\.(js|ts|yaml)$/.test(one)).sort()) {
    hash.update(file).update(readFileSync(join(program, file)));
  }
  return hash.digest('base64url');
}
