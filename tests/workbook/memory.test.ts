import { readdirSync, readFileSync } from 'node:fs';
import { createWorkbookReader } from '../../src/workbook';
import { limits, row, sample, xlsx, xlsxParts, zip } from './support';

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

/** Files that are small and would take gigabytes; no other limit stands in their way here. */
const heavy: readonly (readonly [string, () => Buffer])[] = [
  ['a text of 400 million characters', () => xlsx({ sheets: [row(` t="str"><v>${'ab3'.repeat(133_000_000)}</v>`)] })],
  [
    'three million texts',
    () =>
      xlsx({
        sheets: [row('><v>1</v>')],
        strings: Array.from({ length: 3_000_000 }, (_, i) => `<si><t>文${i}</t></si>`).join(''),
      }),
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
  ],
];

test.each(heavy)('%s: refused within the memory given, while others are read', async (_, make) => {
  const memory = 300;
  const reader = createWorkbookReader({
    ...limits,
    parseMemoryMegabytes: memory,
    inflationRatio: 100_000,
    parseWorkers: 2,
  });
  const watch: number[] = [];
  const timer = setInterval(() => watch.push(peakOfChildren() ?? 0), 50);
  const bytes = make();
  const reading = reader.read(bytes);
  const others = await Promise.all(['沈阳', '大连', '朝阳', '抚顺'].map((branch) => reader.read(sample(branch))));
  expect(others.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  expect(await reading).toMatchObject({
    ok: false,
    finding: { code: 'FILE_TOO_HEAVY', values: { limit: memory, setting: 'LIMIT_PARSE_MEMORY_MB' } },
  });
  clearInterval(timer);
  // The watch looks every so often; what is taken between two looks is the rest.
  expect(Math.max(...watch)).toBeLessThan(memory * 1.25);
  expect((await reader.read(sample('沈阳'))).ok).toBe(true);
  await reader.close();
});

test('parts without cells cost nothing', async () => {
  const reader = createWorkbookReader({ ...limits, parseMemoryMegabytes: 200, inflationRatio: 100_000 });
  const media = { name: 'xl/media/film.bin', content: Buffer.alloc(400_000_000) };
  expect((await reader.read(zip([...xlsxParts({ sheets: [row('><v>1</v>')] }), media]))).ok).toBe(true);
  await reader.close();
});
