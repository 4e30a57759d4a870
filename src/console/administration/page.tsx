import { lazy, Suspense, type ComponentType } from 'react';
import { addressOf, usePicked } from '../address';
import { say } from '../language';
import { Link } from '../link';
import { Waiting } from '../states';
import type { Text } from '../text';
import './administration.css';

const words = {
  title: { zh: '管理', en: 'Administration' },
  parts: { zh: '管理的各部分', en: 'Parts of the administration' },
  opening: { zh: '正在打开……', en: 'Opening…' },
};

interface Part {
  readonly name: string;
  readonly title: Text;
  readonly content: ComponentType;
}

/** What can be looked after here. Whoever may not do something is told so where they try. */
const parts: readonly [Part, ...Part[]] = [
  { name: 'accounts', title: { zh: '账号', en: 'Accounts' }, content: lazy(() => import('./accounts')) },
  { name: 'tokens', title: { zh: '令牌', en: 'Tokens' }, content: lazy(() => import('./tokens')) },
  { name: 'periods', title: { zh: '时期', en: 'Periods' }, content: lazy(() => import('./periods')) },
  { name: 'catalogue', title: { zh: '目录', en: 'Catalogue' }, content: lazy(() => import('./catalogue')) },
  { name: 'audit', title: { zh: '审计日志', en: 'Audit log' }, content: lazy(() => import('./audit')) },
  { name: 'health', title: { zh: '运行状况', en: 'Health' }, content: lazy(() => import('./health')) },
];

/** Accounts, tokens, periods, the catalogue, the audit log and how the program does. */
export default function AdministrationPage() {
  const asked = usePicked().get('part');
  const part = parts.find(({ name }) => name === asked) ?? parts[0];
  const Content = part.content;
  return (
    <>
      <h1>{say(words.title)}</h1>
      <nav className="parts" aria-label={say(words.parts)}>
        {parts.map(({ name, title }) => (
          <Link key={name} to={addressOf('/console/administration', { part: name })} current={name === part.name}>
            {say(title)}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Waiting>{say(words.opening)}</Waiting>}>
        <Content />
      </Suspense>
    </>
  );
}
