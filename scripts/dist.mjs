// What dist/ is made of: the program (src/ and migrations/ compiled, with the data files of src/ beside the compiled ones)
// and the web pages (src/console made into dist/console). Each is made anew only when what it is made from has changed.
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at, root, runTool } from './project.mjs';

const pages = join('src', 'console');

/** All files under a folder of the project, as paths from its root, in a steady order. */
function filesIn(folder) {
  if (!existsSync(at(folder))) return [];
  return readdirSync(at(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

const programFiles = () =>
  [...filesIn('src'), ...filesIn('migrations')].filter((file) => !file.startsWith(join(pages, '/')));

const parts = {
  program: {
    sources: () => [...programFiles(), 'tsconfig.json', 'tsconfig.build.json'],
    made: ['src', 'migrations'],
    async make() {
      const code = await runTool('typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--noEmitOnError']);
      if (code !== 0) return false;
      for (const file of programFiles().filter((name) => !name.endsWith('.ts'))) {
        mkdirSync(dirname(at('dist', file)), { recursive: true });
        cpSync(at(file), at('dist', file));
      }
      const cli = at('dist', 'src', 'cli.js');
      if (existsSync(cli)) chmodSync(cli, 0o755);
      return true;
    },
  },
  pages: {
    // the packages that are bundled are sources, too
    sources: () => [...filesIn(pages), 'package-lock.json'],
    made: ['console'],
    async make() {
      return (await runTool('vite/bin/vite.js', ['build', '--config', join(pages, 'vite.config.mts')])) === 0;
    },
  },
};

const stamp = (name) => at('dist', `.${name}-made-from`);

/** A digest of what a part is made from. Contents rather than times: a checkout makes old files look new. */
function digest({ sources }) {
  const hash = createHash('sha256');
  for (const file of sources()) hash.update(`${file}\0`).update(readFileSync(at(file)));
  return hash.digest('hex');
}

/** The parts that were not made from the sources as they are now. */
const outdated = () =>
  Object.keys(parts).filter(
    (name) => !existsSync(stamp(name)) || readFileSync(stamp(name), 'utf8') !== digest(parts[name]),
  );

/** Whether dist/ was made from the sources as they are now. */
export function buildIsCurrent() {
  return outdated().length === 0;
}

/** Makes parts of dist/ anew, by itself those that are outdated; false when a compiler found errors. */
export async function build(names = outdated()) {
  for (const name of names) {
    const madeFrom = digest(parts[name]);
    for (const folder of [...parts[name].made, `.${name}-made-from`]) {
      rmSync(at('dist', folder), { recursive: true, force: true });
    }
    if (!(await parts[name].make())) return false;
    writeFileSync(stamp(name), madeFrom);
  }
  return true;
}

/** Makes all of dist/ anew. */
export async function buildAll() {
  rmSync(at('dist'), { recursive: true, force: true });
  return build();
}
