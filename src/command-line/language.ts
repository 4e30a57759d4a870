import { parseArgs } from 'node:util';
import { loadCatalogue } from '../catalogue';
import { chooseLanguage, loadSettings, TongbaoError, type Language } from '../foundation';
import type { Surroundings } from './program';

/** Options of every command. */
export interface GlobalOptions {
  readonly lang?: string | undefined;
  readonly database?: string | undefined;
  readonly catalogue?: string | undefined;
}

/** Finds the options that matter before anything can be said, as the language does. The full parsing comes later. */
export function globalOptions(given: readonly string[]): GlobalOptions {
  const { values } = parseArgs({
    args: [...given],
    options: { lang: { type: 'string' }, database: { type: 'string' }, catalogue: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return { lang: text(values['lang']), database: text(values['database']), catalogue: text(values['catalogue']) };
}

/** The language of the locale; undefined where it names none (C, POSIX, nothing). */
export function localeLanguage(environment: Surroundings['environment']): Language | undefined {
  const locale = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(Boolean);
  return locale === undefined || /^(C|POSIX)(\.|$)/.test(locale) ? undefined : chooseLanguage(locale, 'en');
}

/** The language of `--lang`, else of the locale; where that names none (C, POSIX), the catalogue's own. */
export function languageOf(options: GlobalOptions, environment: Surroundings['environment']): Language {
  if (options.lang === 'zh' || options.lang === 'en') return options.lang;
  if (options.lang !== undefined) {
    throw new TongbaoError('ARGUMENT_INVALID', { name: '--lang', value: options.lang, allowed: ['zh', 'en'] });
  }
  const local = localeLanguage(environment);
  if (local !== undefined) return local;
  try {
    return loadCatalogue(options.catalogue ?? loadSettings(environment).catalogue).language;
  } catch (error) {
    // Whatever is wrong with the settings or the catalogue is said by the command that needs them.
    if (error instanceof TongbaoError) return chooseLanguage(undefined);
    throw error;
  }
}
