import { readdirSync, readFileSync } from 'node:fs';
import { createWorkbookReader, type Reading } from '../../src/workbook';
import { limits, ods, row, sample, xlsx, xlsxParts, zip } from './support';

/** The largest memory, in MB, that any process begun by this one has had so far; undefined where the system keeps none. */
function peakOfChildren(): number | undefined {
  try {
    const peaks = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          const status = readFileSync(`/proc/${pid}/status`, 'utf8');
          const isChild = new RegExp(`^PPid:\\t${process.pid}$`, 'm').test(status);
          return isChild ? [Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024] : [];
        } catch {
          return []; // It has ended meanwhile.
        }
      });
    return Math.max(0, ...peaks);
  } catch {
    return undefined;
  }
}

const memory = 300;
const others = ['沈阳', '大连', '朝阳', '抚顺'];

/** Reads a file while others are read, in processes of so much memory; says what came of it, and what they had at most. */
async function readBesideOthers(bytes: Buffer): Promise<{ reading: Reading; most: number }> {
  const reader = createWorkbookReader({
    ...limits,
    parseMemoryMegabytes: memory,
    inflationRatio: 100_000,
    cells: 50_000_000,
    parseWorkers: 2,
  });
  const watch: number[] = [];
  const timer = setInterval(() => watch.push(peakOfChildren() ?? 0), 50);
  try {
    const reading = reader.read(bytes);
    const read = await Promise.all(others.map((branch) => reader.read(sample(branch))));
    expect(read.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    const outcome = { reading: await reading, most: 0 };
    expect((await reader.read(sample('沈阳'))).ok).toBe(true);
    return { ...outcome, most: Math.max(...watch) };
  } finally {
    clearInterval(timer);
    await reader.close();
  }
}

/** Files that are small and would take gigabytes; no other limit stands in their way here. */
const heavy: readonly (readonly [string, () => Buffer])[] = [
  ['an ods of blanks', () => ods(' '.repeat(400_000_000))],
  [
    'ten million cells',
    () =>
      xlsx({ sheets: [`<row r="1">${'<c><v>1</v></c>'.repeat(1000)}</row>`.repeat(10_000).replaceAll(' r="1"', '')] }),
  ],
];

test.each(heavy)('%s: refused within the memory given, while others are read', async (_, make) => {
  const { reading, most } = await readBesideOthers(make());
  expect(reading).toMatchObject({
    ok: false,
    finding: { code: 'FILE_TOO_HEAVY', values: { limit: memory, setting: 'LIMIT_PARSE_MEMORY_MB' } },
  });
  // The watch looks every so often; what is taken between two looks is the rest.
  expect(most).toBeLessThan(memory * 1.25);
});

/** Files of hundreds of megabytes that go through without being held, and what comes of them. */
const passing: readonly (readonly [string, () => Buffer, object])[] = [
  [
    'a text of 400 million characters',
    () => xlsx({ sheets: [row(` t="str"><v>${'ab3'.repeat(133_000_000)}</v>`)] }),
    {
      ok: false,
      finding: { code: 'TEXT_TOO_LONG', cell: 'A1', values: { length: 399_000_000, limit: limits.textLength } },
    },
  ],
  [
    'a shared text of 400 million characters that no cell has',
    () => xlsx({ sheets: [row('><v>1</v>')], strings: `<si><t>${'ab3'.repeat(133_000_000)}</t></si>` }),
    { ok: true },
  ],
  [
    'three million texts',
    () =>
      xlsx({
        sheets: [row(' t="s"><v>2999999</v>')],
        strings: Array.from({ length: 3_000_000 }, (_, index) => `<si><t>文${index}</t></si>`).join(''),
      }),
    { ok: true, workbook: { sheets: [{ cells: [{ text: '文2999999' }] }] } },
  ],
  [
    'a sheet of blanks',
    () =>
      zip(
        xlsxParts({ sheets: [''] }).map((part) =>
          part.name.endsWith('sheet1.xml')
            ? { ...part, content: `<worksheet>${' '.repeat(400_000_000)}</worksheet>` }
            : part,
        ),
      ),
    { ok: true },
  ],
];

test.each(passing)('%s: costs no more than the memory given', async (_, make, expected) => {
  const { reading, most } = await readBesideOthers(make());
  expect(reading).toMatchObject(expected);
  expect(most).toBeLessThan(memory);
});

test('parts without cells cost nothing', async () => {
  const reader = createWorkbookReader({ ...limits, parseMemoryMegabytes: 200, inflationRatio: 100_000 });
  const media = { name: 'xl/media/film.bin', content: Buffer.alloc(400_000_000) };
  expect((await reader.read(zip([...xlsxParts({ sheets: [row('><v>1</v>')] }), media]))).ok).toBe(true);
  await reader.close();
});
