import { MantineProvider } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { usePath } from '../address';
import { failureOf, type Failure } from '../http/failure';
import { request } from '../http/ask';
import { say } from '../language';
import { Link } from '../link';
import { loaded } from '../loaded';
import { Boundary } from './boundary';
import { Header } from './header';
import { MeContext, type Me } from './me';
import { pages } from './pages';
import { theme } from './theme';
import './components.css';
import './shell.css';
import './content.css';

const words = {
  tongbao: { zh: '通报 Tongbao', en: 'Tongbao 通报' },
  skip: { zh: '跳到内容', en: 'Skip to the content' },
  absent: { zh: '没有这一页', en: 'There is no such page' },
  front: { zh: '回到概览', en: 'To the overview' },
};

const LogIn = loaded(() => import('./log-in').then((module) => module.LogIn), '');

/** Asked at once: nothing is shown before it is known to whom. */
const session = request<Me>('GET', '/session');

/** The frame that all pages of the console stand in. */
export default function Shell() {
  const path = usePath();
  const [me, setMe] = useState<Me>();
  const [failure, setFailure] = useState<Failure>();
  const [loggingIn, setLoggingIn] = useState(false);
  useEffect(() => {
    session.then(setMe, (thrown: unknown) => setFailure(failureOf(thrown)));
  }, []);
  const here = useMemo(
    () =>
      me && {
        me,
        may: (operation: string) => me.rights.some((one) => one.operation === operation && one.right !== 'none'),
        askToLogIn: () => setLoggingIn(true),
      },
    [me],
  );
  const page = pages.find((one) => one.path === path);
  const title = page ? say(page.title) : say(words.absent);
  useEffect(() => {
    document.title = `${title} · ${say(words.tongbao)}`;
  }, [title]);
  const Content = page?.content;
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <a className="skip" href="#content">
        {say(words.skip)}
      </a>
      {failure ? <p role="alert">{failure.message}</p> : null}
      {here ? (
        <MeContext value={here}>
          <Header path={path} />
          <main id="content" tabIndex={-1}>
            <Boundary key={path}>
              {Content ? (
                <Content />
              ) : (
                <>
                  <h1>{title}</h1>
                  <Link to="/">{say(words.front)}</Link>
                </>
              )}
            </Boundary>
          </main>
          {loggingIn ? (
            <Boundary>
              <LogIn openId={here.me.logIns.openId} onClose={() => setLoggingIn(false)} />
            </Boundary>
          ) : null}
        </MeContext>
      ) : null}
    </MantineProvider>
  );
}
