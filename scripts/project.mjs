// Where the project stands, and how the scripts run its programs.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The path of a file of the project. */
export const at = (...parts) => join(root, ...parts);

/** Ends the script with one plain sentence instead of a stack. */
export function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Runs a program in the project's root on this terminal; resolves to its exit code (128 and more after a signal). */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal ? 128 : 1)));
  });
}

/** As `run`, but keeps what the program says; resolves to `{ code, said }`. */
export async function runAside(command, args, options = {}) {
  const said = [];
  const code = await new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => said.push(piece));
    child.once('error', reject);
    child.once('close', (status, signal) => resolve(status ?? (signal ? 128 : 1)));
  });
  return { code, said: Buffer.concat(said).toString() };
}

/** Runs the JavaScript program of an installed package, e.g. `runTool('typescript/bin/tsc', ['--noEmit'])`. */
export const runTool = (program, args, options) =>
  run(process.execPath, [at('node_modules', program), ...args], options);
