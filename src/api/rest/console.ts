import { readFileSync } from 'node:fs';
import express, { Router, type RequestHandler, type Response } from 'express';
import { built } from '../../foundation';

/** The addresses of the pages; which page each shows is decided in src/console/main.tsx. */
const addresses = {
  front: '/',
  pages: ['upload', 'completeness', 'explore', 'release', 'administration'].map((page) => `/console/${page}`),
  graphiql: '/graphiql',
};

/**
 * What a page may do: run our scripts, ask this server, and nothing else. The style sheets carry small pictures and fonts
 * within them. Styles come from our files and, set one by one, from our scripts; only the editor of GraphiQL writes style
 * elements, so only its page may.
 */
const policy = (styles: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    // the bulletin, as it will be, is shown within the page of its release
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
const ownStyles = policy("'self'");
const editorStyles = policy("'self' 'unsafe-inline'");

/** The web pages that src/console is made into, with their scripts and styles. */
export function consoleRoutes(): Router {
  const router = Router();
  const page =
    (styles: string): RequestHandler =>
    (_request, response) => {
      response.set({ 'Content-Security-Policy': styles, 'Cache-Control': 'no-cache' });
      response.type('html').send(readFileSync(built('console', 'index.html')));
    };
  // whoever takes anything is a program, and is told the addresses
  router.get(addresses.front, (request, response, next) => {
    response.vary('Accept');
    if (/\btext\/html\b/.test(request.get('accept') ?? '')) return page(ownStyles)(request, response, next);
    next();
  });
  router.get(addresses.pages, page(ownStyles));
  router.get(addresses.graphiql, page(editorStyles));
  // names carry a digest of what is in the file, so it never changes under its name
  router.use('/console/assets', (request, response, next) => {
    const setHeaders = (file: Response): unknown => file.set('Cache-Control', 'public, max-age=31536000, immutable');
    const files = express.static(built('console', 'assets'), { index: false, redirect: false, setHeaders });
    files(request, response, next);
  });
  return router;
}
