// Everything that has to hold before a commit; goes on after a failure and ends with a summary.
// `npm run check -- --without test` leaves a step out.
import './setup.mjs';
import { availableParallelism } from 'node:os';
import { giveUp, run, runAside } from './project.mjs';

/** Those that take longest stand first, so that nothing long is left for the end. */
const steps = [
  ['lint', 'eslint finds nothing'],
  ['types', 'the compiler finds nothing, tests included'],
  ['format', 'code is laid out as prettier does'],
  ['unused', 'no file, export or dependency is there for nothing'],
  ['rooms', 'no room imports what it may not'],
  ['drift', 'schema and docs say what the program says'],
  ['test', 'the tests pass on every engine at hand'],
];
/** Steps of which each works on one processor, and takes up to a gigabyte and a half meanwhile. */
const sideBySide = Math.min(2, availableParallelism());

const leftOut = process.argv.slice(2).filter((argument) => argument !== '--without');
const unknown = leftOut.filter((name) => !steps.some(([step]) => step === name));
if (unknown.length > 0)
  giveUp(`No such step: ${unknown.join(', ')}. Steps: ${steps.map(([step]) => step).join(', ')}.`);

const shell = process.platform === 'win32';
const begin = ([step, meaning]) => console.log(`\n── ${step}: ${meaning}`);

/** Carries out a step that says little, and shows what it said once it is done: others run meanwhile. */
async function stepAside(step) {
  const { code, said } = await runAside('npm', ['run', '--silent', step[0]], { shell });
  begin(step);
  process.stdout.write(said);
  return code;
}

/** The tests have the machine for themselves, and are seen as they go. */
function stepAlone(step) {
  begin(step);
  return run('npm', ['run', '--silent', step[0]], { shell });
}

const summary = [];
async function carryOut(step, how) {
  const began = performance.now();
  const code = await how(step);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  summary.push({
    failed: code !== 0,
    line: `${code === 0 ? 'ok    ' : 'FAILED'}  ${step[0].padEnd(7)} ${seconds.padStart(6)} s`,
  });
}

const asked = steps.filter(([name]) => !leftOut.includes(name));
const waiting = asked.filter(([name]) => name !== 'test');
async function lane() {
  for (let step = waiting.shift(); step; step = waiting.shift()) await carryOut(step, stepAside);
}
await Promise.all(Array.from({ length: sideBySide }, lane));
for (const step of asked.filter(([name]) => name === 'test')) await carryOut(step, stepAlone);

console.log(`\n${summary.map(({ line }) => line).join('\n')}`);
if (summary.some(({ failed }) => failed)) process.exit(1);
