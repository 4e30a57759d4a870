import { decimal, display, displayLimit, findingKinds, findingText, type FindingCode } from '../../src/model';

const day = { zh: '天', en: 'd' };
const percent = { zh: '%', en: '%' };
const none = { zh: '', en: '' };

test.each([
  ['1.760061895', '1.760061895', day, 2, '1.76天'],
  ['1', '1', day, 2, '1天'],
  ['1.5', '1.5', day, 2, '1.5天'],
  ['1.005', '1.005', day, 2, '1.01天'],
  ['99.65', '99.65', percent, 2, '99.65%'],
  ['0', '0.00001', none, 6, '<10⁻⁵'],
  ['0', '0.0001', none, 6, '<10⁻⁴'],
  ['0', '0.0000123', none, 6, '<0.000013'],
  ['0', '0', none, 6, '0'],
  ['1.231', '1.459', day, 2, '1.23–1.46天'],
  ['0.001234', '0.001234', day, 2, '0.0012天'],
  ['11.57', '11.57', { zh: '小时', en: 'h' }, 2, '11.57小时'],
])('%s to %s is shown as %s', (low, high, unitSymbol, decimals, expected) => {
  expect(display(decimal(low), decimal(high), { unitSymbol, decimals }, 'zh')).toBe(expected);
});

test('in English, and up to the greatest value', () => {
  expect(display(decimal('1.76'), decimal('1.76'), { unitSymbol: day, decimals: 2 }, 'en')).toBe('1.76 d');
  const style = { unitSymbol: percent, decimals: 2, greatest: decimal('100') };
  expect(display(decimal('99.999'), decimal('100'), style, 'zh')).toBe('>99.99%');
});

describe('every finding', () => {
  test.each(Object.entries(findingKinds))('%s is told in both languages', (_code, { title, message, hint }) => {
    const holes = (text: string): string[] =>
      [...text.matchAll(/\{(\w+?)(?:_zh|_en)?\}/g)].map(([, name = '']) => name).sort();
    for (const text of [title, message, hint]) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).toMatch(/[a-z]{3}/);
      expect(holes(text.en)).toEqual(holes(text.zh));
    }
  });

  test('is put in words with its values', () => {
    const code: FindingCode = 'TOTAL_DIFFERS';
    const values = { stated: '1.38', recomputed: '1.4天' };
    const told = findingText(
      { code, severity: 'warning', sheet: '表一', cell: 'B5', cells: ['B3'], rawText: '1.38', values },
      'zh',
    );
    expect(told).toMatchObject({ code, sheet: '表一', cell: 'B5', message: '表中的合计是 1.38，按明细重算为 1.4天' });
  });
});

test('a limit is printed in full, a small power of ten as one', () => {
  const [days, none] = [{ unitSymbol: { zh: '天', en: 'd' } }, { unitSymbol: { zh: '', en: '' } }];
  expect(displayLimit(decimal('0.0001'), none, 'zh')).toBe('10⁻⁴');
  expect(displayLimit(decimal('1.2345'), days, 'zh')).toBe('1.2345天');
  expect(displayLimit(decimal('1.50'), days, 'en')).toBe('1.5 d');
});
