import type { RequestHandler } from 'express';
import { requestLanguage } from '../language';
import type { ApiParts } from '../parts';
import { acceptedCoding } from './content-coding';
import { exchangeOf } from './exchange';
import { scopeOf } from './scope';
import { answerNames, entityTag, heldTag, setValidator } from './validator';

/**
 * Stands before routes whose answers to GET follow from the address, the language, the warehouse and what the principal
 * may see: gives them an ETag, and answers 304 to whoever has it already, before the route does anything. Where the route
 * fails, the error handler takes the ETag back.
 */
export function conditional(parts: Pick<ApiParts, 'catalogue' | 'clock'>): RequestHandler {
  const nameOf = answerNames(parts);
  return async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const name = nameOf({
      state: await exchangeOf(request).state(),
      scope: scopeOf(request),
      language: requestLanguage(request, parts.catalogue),
      type: 'file',
      url: request.originalUrl,
    });
    const held = heldTag(request, name);
    setValidator(response, held ?? entityTag(name, acceptedCoding(request.headers['accept-encoding'])));
    if (held === undefined) return next();
    response.writeHead(304).end();
  };
}
