import type { IncomingMessage } from 'node:http';
import type { Request } from 'express';
import type { Catalogue } from '../catalogue';
import { chooseLanguage, type Language } from '../foundation';
import { refuseArgument } from './codes';

/** The language a request is answered in: `?lang=zh`, else `Accept-Language`, else the catalogue's. */
export function requestLanguage(
  { url = '', headers }: IncomingMessage,
  { language }: Pick<Catalogue, 'language'>,
): Language {
  // reading the parameters of an address takes its time, and hardly any has this one
  const given = url.includes('lang=') ? new URLSearchParams(url.slice(url.indexOf('?') + 1)).getAll('lang') : [];
  return chooseLanguage(given.length === 1 ? given[0] : headers['accept-language'], language);
}

/** As `requestLanguage`, but a `lang` that is no language is an error. */
export function askedLanguage(request: Request, catalogue: Pick<Catalogue, 'language'>): Language {
  const { lang } = request.query;
  if (lang !== undefined && !(typeof lang === 'string' && /^(zh|en)$/i.test(lang))) {
    refuseArgument('lang', JSON.stringify(lang), ['zh', 'en']);
  }
  return requestLanguage(request, catalogue);
}
