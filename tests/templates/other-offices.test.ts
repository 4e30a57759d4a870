import { readCatalogue } from '../../src/catalogue';
import { loadSettings } from '../../src/foundation';
import { period, periodsWithin } from '../../src/model';
import { makeTemplate } from '../../src/templates';
import { createWorkbookReader } from '../../src/workbook';
import { readThrough } from '../layouts/sketch';
import { fillIn, opened, type Written } from './filling';

/** A hospital group: quarters and half-years, classes that are never all, counts, a maximum and what is never added up. */
const hospitals = readCatalogue(
  `
name: { zh: 医院质量, en: Hospital quality }
language: en
organisation:
  code: G
  name: { zh: 集团, en: Harbour Group }
  branches:
    - { code: N, name: { zh: 北院, en: North Hospital } }
    - { code: S, name: { zh: 南院, en: South Hospital } }
customer_classes:
  - { code: IN, name: { zh: 住院病人, en: Inpatients } }
  - { code: OUT, name: { zh: 门诊病人, en: Outpatients } }
  - { code: ALL, name: { zh: 全部病人, en: All patients } }
units:
  - { code: stars, dimension: stars, factor: "1", symbol: { zh: 颗星, en: stars } }
indicators:
  - { code: WAIT, name: { zh: 候诊时间, en: Waiting time }, volume: { zh: 就诊人次, en: visits, synonyms: [] }, unit: min, decimals: 1, direction: lower, rollup: weighted_mean, range: { min: "0" } }
  - { code: FALLS, name: { zh: 跌倒例数, en: Falls }, unit: count, decimals: 0, direction: lower, rollup: sum, range: { min: "0" } }
  - { code: LONGEST, name: { zh: 最长等候, en: Longest wait }, unit: h, decimals: 1, direction: lower, rollup: maximum, range: { min: "0" } }
  - { code: RATING, name: { zh: 评级, en: Rating }, unit: stars, decimals: 0, direction: higher, rollup: none, range: { min: "1", max: "5" } }
services:
  - code: EMERGENCY
    name: { zh: 急诊, en: Emergency care }
    series:
      - { indicator: WAIT, classes: [IN, OUT] }
      - { indicator: FALLS, classes: [IN] }
      - { indicator: LONGEST, classes: [ALL] }
  - code: MATERNITY
    name: { zh: 产科, en: Maternity }
    series:
      - { indicator: RATING, classes: [ALL], expected_from: [N] }
      - { indicator: WAIT, classes: [ALL] }
calendar:
  - { every: half-year, by: quarter, due_days: 20, services: [EMERGENCY] }
  - { every: half-year, by: half-year, due_days: 40, services: [MATERNITY] }
`,
  'hospitals.yaml',
);

const reader = createWorkbookReader(loadSettings({}));
afterAll(() => reader.close());

const half = period('2011-H1');

async function read(bytes: Uint8Array) {
  const reading = await reader.read(bytes);
  if (!reading.ok) throw new Error(JSON.stringify(reading.finding));
  return readThrough(reading.workbook, {}, hospitals);
}

describe.each(['zh', 'en'] as const)('another office, another catalogue (%s)', (language) => {
  test('has rows by the calendar’s own periods, and is read back as written', async () => {
    const { bytes } = await makeTemplate({ catalogue: hospitals, branch: 'N', period: half, language });
    const quarters = new Map<string, Written>([
      ['EMERGENCY/WAIT/IN 2011-Q1', { value: 12.5, volume: 900 }],
      ['EMERGENCY/WAIT/IN 2011-Q2', { volume: 0 }],
      ['EMERGENCY/WAIT/OUT 2011-Q1', { value: '<5', volume: 40 }],
      ['EMERGENCY/FALLS/IN 2011-Q1', { value: 3 }],
      ['EMERGENCY/FALLS/IN 2011-Q2', { value: 0 }],
      ['EMERGENCY/LONGEST/ALL 2011-Q2', { value: 26 }],
    ]);
    const halves = new Map<string, Written>([
      ['MATERNITY/RATING/ALL 2011-H1', { value: 4 }],
      ['MATERNITY/WAIT/ALL 2011-H1', { value: 8, volume: 7 }],
    ]);
    const forms = (await opened(bytes)).worksheets.map(({ name }) => name).slice(1);
    expect(forms).toEqual({ zh: ['急诊', '产科'], en: ['Emergency care', 'Maternity'] }[language]);
    const first = await fillIn(bytes, hospitals, language, periodsWithin(half, 'quarter'), quarters);
    const both = await fillIn(first, hospitals, language, [half], halves);
    const { faults, lines, branch } = await read(both);
    expect(faults).toEqual([]);
    expect(branch).toBe('N');
    expect(lines).toEqual(
      [
        'N EMERGENCY WAIT IN 2011-Q1 = 12.5 /900',
        'N EMERGENCY WAIT IN 2011-Q2 = NO_VOLUME /0',
        'N EMERGENCY WAIT OUT 2011-Q1 = 0..5 /40',
        'N EMERGENCY FALLS IN 2011-Q1 = 3',
        'N EMERGENCY FALLS IN 2011-Q2 = 0',
        'N EMERGENCY LONGEST ALL 2011-Q2 = 26',
        'N MATERNITY RATING ALL 2011-H1 = 4',
        'N MATERNITY WAIT ALL 2011-H1 = 8 /7',
      ].sort(),
    );
  });

  test('asks a branch only for what it is to report', async () => {
    const { bytes } = await makeTemplate({ catalogue: hospitals, branch: 'S', period: half, language });
    const sheet = (await opened(bytes)).worksheets[2];
    const texts: string[] = [];
    sheet?.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)));
    expect(texts.join(' ')).toContain({ zh: '候诊时间', en: 'Waiting time' }[language]);
    expect(texts.join(' ')).not.toContain({ zh: '评级', en: 'Rating' }[language]);
  });
});

test('totals add counts, take the largest of maxima, and make nothing of what is never added up', async () => {
  const { bytes } = await makeTemplate({ catalogue: hospitals, branch: 'N', period: half, language: 'en' });
  const sheet = (await opened(bytes)).getWorksheet('Emergency care');
  const formulas: string[] = [];
  sheet?.eachRow((row) => row.eachCell((cell) => (cell.formula ? formulas.push(cell.formula) : 0)));
  // two classes of waiting time with a mean and a volume each, then falls, then the longest wait
  expect(formulas.map((formula) => /"",(?:IF\(.*?"",)?([A-Z]+)\(/.exec(formula)?.[1])).toEqual([
    'SUMPRODUCT',
    'SUM',
    'SUMPRODUCT',
    'SUM',
    'SUM',
    'MAX',
  ]);
  const maternity = (await opened(bytes)).getWorksheet('Maternity');
  let calculated = 0;
  maternity?.eachRow((row) => row.eachCell((cell) => (calculated += cell.formula ? 1 : 0)));
  expect(calculated).toBe(0);
});
