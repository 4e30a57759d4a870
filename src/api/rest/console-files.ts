import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { Router, type Response } from 'express';
import { built } from '../../foundation';
import { acceptedCoding, type Coding } from '../http/content-coding';

/** How src/console/precompressed.mts calls the compressed copy of a file. */
const suffixes: Readonly<Record<Coding, string>> = { br: '.br', gzip: '.gz', identity: '' };
/** The name of a file itself, which is not that of a copy. */
const named = /^\/[\w.-]+(?<!\.(?:br|gz))$/;

/**
 * The scripts, styles and pictures of the pages, compressed when they were built. They are the same for everybody, and
 * nobody is asked who they are. Their names carry a digest of what is in them, so they never change under their names.
 */
export function consoleFiles(): Router {
  const router = Router();
  router.use('/console/assets', (request, response, next) => {
    const { path, url } = request;
    if (!named.test(path)) return next();
    const folder = built('console', 'assets');
    const taken = acceptedCoding(request.headers['accept-encoding']);
    const coding = existsSync(join(folder, path + suffixes[taken])) ? taken : 'identity';
    const setHeaders = (file: Response): void => {
      file.set('Cache-Control', 'public, max-age=31536000, immutable').vary('Accept-Encoding');
      file.type(extname(path));
      if (coding !== 'identity') file.set('Content-Encoding', coding);
    };
    request.url = path + suffixes[coding];
    express.static(folder, { index: false, redirect: false, setHeaders })(request, response, (error) => {
      request.url = url;
      next(error);
    });
  });
  return router;
}
