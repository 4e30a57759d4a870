import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSettings } from '../../src/foundation';
import { createWorkbookReader } from '../../src/workbook';
import { sample, sampleNames, workbookOf } from '../workbook/support';
import { readThrough } from './sketch';

const reader = createWorkbookReader(loadSettings({}));
afterAll(() => reader.close());

/** The figures the samples were made of, and the branch whose workbook each is; columns as in `tongbao rollups`. */
const rows = readFileSync(join(__dirname, '../expected-2009-H2.csv'), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((row) => row.split(','))
  .filter(([, period]) => /^2009-\d\d$/.test(period ?? ''));
const codes: Record<string, string> = {
  沈阳: '210100',
  大连: '210200',
  鞍山: '210300',
  抚顺: '210400',
  本溪: '210500',
  丹东: '210600',
  锦州: '210700',
  营口: '210800',
  阜新: '210900',
  辽阳: '211000',
  盘锦: '211100',
  铁岭: '211200',
  朝阳: '211300',
  葫芦岛: '211400',
};

const trim = (text = ''): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

test.each(sampleNames)('%s', async (name) => {
  const read = readThrough(workbookOf(await reader.read(sample(name))));
  const [, code = ''] = Object.entries(codes).find(([branch]) => name.startsWith(branch)) ?? [];
  const expected = rows
    .filter(([branch]) => branch === code)
    .map(([branch, period, service, indicator, customerClass, , low, high, volume]) => {
      const key = [branch, service, indicator, customerClass, period].join(' ');
      if (trim(volume) === '0') return `${key} = no volume`;
      return `${key} = ${low === high ? trim(low) : `${trim(low)}..${trim(high)}`} /${trim(volume)}`;
    });
  expect(expected).toHaveLength(162);
  expect([read.branch, read.period]).toEqual([code, { year: 2009, grain: 'half-year', index: 2 }]);
  expect(read.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const shortened = read.lines.map((line) =>
    line.replace(/ = (NO_VOLUME|NO_BUSINESS|NOT_OFFERED|NOT_REPORTED).*/, ' = no volume'),
  );
  expect(shortened).toEqual(expected.sort());
});
