// What dist/ is made of: the compiled src/ and migrations/, with the data files of src/ beside the compiled ones.
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at, root, runTool } from './project.mjs';

const stamp = at('dist', '.made-from');

/** All files under a folder of the project, as paths from its root, in a steady order. */
function filesIn(folder) {
  if (!existsSync(at(folder))) return [];
  return readdirSync(at(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

/** A digest of everything the build reads. Contents rather than times: a checkout makes old files look new. */
function sources() {
  const hash = createHash('sha256');
  for (const file of [...filesIn('src'), ...filesIn('migrations'), 'tsconfig.json', 'tsconfig.build.json']) {
    hash.update(`${file}\0`).update(readFileSync(at(file)));
  }
  return hash.digest('hex');
}

/** Whether dist/ was made from the sources as they are now. */
export function buildIsCurrent() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sources();
}

/** Builds dist/ anew; false when the compiler found errors. */
export async function build() {
  const madeFrom = sources();
  rmSync(at('dist'), { recursive: true, force: true });
  const code = await runTool('typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--noEmitOnError']);
  if (code !== 0) return false;
  for (const file of filesIn('src').filter((name) => !/\.tsx?$/.test(name))) {
    mkdirSync(dirname(at('dist', file)), { recursive: true });
    cpSync(at(file), at('dist', file));
  }
  const cli = at('dist', 'src', 'cli.js');
  if (existsSync(cli)) chmodSync(cli, 0o755);
  writeFileSync(stamp, madeFrom);
  return true;
}
