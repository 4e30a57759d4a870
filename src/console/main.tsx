// The web pages, for people: they talk HTTP to the server as any other client would and import no other room.
// Vite makes dist/console of them, which src/api/rest/console.ts serves. This file is the entrance: it shows the page
// that the address names, each loaded only when it is asked for.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { language } from './language';
import './page.css';

/** GraphiQL fills its window by itself; all other pages stand within one frame. */
const page = location.pathname.replace(/\/$/, '') === '/graphiql' ? import('./graphiql/page') : import('./shell/shell');

const place = document.getElementById('page');
if (!place) throw new Error('index.html has no place for the page');
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
void page.then(({ default: Page }) => {
  createRoot(place).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
});
