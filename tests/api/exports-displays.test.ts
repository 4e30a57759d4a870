import fc from 'fast-check';
import { Displays } from '../../src/api/exports/displays';
import { valueRow } from '../../src/api/figure-row';
import { loadCatalogue } from '../../src/catalogue';
import { decimal, plain } from '../../src/model';
import { join } from 'node:path';

const catalogue = loadCatalogue(join(__dirname, '../../imports/liaoning/catalogue.yaml'));

/** Decimals of every length and sign, and those that rounding is hard with. */
const decimals = fc
  .tuple(
    fc.constantFrom('', '', '', '-'),
    fc.oneof(fc.bigInt(0n, 120n), fc.bigInt(0n, 10n ** 17n)),
    fc.oneof(
      fc.constant(''),
      fc.stringMatching(/^[0-9]{1,15}$/),
      fc.stringMatching(/^0{1,6}[0-9]{1,4}$/),
      fc.constantFrom('5', '05', '005', '995', '9995', '99999', '4999999', '0049'),
    ),
  )
  .map(([sign, whole, places]) => decimal(`${sign}${whole}${places === '' ? '' : `.${places}`}`));

test('a display made in passing is the one of the model', () => {
  const displays = { zh: new Displays('zh'), en: new Displays('en') };
  fc.assert(
    fc.property(
      fc.constantFrom(...catalogue.indicators, undefined),
      fc.constantFrom('zh' as const, 'en' as const),
      decimals,
      fc.option(decimals),
      (indicator, language, one, other) => {
        const [low, high] = other && other.lt(one) ? [other, one] : [one, other ?? one];
        const shown = displays[language].of(indicator, plain(low), plain(high));
        expect(shown).toBe(valueRow(indicator, { low, high }, language).display);
        // and again, now that it may be remembered
        expect(displays[language].of(indicator, plain(low), plain(high))).toBe(shown);
      },
    ),
    { numRuns: 5000 },
  );
});

test('where there is no value it says so', () => {
  expect(new Displays('zh').of(catalogue.indicators[0], null, null)).toBe('—');
});
