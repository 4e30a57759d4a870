import type { Request, RequestHandler } from 'express';
import type { Catalogue } from '../../catalogue';
import { TongbaoError, type Text } from '../../foundation';
import { requestLanguage } from '../language';

/** A header that a page of another site can not set without asking first, which is never granted. */
const preflight = 'apollo-require-preflight';

const reasons = {
  json: {
    zh: `请以 Content-Type: application/json 发送，或带上请求头 ${preflight}（以防跨站伪造）`,
    en: `send it with Content-Type: application/json or the header ${preflight} (against cross-site forgery)`,
  },
  form: {
    zh: `来自其他网站的表单不予接受；程序请带上请求头 ${preflight}`,
    en: `forms from other sites are not taken; programs send the header ${preflight}`,
  },
} satisfies Record<string, Text>;

/**
 * Refuses what a page of another site can make a browser send in its user's name. A JSON body can't be sent so; a form
 * can, and browsers say of it where it comes from.
 */
export function refuseForgery(catalogue: Catalogue, body: keyof typeof reasons): RequestHandler {
  const safe = { json: isJson, form: isOwnForm }[body];
  return (request, _response, next) => {
    if (request.get(preflight) !== undefined || safe(request)) return next();
    throw new TongbaoError('USAGE', { reason: reasons[body][requestLanguage(request, catalogue)] });
  };
}

function isJson(request: Request): boolean {
  return Boolean(request.is('application/json'));
}

function isOwnForm(request: Request): boolean {
  return /^(same-origin|none)?$/.test(request.get('sec-fetch-site') ?? '');
}
