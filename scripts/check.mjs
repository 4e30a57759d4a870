// Everything that has to hold before a commit, one step after another; goes on after a failure and ends with a summary.
// `npm run check -- --without test` leaves a step out.
import './setup.mjs';
import { giveUp, run } from './project.mjs';

const steps = [
  ['format', 'code is laid out as prettier does'],
  ['lint', 'eslint finds nothing'],
  ['types', 'the compiler finds nothing, tests included'],
  ['rooms', 'no room imports what it may not'],
  ['unused', 'no file, export or dependency is there for nothing'],
  ['test', 'the tests pass on every engine at hand'],
  ['drift', 'schema and docs say what the program says'],
];

const leftOut = process.argv.slice(2).filter((argument) => argument !== '--without');
const unknown = leftOut.filter((name) => !steps.some(([step]) => step === name));
if (unknown.length > 0)
  giveUp(`No such step: ${unknown.join(', ')}. Steps: ${steps.map(([step]) => step).join(', ')}.`);

const summary = [];
for (const [step, meaning] of steps.filter(([name]) => !leftOut.includes(name))) {
  console.log(`\n── ${step}: ${meaning}`);
  const began = performance.now();
  const code = await run('npm', ['run', '--silent', step], { shell: process.platform === 'win32' });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  summary.push({
    failed: code !== 0,
    line: `${code === 0 ? 'ok    ' : 'FAILED'}  ${step.padEnd(7)} ${seconds.padStart(6)} s`,
  });
}
console.log(`\n${summary.map(({ line }) => line).join('\n')}`);
if (summary.some(({ failed }) => failed)) process.exit(1);
