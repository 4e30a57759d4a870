import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogue } from '../../src/catalogue';
import { TongbaoError } from '../../src/foundation';
import { period, plain } from '../../src/model';
import { hospital } from '../hospital/hospital';
import { province } from '../layouts/sketch';

const source = readFileSync(join(__dirname, '../hospital/catalogue.yaml'), 'utf8');
const falls = { service: 'NURSING', indicator: 'FALLS', customerClass: 'ALL' };
const score = { service: 'SITE', indicator: 'ACCREDITATION', customerClass: 'ALL' };

test.each([
  ['WEST', '2023-12', '9'], // for all that report, at any time
  ['WEST', '2024-02', '8'], // for all, in that year
  ['EAST', '2023-12', '12'], // for named units, at any time, before one for all in that year
  ['EAST', '2024-04', '12'],
  ['EAST', '2024-03', '10'], // for named units, in that quarter
  ['CITY', '2024-03', '12'], // no unit that reports: only what names it
  ['GROUP', '2024-03', undefined],
  ['WEST', '2024-Q1', undefined], // of another length
])('the quota of %s in %s is %s', (unit, code, max) => {
  const quota = hospital.quotaOf(falls, unit, period(code));
  expect(quota?.max && plain(quota.max)).toBe(max);
});

test('a quota has two sides and a source', () => {
  const quota = hospital.quotaOf(score, 'BAY', period('2024-Q1'));
  expect([quota?.min, quota?.max].map((side) => side && plain(side))).toEqual(['80', '100']);
  expect(hospital.quotaOf(falls, 'EAST', period('2023-01'))?.source?.en).toBe('Group order 12 of 2023');
});

test('the sample province allots appeals from 2012 on, and calls what it allots an example', () => {
  expect(province.quotas.map(({ series, within }) => [series.service, within?.year])).toEqual(
    Array.from({ length: 5 }, () => ['APPEALS', 2012]),
  );
  expect(province.quotas.every(({ source }) => source?.en.includes('example'))).toBe(true);
});

describe('a quota is refused', () => {
  const first = "{ service: NURSING, indicator: FALLS, class: ALL, every: month, max: '9' }";
  const line = source.slice(0, source.indexOf(first)).split('\n').length;

  test.each([
    ['of a series that is not measured', first.replace('class: ALL', 'class: DAY'), 'no series NURSING/FALLS/DAY'],
    ['that sets nothing', first.replace(", max: '9'", ''), 'neither min nor max'],
    ['that nothing fits', first.replace('max', "min: '10', max"), 'min 10 is above max 9'],
    ['for a unit that does not exist', first.replace(' }', ', branches: [NORTH] }'), 'no branch NORTH'],
    ['for no period', first.replace('max', "in: '2024-13', max"), '2012-H1'],
    ['for periods that lie in none', first.replace('every: month', "every: year, in: '2024-Q1'"), 'has no year in it'],
    ['that is there already', first.replace('max', "in: '2024', max"), 'is there twice'],
  ])('%s', (_name, changed, says) => {
    try {
      readCatalogue(source.replace(first, changed), 'hospital.yaml');
    } catch (error) {
      if (!(error instanceof TongbaoError)) throw error;
      const told = String(error.values['problems']);
      expect(told).toContain(says);
      expect(told).toMatch(new RegExp(`^hospital\\.yaml:(${line}|${line + 1}): quotas`));
      return;
    }
    throw new Error('it was accepted');
  });
});
