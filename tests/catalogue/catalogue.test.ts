import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueJsonSchema, loadCatalogue, readCatalogue } from '../../src/catalogue';
import { TongbaoError } from '../../src/foundation';
import { period, plain } from '../../src/model';
import { hospital } from '../hospital/hospital';
import { province } from '../layouts/sketch';

const hospitalFile = join(__dirname, '../hospital/catalogue.yaml');
const source = readFileSync(hospitalFile, 'utf8');

/** The problems that a changed catalogue is refused for. */
function problems(change: (text: string) => string): string {
  const changed = change(source);
  expect(changed === source).toBe(false);
  try {
    readCatalogue(changed, 'hospital.yaml');
  } catch (error) {
    if (error instanceof TongbaoError && error.code === 'CATALOGUE_INVALID') return String(error.values['problems']);
    throw error;
  }
  throw new Error('it was accepted');
}

/** The line, from 1, on which a text stands first. */
const lineOf = (text: string): number => source.slice(0, source.indexOf(text)).split('\n').length;

describe('errors name file and line', () => {
  test.each<[string, (text: string) => string, number, string]>([
    [
      'a unit that does not exist',
      (text) => text.replace('unit: min', 'unit: minuten'),
      lineOf('unit: min'),
      'no unit minuten',
    ],
    [
      'an indicator that does not exist',
      (text) => text.replace('{ indicator: FALLS,', '{ indicator: FALLZ,'),
      lineOf('{ indicator: FALLS,'),
      'no indicator FALLZ',
    ],
    [
      'a class that does not exist',
      (text) => text.replace('[INPATIENT, DAY]', '[INPATIENT, NIGHT]'),
      lineOf('[INPATIENT, DAY]'),
      'no customer class NIGHT',
    ],
    [
      'a branch that is there twice',
      (text) => text.replace('code: WEST', 'code: EAST'),
      lineOf('code: WEST'),
      'EAST is there twice',
    ],
    ['a float for a limit', (text) => text.replace("max: '3'", 'max: 3'), lineOf("max: '3'"), 'limit.max'],
    ['an unknown key', (text) => text.replace('decimals: 1', 'decimal: 1'), lineOf('- code: WAITING_TIME'), 'decimal'],
    ['an unknown rule', (text) => text.replace('rollup: latest', 'rollup: newest'), lineOf('rollup: latest'), 'rollup'],
    [
      'an empty range',
      (text) => text.replace("{ min: '0', max: '1000' }", "{ min: '2', max: '1' }"),
      lineOf("{ min: '0', max: '1000' }"),
      'min 2 is above max 1',
    ],
    [
      'a pattern without its name',
      (text) => text.replace("'{name}分院'", "'分院'"),
      lineOf('branch_names'),
      'branch_names',
    ],
    [
      'a calendar of an unknown grain',
      (text) => text.replace('every: quarter', 'every: week'),
      lineOf('every: quarter'),
      'every',
    ],
    [
      'a volume that is called as a service is',
      (text) => text.replace('zh: 就诊人次, en: visits', 'zh: 院区管理, en: visits'),
      lineOf('zh: 就诊人次, en: visits'),
      '“院区管理” is what SITE is called',
    ],
    [
      'a volume from what is no count',
      (text) => text.replace('synonyms: [门诊人次]', 'from: LONGEST_WAIT'),
      lineOf('synonyms: [门诊人次]'),
      'LONGEST_WAIT is no count',
    ],
    [
      'a numerator where nothing is divided',
      (text) => text.replace('rollup: maximum', 'rollup: maximum\n    numerator: { zh: 合计, en: sum }'),
      lineOf('rollup: maximum'),
      'come together by maximum',
    ],
    [
      'a score of parts that are not there',
      (text) =>
        text.replace(
          'rollup: maximum',
          'rollup: maximum\n    composed_of: [{ indicator: WAITING_TIME, weight: "1" }, { indicator: NOISE, weight: "2" }]',
        ),
      lineOf('rollup: maximum'),
      'there is no indicator NOISE',
    ],
    [
      'a calendar that ends before it begins',
      (text) => text.replace('due_days: 10 }', 'due_days: 10, from: "2024-Q2", to: "2024-Q1" }'),
      lineOf('due_days: 10'),
      '2024-Q1 is over before 2024-Q2 begins',
    ],
    ['broken YAML', (text) => text.replace('language: en', 'language: [en'), lineOf('language: en'), ''],
  ])('%s', (_name, change, line, says) => {
    const told = problems(change);
    expect(told).toMatch(new RegExp(`^hospital\\.yaml:(${line}|${line + 1}|${line + 2}): `));
    expect(told).toContain(says);
  });

  test('all problems are told at once', () => {
    const told = problems((text) => text.replace('unit: min', 'unit: minuten').replace('[INPATIENT, DAY]', '[NIGHT]'));
    expect(told.split('\n')).toHaveLength(2);
  });

  test('a file that is not there', () => {
    expect(() => loadCatalogue('/nowhere/catalogue.yaml')).toThrow(TongbaoError);
  });
});

