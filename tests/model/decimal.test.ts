import fc from 'fast-check';
import { decimal, divide, max, min, plain, plainText, round, valueScale, type Rounding } from '../../src/model';

const scaled = fc.record({
  digits: fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
  places: fc.integer({ min: 0, max: 15 }),
});

/** A decimal of whole digits and a scale, written without the code that is tested. */
function write(digits: bigint, places: number): string {
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
  const whole = text.slice(0, text.length - places);
  const rest = text.slice(text.length - places).replace(/0+$/, '');
  const body = places === 0 || rest === '' ? whole : `${whole}.${rest}`;
  return body === '0' ? '0' : sign + body;
}

test('addition and multiplication never round', () => {
  fc.assert(
    fc.property(scaled, scaled, (a, b) => {
      const places = Math.max(a.places, b.places);
      const [x, y] = [a, b].map((one) => one.digits * 10n ** BigInt(places - one.places)) as [bigint, bigint];
      const [left, right] = [decimal(write(a.digits, a.places)), decimal(write(b.digits, b.places))];
      expect(plain(left.plus(right))).toBe(write(x + y, places));
      expect(plain(left.minus(right))).toBe(write(x - y, places));
      expect(plain(left.times(right))).toBe(write(a.digits * b.digits, a.places + b.places));
    }),
  );
});

test('a quotient is the nearest of its scale', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }), (a, b) => {
      const scale = 10n ** BigInt(valueScale);
      const got = divide(decimal(String(a)), decimal(String(b)));
      const digits = BigInt(plain(got.times(decimal(String(scale)))));
      const apart = 2n * (digits * b - a * scale);
      expect(apart <= b && apart >= -b).toBe(true);
    }),
  );
});

test.each<[string, number, Rounding, string]>([
  ['1.755', 2, 'half-up', '1.76'],
  ['1.765', 2, 'half-even', '1.76'],
  ['1.775', 2, 'half-even', '1.78'],
  ['1.751', 2, 'up', '1.76'],
  ['1.759', 2, 'down', '1.75'],
  ['-1.751', 2, 'down', '-1.76'],
  ['-1.759', 2, 'up', '-1.75'],
])('%s to %d places, %s: %s', (text, places, rounding, expected) => {
  expect(plain(round(decimal(text), places, rounding))).toBe(expected);
});

test('one plain spelling', () => {
  expect(['1.7600', '1e-7', '-0', '1e21', '10', '0.0'].map(plainText)).toEqual([
    '1.76',
    '0.0000001',
    '0',
    '1000000000000000000000',
    '10',
    '0',
  ]);
  expect(plain(min(decimal('2'), decimal('10')))).toBe('2');
  expect(plain(max(decimal('2'), decimal('10')))).toBe('10');
});

test.each(['', 'abc', '1,000', '１', '1.2.3', 'NaN', 'Infinity', '0x10', ' 1'])('%j is no decimal', (text) => {
  expect(() => decimal(text)).toThrow();
});
