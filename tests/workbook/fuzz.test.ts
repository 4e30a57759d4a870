import { findingKinds } from '../../src/model';
import { createWorkbookReader, type Reading } from '../../src/workbook';
import { mutate, randomFrom } from './mutations';
import { limits, sample, sampleNames } from './support';

/** By hand, `FUZZ_CASES=20000 npm test -- tests/workbook/fuzz` reads so many; otherwise as many as time allows. */
const cases = Number(process.env['FUZZ_CASES'] ?? Infinity);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_091_231);
const seconds = cases === Infinity ? 30 : 6 * 3600;
const hasty = { ...limits, parseSeconds: 3, parseWorkers: 2 };

/** What is wrong with how a file was read, if anything. */
function fault(reading: Reading): string | undefined {
  if (reading.ok) {
    const cells = reading.workbook.sheets.flatMap((sheet) => sheet.cells);
    const strange = cells.find(
      ({ row, column, text }) =>
        !(row >= 0 && row < 1_048_576 && column >= 0 && column < 16_384) || text.length > 32_767,
    );
    return strange && `a cell ${JSON.stringify(strange).slice(0, 200)}`;
  }
  const { code, values } = reading.finding;
  if (!(code in findingKinds)) return `a code ${code}`;
  // The process that read it ended by itself.
  return /^exit /.test(String(values['reason'])) ? `a crash: ${String(values['reason'])}` : undefined;
}

test(
  'changed samples are read or refused with one finding, whatever was changed, and the reader lives',
  async () => {
    const reader = createWorkbookReader(hasty);
    const samples = sampleNames.filter((name) => /分公司/.test(name)).map((name) => sample(name));
    const until = Date.now() + seconds * 1000;
    const faults: string[] = [];
    const outcomes = new Map<string, number>();
    let next = 0;
    const readSome = async (): Promise<void> => {
      while (next < cases && Date.now() < until) {
        const index = next++;
        // A case depends on nothing but the seed and its number.
        const random = randomFrom(seed + index * 7919);
        const bytes = mutate(samples[index % samples.length] as Buffer, random);
        const reading = await reader.read(bytes);
        const wrong = fault(reading);
        if (wrong) faults.push(`case ${index}: ${wrong}`);
        const outcome = reading.ok ? 'read' : reading.finding.code;
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
    };
    await Promise.all([readSome(), readSome(), readSome()]);
    expect(faults).toEqual([]);
    expect(next).toBeGreaterThan(50);
    // Changes that never or always did harm would prove nothing.
    expect(outcomes.get('read')).toBeGreaterThan(next / 50);
    expect(outcomes.get('FILE_UNREADABLE')).toBeGreaterThan(next / 50);
    expect((await reader.read(sample('沈阳'))).ok).toBe(true);
    await reader.close();
    if (cases !== Infinity) console.info(Object.fromEntries(outcomes));
  },
  (seconds + 60) * 1000,
);
