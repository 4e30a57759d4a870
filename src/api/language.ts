import type { Request } from 'express';
import type { Catalogue } from '../catalogue';
import { chooseLanguage, type Language } from '../foundation';
import { refuseArgument } from './codes';

/** The language a request is answered in: `?lang=zh`, else `Accept-Language`, else the catalogue's. */
export function requestLanguage(request: Request, { language }: Pick<Catalogue, 'language'>): Language {
  // reading the parameters of an address takes its time, and hardly any has this one
  const lang = request.url.includes('lang=') ? request.query['lang'] : undefined;
  return chooseLanguage(typeof lang === 'string' ? lang : request.headers['accept-language'], language);
}

/** As `requestLanguage`, but a `lang` that is no language is an error. */
export function askedLanguage(request: Request, catalogue: Pick<Catalogue, 'language'>): Language {
  const { lang } = request.query;
  if (lang !== undefined && !(typeof lang === 'string' && /^(zh|en)$/i.test(lang))) {
    refuseArgument('lang', JSON.stringify(lang), ['zh', 'en']);
  }
  return requestLanguage(request, catalogue);
}
