import { loadCatalogue } from '../../src/catalogue';
import { readChoice, readCodes, readLevel, readPeriod } from '../../src/command-line/arguments';
import { Given } from '../../src/command-line/command';

const catalogue = loadCatalogue('imports/liaoning/catalogue.yaml');

test.each([
  ['branch', ['210100'], ['210100']],
  ['branch', ['沈阳', 'Dalian', '铁通鞍山分公司'], ['210100', '210200', '210300']],
  ['branch', ['辽宁', '辽阳', '朝阳'], ['210000', '211000', '211300']],
  ['branch', ['铁岭', ' 铁岭市 '], ['211200']],
  ['service', ['固定电话', 'ddn'], ['FIXED_LINE', 'DDN']],
  ['indicator', ['INSTALL_TIME', '计费差错率'], ['INSTALL_TIME', 'BILLING_ERROR_RATE']],
  ['class', ['集团用户'], ['CORPORATE']],
] as const)('%s %j is %j', (dimension, words, codes) => {
  expect(readCodes(dimension, words, catalogue, 'zh')).toEqual(codes);
});

test('what names nothing is refused with all that is allowed', () => {
  const refused = () => readCodes('service', ['fax'], catalogue, 'en');
  for (const { code, name } of catalogue.services) expect(refused).toThrow(`${code} ${name.en}`);
  expect(refused).toThrow('--service can not be fax');
});

test('a workbook is from a reporting branch, not from the province', () => {
  expect(() => readCodes('reporter', ['辽宁'], catalogue, 'zh')).toThrow('--branch');
  expect(readCodes('reporter', ['沈阳'], catalogue, 'zh')).toEqual(['210100']);
});

test('periods, levels and choices', () => {
  expect(readPeriod('2009-h2', 'en')).toEqual({ year: 2009, grain: 'half-year', index: 2 });
  expect(() => readPeriod('2009-13', 'en')).toThrow('2009-Q3');
  expect(readLevel('Province', 'en')).toBe('PROVINCE');
  expect(() => readLevel('county', 'en')).toThrow('province, region, branch');
  expect(() => readChoice('format', 'pdf', ['table', 'csv'], 'en')).toThrow('table, csv');
});

test('lists are repeated options and comma lists alike', () => {
  const given = new Given([], { service: ['A,B', ' C ', 'D，E'], dryRun: true, format: 'csv' });
  expect(given.list('service')).toEqual(['A', 'B', 'C', 'D', 'E']);
  expect(given.list('branch')).toBeUndefined();
  expect(given.switch('dry-run')).toBe(true);
  expect(given.switch('json')).toBe(false);
  expect(given.text('format')).toBe('csv');
});
