import { readFileSync } from 'node:fs';
import express, { Router, type Response } from 'express';
import { built } from '../../foundation';

/** The addresses of the pages; which page each shows is decided in src/console/main.tsx. */
const addresses = ['/graphiql'];

/**
 * What a page may do: run our scripts, ask this server, and nothing else. Its editor sets styles from its script, and
 * the style sheets carry small pictures and fonts within them.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The web pages that src/console is made into, with their scripts and styles. */
export function consoleRoutes(): Router {
  const router = Router();
  router.get(addresses, (_request, response) => {
    response.set({ 'Content-Security-Policy': policy, 'Cache-Control': 'no-cache' });
    response.type('html').send(readFileSync(built('console', 'index.html')));
  });
  // names carry a digest of what is in the file, so it never changes under its name
  router.use('/console/assets', (request, response, next) => {
    const setHeaders = (file: Response): unknown => file.set('Cache-Control', 'public, max-age=31536000, immutable');
    const files = express.static(built('console', 'assets'), { index: false, redirect: false, setHeaders });
    files(request, response, next);
  });
  return router;
}
