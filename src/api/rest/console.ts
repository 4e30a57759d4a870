import { readFileSync } from 'node:fs';
import { Router, type RequestHandler } from 'express';
import { built } from '../../foundation';

/** The pages at /console/NAME: folders of src/console, each with a document of its own that src/console/documents.mts makes. */
const pages = ['upload', 'completeness', 'explore', 'release', 'administration'];

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
/** All pages in the console's frame show who is there: the browser asks while it fetches their scripts. */
const ofFrame = {
  'Content-Security-Policy': policy("'self'"),
  Link: '</session>; rel=preload; as=fetch; crossorigin',
};
const ofEditor = { 'Content-Security-Policy': policy("'self' 'unsafe-inline'") };

/** The web pages that src/console is made into: a document for each, which names the files that the page needs. */
export function consoleRoutes(): Router {
  const router = Router();
  const page =
    (document: string, headers: Readonly<Record<string, string>>): RequestHandler =>
    (_request, response) => {
      response.set({ ...headers, 'Cache-Control': 'no-cache' });
      response.type('html').send(readFileSync(built('console', `${document}.html`)));
    };
  const front = page('front', ofFrame);
  // whoever takes anything is a program, and is told the addresses
  router.get('/', (request, response, next) => {
    response.vary('Accept');
    if (/\btext\/html\b/.test(request.get('accept') ?? '')) return front(request, response, next);
    next();
  });
  for (const name of pages) router.get(`/console/${name}`, page(name, ofFrame));
  router.get('/graphiql', page('graphiql', ofEditor));
  return router;
}
