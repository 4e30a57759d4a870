import { constants } from 'node:zlib';
import compression from 'compression';
import type { RequestHandler } from 'express';
import { brotliQuality, gzipLevel, leastCompressed } from './content-coding';

/** Rows as text, which the table of types that compress well does not know of. */
const ours = /^application\/x-ndjson\b/;

/**
 * Compresses what is text on its way out. What is compressed in itself (workbooks, Parquet) is left as it is. Whatever is
 * written is sent on at once, so that the first rows of a long export are there before the last ones are read.
 */
export function compressed(): RequestHandler {
  return compression({
    threshold: leastCompressed,
    level: gzipLevel,
    flush: constants.Z_SYNC_FLUSH,
    brotli: { flush: constants.BROTLI_OPERATION_FLUSH, params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } },
    filter: (request, response) =>
      ours.test(String(response.getHeader('Content-Type'))) || compression.filter(request, response),
  });
}
