import { convert, decimal, plain, type Unit } from '../../src/model';

const unit = (code: string, dimension: string, factor: string): Unit => ({ code, dimension, factor: decimal(factor) });
const [h, d, wd] = [unit('h', 'time', '3600'), unit('d', 'time', '86400'), unit('wd', 'working time', '1')];

test.each([
  ['42.24', h, d, '1.76'],
  ['1.76', d, h, '42.24'],
  ['1', h, d, '0.041666666666667'],
  ['0.123456789012345678', d, d, '0.123456789012345678'],
])('%s converts to %s', (text, from, to, expected) => {
  const found = convert(decimal(text), from, to);
  expect(found && plain(found)).toBe(expected);
});

test('working days are not days', () => {
  expect(convert(decimal('1'), wd, d)).toBeUndefined();
  expect(convert(decimal('1'), d, wd)).toBeUndefined();
});
