// The web pages, for people: they talk HTTP to the server as any other client would and import no other room.
// Vite makes dist/console of them, which src/api/rest/console.ts serves. This file is the entrance: it shows the page
// that the address names, each loaded only when it is asked for.
import { lazy, StrictMode, Suspense, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { language } from './language';
import type { Text } from './text';
import './page.css';

interface Page {
  readonly title: Text;
  readonly content: ComponentType;
}

/** The pages by their addresses; src/api/rest/console.ts answers these very addresses. */
const pages: Readonly<Record<string, Page>> = {
  '/graphiql': { title: { zh: '查询', en: 'Queries' }, content: lazy(() => import('./graphiql/page')) },
};

const absent: Page = {
  title: { zh: '没有这一页', en: 'No such page' },
  content: () => <a href="/">{{ zh: '回到首页', en: 'To the front page' }[language]}</a>,
};

const { title, content: Content } = pages[location.pathname.replace(/\/$/, '')] ?? absent;
const place = document.getElementById('page');
if (!place) throw new Error('index.html has no place for the page');
document.documentElement.lang = language;
document.title = `${title[language]} · 通报 Tongbao`;
createRoot(place).render(
  <StrictMode>
    <Suspense>
      <Content />
    </Suspense>
  </StrictMode>,
);
