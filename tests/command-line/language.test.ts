import { languageOf } from '../../src/command-line/language';
import { run } from './terminal';

const catalogue = 'imports/liaoning/catalogue.yaml';

test.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'zh_TW' }, 'zh'],
  [{ LANG: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'fr_FR.UTF-8' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: '' }, 'en'],
  [{ LC_ALL: 'C', LANG: 'en_US.UTF-8' }, 'zh'], // says nothing; the catalogue is in Chinese
  [{ LANG: 'C.UTF-8' }, 'zh'],
  [{ LANG: 'POSIX' }, 'zh'],
  [{}, 'zh'],
])('the locale %j is %s', (environment, language) => {
  expect(languageOf({ catalogue }, environment)).toBe(language);
});

test('--lang goes over the locale', () => {
  expect(languageOf({ lang: 'en' }, { LANG: 'zh_CN.UTF-8' })).toBe('en');
  expect(languageOf({ lang: 'zh' }, { LANG: 'en_US.UTF-8' })).toBe('zh');
});

test('without a locale and a catalogue, it is Chinese', () => {
  expect(languageOf({ catalogue: '/no/such' }, {})).toBe('zh');
});

test('a language that is not spoken is refused', async () => {
  const { code, err } = await run(['verify', '--lang', 'fr']);
  expect(code).toBe(2);
  expect(err).toBe('--lang can not be fr; zh, en\n');
});
