import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSettings } from '../../src/foundation';
import { period, periodCode, periodsWithin, seriesKey, type Period } from '../../src/model';
import { makeTemplate, type EarlierFigure } from '../../src/templates';
import { createWorkbookReader } from '../../src/workbook';
import { province, readThrough, type Read } from '../layouts/sketch';
import { invented, linesOf } from './figures';
import { fillIn, type Written } from './filling';
import { describeWithLibreOffice, savedByLibreOffice } from './libreoffice';
import { askedIn } from '../asked';
import { factsOf } from '../journeys/sample-2012';
import { managementFolder } from '../journeys/sample-province';

const reader = createWorkbookReader(loadSettings({}));
afterAll(() => reader.close());

async function readBytes(bytes: Uint8Array, sender = {}): Promise<Read> {
  const reading = await reader.read(bytes);
  if (!reading.ok) throw new Error(JSON.stringify(reading.finding));
  return readThrough(reading.workbook, sender);
}

const reporters = province.branches.filter(({ level }) => level === 'BRANCH').map(({ code }) => code);

interface Filled {
  readonly branch: string;
  readonly period: Period;
  readonly figures: ReadonlyMap<string, Written>;
  readonly bytes: Uint8Array;
}

/** Figures of the year before and the half-year before, for every series: none of them may be read. */
function earlierFor(of: Period): EarlierFigure[] {
  const before = [
    { ...of, year: of.year - 1 },
    { ...of, year: of.index === 1 ? of.year - 1 : of.year, index: 3 - of.index },
  ];
  return province.series.flatMap(({ service, indicator, customerClass }) =>
    before.flatMap((half) =>
      [half, ...periodsWithin(half, 'month')].map((one) => ({
        service,
        indicator,
        customerClass,
        period: periodCode(one),
        text: '9.87天',
        volume: '1,234',
      })),
    ),
  );
}

async function filledFor(branch: string, of: Period, seed: number): Promise<Filled> {
  const months = periodsWithin(of, 'month');
  const { bytes } = await makeTemplate({
    catalogue: province,
    branch,
    period: of,
    language: 'zh',
    earlier: earlierFor(of),
  });
  const figures = invented(province, askedIn(province, periodCode(of)).series, months, seed);
  return { branch, period: of, figures, bytes: await fillIn(bytes, province, 'zh', months, figures) };
}

/** How many totals can be calculated: all of volumes, and of values where no bound is among them and something weighs. */
function totalsExpected(figures: ReadonlyMap<string, Written>): number {
  return askedIn(province, '2010-H1').series.reduce((count, series) => {
    const own = [...figures].filter(([key]) => key.startsWith(`${seriesKey(series)} `)).map(([, written]) => written);
    const values = own.flatMap(({ value }) => (value === undefined ? [] : [value]));
    const summed = values.length > 0 && values.every((value) => typeof value === 'number');
    return count + (own.some(({ volume }) => volume !== undefined) ? 1 : 0) + (summed ? 1 : 0);
  }, 0);
}

const periods = ['2009-H2', '2010-H1'];
const filledOnce = new Map<string, Promise<readonly Filled[]>>();

/** Of one period every branch fills a form in; of the other, which differs in its months only, some do. */
const filling: Readonly<Record<string, readonly string[]>> = { '2009-H2': reporters, '2010-H1': reporters.slice(0, 4) };

/** The templates for a period, filled in; made once. */
function filledByAll(code: string): Promise<readonly Filled[]> {
  const of = period(code);
  const filled =
    filledOnce.get(code) ??
    Promise.all((filling[code] ?? []).map((branch, index) => filledFor(branch, of, index + of.year)));
  filledOnce.set(code, filled);
  return filled;
}

describe.each(periods)('the template for %s', (code) => {
  const of = period(code);

  test('is read back without a finding, filled in by branches', async () => {
    for (const { branch, bytes, figures } of await filledByAll(code)) {
      const read = await readBytes(bytes);
      expect(read.faults).toEqual([]);
      expect(read.branch).toBe(branch);
      expect(read.period).toEqual(of);
      expect(read.lines).toEqual(linesOf(branch, figures));
    }
  }, 180_000);

  test.each(['zh', 'en'] as const)(
    'has nothing wrong but that it holds no figures while it is blank (%s)',
    async (language) => {
      for (const branch of ['210100', '211300']) {
        const { bytes } = await makeTemplate({
          catalogue: province,
          branch,
          period: of,
          language,
          earlier: earlierFor(of),
        });
        const read = await readBytes(bytes);
        expect(read.faults).toEqual(['WORKBOOK_WITHOUT_FIGURES']);
        expect([read.branch, read.period]).toEqual([branch, of]);
      }
    },
  );
});

describe.each(['zh', 'en'] as const)('a form that asks for numerators (%s)', (language) => {
  const of = period('2012-H1');
  const managed = askedIn(province, '2012-H1').services.filter(
    ({ code }) => province.calendarOf(code, of)?.by === 'quarter',
  );
  const services = managed.map(({ code }) => code);

  test('is read as the same facts are in a layout of the office’s own', async () => {
    const name = readdirSync(managementFolder).find((file) => file.startsWith('沈阳')) ?? '';
    const own = await readBytes(readFileSync(join(managementFolder, name)));
    const lines = own.lines.filter((line) => services.some((code) => line.includes(` ${code} `)));
    expect(lines).toHaveLength(2 * 34);

    const { bytes } = await makeTemplate({ catalogue: province, branch: '210100', period: of, language, services });
    const figures = new Map(
      factsOf('210100', services).map((fact) => {
        const counted = province.indicator(fact.indicator)?.volume?.from !== undefined;
        const volume = fact.volume === undefined || counted ? undefined : Number(fact.volume);
        const written: Written = { value: Number(fact.numerator ?? fact.value), volume };
        return [`${fact.service}/${fact.indicator}/${fact.class} ${fact.period}`, written];
      }),
    );
    const filled = await fillIn(bytes, province, language, periodsWithin(of, 'quarter'), figures);
    const read = await readBytes(filled);
    expect(read.faults).toEqual([]);
    expect(read.lines).toEqual(lines);
  }, 60_000);
});

describeWithLibreOffice('templates filled in and saved by LibreOffice', () => {
  test.each([
    ['2009-H2', 'xlsx', reporters.length],
    ['2010-H1', 'xlsx', 4],
    ['2010-H1', 'ods', 3],
  ] as const)(
    '%s as .%s: no finding, every figure as written, every total calculated',
    async (code, format, branches) => {
      const filled = (await filledByAll(code)).slice(0, branches);
      const saved = savedByLibreOffice(
        filled.map(({ bytes }) => bytes),
        format,
      );
      expect(saved).toHaveLength(branches);
      for (const [index, bytes] of saved.entries()) {
        const { branch, figures } = filled[index] as Filled;
        const read = await readBytes(bytes);
        expect(read.faults).toEqual([]);
        expect(read.lines).toEqual(linesOf(branch, figures));
        const totals = read.recognition.totals.filter(({ content }) => content.kind === 'quantity');
        expect(totals).toHaveLength(totalsExpected(figures));
      }
    },
    180_000,
  );
});
