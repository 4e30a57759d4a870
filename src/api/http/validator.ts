import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from '../../foundation';
import type { WarehouseState } from '../../warehouse';
import type { ApiParts } from '../parts';
import type { Coding } from './content-coding';
import { programHash } from './program-hash';

/** Everything an answer depends on beside the program, the catalogue and the day. */
export interface Asked {
  readonly state: WarehouseState;
  /** What of the principal decides about what it may see. */
  readonly scope: string;
  readonly language: Language;
  /** The media type of the answer. */
  readonly type: string;
  readonly url: string;
  readonly body?: Buffer | undefined;
}

/**
 * Names answers: the same name means the same answer, to the byte. It is known before anything is parsed or read, and
 * is what `ETag` says and what kept answers are found by. The UTC day is part of it, because what is late depends on it.
 */
export function answerNames({ catalogue, clock }: Pick<ApiParts, 'catalogue' | 'clock'>): (asked: Asked) => string {
  const always = `${programHash()}\n${catalogue.sha256}\n`;
  return ({ state, scope, language, type, url, body }) => {
    const day = clock.now().slice(0, 10);
    const { version, figures, access, embargoesOver } = state;
    const hash = createHash('sha256').update(always);
    // no part of a line can contain the end of it, so that no two lists of parts read the same
    hash.update(
      `${version}\n${figures}\n${access}\n${embargoesOver}\n${day}\n${JSON.stringify(scope)}\n${language}\n${type}\n${url}\n`,
    );
    if (body) hash.update(body);
    return hash.digest('base64url');
  };
}

/** The strong ETag of an answer as it is coded (RFC 9110, 8.8.1: other bytes, another tag). */
export function entityTag(name: string, coding: Coding): string {
  return coding === 'identity' ? `"${name}"` : `"${name}-${coding}"`;
}

/** The tag in `If-None-Match` by which the client has the answer already, in whatever coding. */
export function heldTag(request: IncomingMessage, name: string): string | undefined {
  const given = request.headers['if-none-match'];
  if (given === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return undefined;
  const start = given.indexOf(`"${name}`);
  return start < 0 ? undefined : given.slice(start, given.indexOf('"', start + 1) + 1);
}

/** What the answer was chosen by, so that nothing in between gives it to others. */
const vary = 'Accept, Accept-Encoding, Accept-Language, Authorization, Cookie';

/** Says of an answer that it may be kept by whoever asked, and has to be asked about every time it is used. */
export function setValidator(response: ServerResponse, tag: string): void {
  response.setHeader('ETag', tag);
  response.setHeader('Cache-Control', 'private, no-cache');
  const before = response.getHeader('Vary');
  response.setHeader('Vary', before === undefined ? vary : `${String(before)}, ${vary}`);
}
