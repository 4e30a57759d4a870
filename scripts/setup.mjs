// Makes a fresh clone runnable: installs what package-lock.json asks for and builds dist/, each only when it has to.
import { readFileSync } from 'node:fs';
import { buildIsCurrent, build } from './dist.mjs';
import { at, giveUp, run } from './project.mjs';

const needed = [20, 19];

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
    giveUp(`Tongbao needs Node ${needed.join('.')} or newer; this is ${process.versions.node}.`);
  }
}

function packagesIn(lockfile) {
  try {
    return JSON.parse(readFileSync(at(lockfile), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm keeps its own account of what it installed; packages
 * for other platforms are left out of that, so an optional one may be missing.
 */
function installIsCurrent() {
  const installed = packagesIn('node_modules/.package-lock.json');
  if (!installed) return false;
  return Object.entries(packagesIn('package-lock.json')).every(
    ([path, wanted]) =>
      path === '' ||
      (installed[path] ? installed[path].version === wanted.version : wanted.optional || wanted.devOptional),
  );
}

async function install() {
  console.log('Installing dependencies (npm ci) …');
  // NODE_ENV=production would leave out the compiler that the build needs.
  const code = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    shell: process.platform === 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (code !== 0) giveUp('Installing the dependencies failed; what npm says above tells why.');
}

requireNode();
if (!installIsCurrent()) await install();
if (!buildIsCurrent()) {
  console.log('Building dist/ …');
  if (!(await build())) giveUp('The build failed; the compiler’s messages above tell why.');
}