describe('the sample province', () => {
  test('has the branches, series and calendar that its office has', () => {
    expect(province.branches.map(({ code, level }) => `${code} ${level}`)).toEqual([
      '210000 PROVINCE',
      ...Array.from({ length: 14 }, (_, i) => `${210100 + i * 100} BRANCH`),
    ]);
    expect(province.calendar.map(({ every, by, dueDays, services }) => [every, by, dueDays, services.size])).toEqual([
      ['half-year', 'month', 8, 7],
      ['half-year', 'quarter', 15, 11],
    ]);
    const [services, managed] = province.calendar;
    const measured = (of: ReadonlySet<string> = new Set()) => province.series.filter(({ service }) => of.has(service));
    expect([measured(services?.services), measured(managed?.services)].map(({ length }) => length)).toEqual([27, 34]);
    expect(province.series).toHaveLength(61);
    expect(province.reportersUnder('210000')).toHaveLength(14);
  });

  test('asks for what is managed besides from 2012 on', () => {
    const asked = (code: string) => province.calendarOf('APPEALS', period(code))?.by;
    expect(['2011-H2', '2011', '2011-12', '2012-H1', '2012', '2012-01', '2013-H1'].map(asked)).toEqual([
      ...[undefined, undefined, undefined],
      ...['quarter', 'quarter', 'quarter', 'quarter'],
    ]);
  });

  test('limits only what a regulation limits', () => {
    const limited = province.series.filter(({ limit }) => limit !== undefined);
    expect(
      limited.map(({ service, indicator, limit }) => [service, indicator, limit?.max && plain(limit.max)]),
    ).toEqual([['FIXED_LINE', 'BILLING_ERROR_RATE', '0.0001']]);
  });

  test('calls every branch by its names and by nothing that another is called', () => {
    const owners = new Map<string, string>();
    for (const { code, aliases } of province.branches) {
      for (const alias of aliases) expect([alias, owners.get(alias) ?? code]).toEqual([alias, code]);
      for (const alias of aliases) owners.set(alias, code);
    }
    expect(
      ['沈阳市', '铁通沈阳分公司', '铁岭', '铁通铁岭分公司', '辽阳', '朝阳市'].map((alias) => owners.get(alias)),
    ).toEqual(['210100', '210100', '211200', '211200', '211000', '211300']);
  });
});

describe('the hospital group', () => {
  test('has regions between the head and the sites', () => {
    expect(hospital.branches.map(({ code, level, parent }) => [code, level, parent])).toEqual([
      ['GROUP', 'PROVINCE', undefined],
      ['CITY', 'REGION', 'GROUP'],
      ['EAST', 'BRANCH', 'CITY'],
      ['WEST', 'BRANCH', 'CITY'],
      ['COAST', 'REGION', 'GROUP'],
      ['BAY', 'BRANCH', 'COAST'],
    ]);
    expect(hospital.lineage('WEST').map(({ code }) => code)).toEqual(['WEST', 'CITY', 'GROUP']);
    expect(hospital.reportersUnder('CITY').map(({ code }) => code)).toEqual(['EAST', 'WEST']);
    expect(hospital.reportersUnder('BAY').map(({ code }) => code)).toEqual(['BAY']);
  });

  test('has its own rules, units and words beside those everyone shares', () => {
    expect(hospital.indicators.map(({ code, rollup, unit }) => [code, rollup, unit.code])).toEqual([
      ['FALL_RATE', 'weighted_mean', '‰'],
      ['FALLS', 'sum', 'count'],
      ['WAITING_TIME', 'weighted_mean', 'min'],
      ['LONGEST_WAIT', 'maximum', 'min'],
      ['ACCREDITATION', 'latest', 'points'],
      ['STAFF_SURVEY', 'none', '%'],
    ]);
    expect(hospital.unit('bed_days')?.dimension).toBe('bed days');
    expect(hospital.unit('h')?.dimension).toBe('time');
    expect(hospital.seriesOf({ service: 'NURSING', indicator: 'FALL_RATE', customerClass: 'DAY' })?.rollup).toBe(
      'weighted_mean',
    );
    expect(hospital.seriesOf({ service: 'NURSING', indicator: 'FALL_RATE', customerClass: 'ALL' })).toBeUndefined();
    expect(hospital.branch('EAST')?.aliases).toEqual(
      expect.arrayContaining(['东院', 'East Hospital', '浦东分院', 'Renji East Hospital']),
    );
  });
});

test('the same text has the same digest, another has another', () => {
  const again = readCatalogue(source, 'elsewhere.yaml');
  expect(again.sha256).toBe(hospital.sha256);
  expect(readCatalogue(`${source}\n`, 'elsewhere.yaml').sha256).not.toBe(hospital.sha256);
});

test('editors are told the shape', () => {
  expect(catalogueJsonSchema()).toMatchObject({
    type: 'object',
    properties: { organisation: {}, indicators: {}, services: {} },
  });
});
