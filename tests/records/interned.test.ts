import fc from 'fast-check';
import { Interned } from '../../src/records';

test('gives each different text a number, in the order of first appearance, as a map does', () => {
  // few characters, so that texts come again, and are the beginnings of others; of every width
  const texts = fc.array(
    fc.oneof(
      fc.string({ unit: fc.constantFrom('a', '0', '单', '\u00e9', '\ud800', '\u0000'), maxLength: 4 }),
      fc.string({ unit: 'binary', maxLength: 30 }),
    ),
    { maxLength: 300 },
  );
  fc.assert(
    fc.property(texts, (all) => {
      const interned = new Interned();
      const known = new Map<string, number>();
      for (const text of all) {
        const number = known.get(text) ?? known.size;
        known.set(text, number);
        expect(interned.numberOf(text)).toBe(number);
        expect(interned.size).toBe(known.size);
      }
    }),
  );
});

test('knows a hundred thousand again, long ones among them', () => {
  const interned = new Interned();
  const textOf = (number: number): string =>
    number % 1000 === 0 ? `${'单'.repeat(number % 7001)}${number}` : `PD2009-${number}`;
  const all = Array.from({ length: 100_000 }, (_, number) => textOf(number));
  expect(all.filter((text, number) => interned.numberOf(text) !== number)).toEqual([]);
  expect(all.filter((text, number) => interned.numberOf(text) !== number)).toEqual([]);
  expect(interned.size).toBe(all.length);
  expect(() => interned.numberOf('0'.repeat(32_768))).toThrow(RangeError);
});
