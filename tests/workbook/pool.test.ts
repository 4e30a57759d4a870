import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createWorkbookReader } from '../../src/workbook';
import { limits, sample, xlsx } from './support';

/** A small file that takes long: it has millions of elements, each of which is looked at for being none that matters. */
function slowWorkbook(): Buffer {
  return xlsx({ sheets: ['<a b="c" d="e"/>'.repeat(6_000_000)] });
}

/** Lets it in. */
const steep = { inflationRatio: 100_000 };

test('a file that takes too long is given up; the others go on being read, before and after', async () => {
  const reader = createWorkbookReader({ ...limits, ...steep, parseSeconds: 1, parseWorkers: 2 });
  const slow = reader.read(slowWorkbook());
  const others = await Promise.all(Array.from({ length: 6 }, () => reader.read(sample('沈阳'))));
  expect(others.map(({ ok }) => ok)).toEqual(Array(6).fill(true));
  expect(await slow).toMatchObject({
    ok: false,
    finding: { code: 'FILE_TOO_SLOW', values: { limit: 1, setting: 'LIMIT_PARSE_SECONDS' } },
  });
  expect((await Promise.all([reader.read(sample('大连')), reader.read(sample('朝阳'))])).map(({ ok }) => ok)).toEqual([
    true,
    true,
  ]);
  await reader.close();
});

test('a file is handed over whole, however many bytes it has, and the bytes stay as they were', async () => {
  const reader = createWorkbookReader({ ...limits, parseWorkers: 1 });
  // it goes in parts of a quarter of a megabyte: one, and two, and a byte more or less
  for (const quarters of [0.001, 1, 2]) {
    for (const more of [-1, 0, 1]) {
      const size = Math.floor(quarters * 2 ** 18) + more;
      const lines = Array.from({ length: Math.ceil(size / 1000) }, (_, index) => `${index},`.padEnd(999, 'x') + '\n');
      const bytes = Buffer.from(lines.join('').slice(0, size));
      const before = Buffer.from(bytes);
      const cells = lines
        .join('')
        .slice(0, size)
        .split('\n')
        .flatMap((line) => line.split(','));
      const reading = await reader.read(bytes);
      expect(reading.ok && reading.workbook.sheets[0]?.cells.map(({ text }) => text)).toEqual(cells.filter(Boolean));
      expect(bytes.equals(before)).toBe(true);
    }
  }
  await reader.close();
});

test('waiting is not charged: with one worker, those behind a file that is given up are read', async () => {
  const reader = createWorkbookReader({ ...limits, ...steep, parseSeconds: 1, parseWorkers: 1 });
  const readings = await Promise.all(
    [slowWorkbook(), slowWorkbook(), sample('沈阳')].map((bytes) => reader.read(bytes)),
  );
  expect(readings.map((reading) => (reading.ok ? 'ok' : reading.finding.code))).toEqual([
    'FILE_TOO_SLOW',
    'FILE_TOO_SLOW',
    'ok',
  ]);
  await reader.close();
});

test('a file that takes too much memory is given up', async () => {
  const reader = createWorkbookReader({
    ...limits,
    parseMemoryMegabytes: 160,
    parseWorkers: 1,
    cells: 50_000_000,
    inflationRatio: 100_000,
  });
  const rows = Array.from(
    { length: 4000 },
    (_, index) =>
      `<row r="${index + 1}">${Array.from({ length: 200 }, () => '<c t="str"><v>一二三</v></c>').join('')}</row>`,
  );
  expect(await reader.read(xlsx({ sheets: [rows.join('')] }))).toMatchObject({
    ok: false,
    finding: { code: 'FILE_TOO_HEAVY', values: { limit: 160, setting: 'LIMIT_PARSE_MEMORY_MB' } },
  });
  expect((await reader.read(sample('沈阳'))).ok).toBe(true);
  await reader.close();
});

test('closing answers whoever still waits, and later callers', async () => {
  const reader = createWorkbookReader({ ...limits, ...steep, parseWorkers: 1 });
  const waiting = [slowWorkbook(), sample('沈阳')].map((bytes) => reader.read(bytes));
  await new Promise((resolve) => setTimeout(resolve, 300));
  await reader.close();
  const readings = await Promise.all([...waiting, reader.read(sample('沈阳'))]);
  expect(readings.map((reading) => (reading.ok ? 'ok' : reading.finding.code))).toEqual(
    Array(3).fill('FILE_UNREADABLE'),
  );
});

test('idle workers let the process end, and nothing is written to its console', () => {
  const root = join(__dirname, '../..');
  const program = `
    const { createWorkbookReader } = require('./dist/src/workbook');
    const { loadSettings } = require('./dist/src/foundation');
    createWorkbookReader(loadSettings({})).read(require('node:fs').readFileSync(process.argv[1]))
      .then((reading) => process.stdout.write(String(reading.ok)));`;
  const run = spawnSync(
    process.execPath,
    ['-e', program, join(root, 'imports/liaoning/2009-H2/朝阳分公司2009年下半年服务质量报表.ods')],
    {
      cwd: root,
      encoding: 'utf8',
      timeout: 20_000,
    },
  );
  expect([run.status, run.stdout, run.stderr]).toEqual([0, 'true', '']);
});
