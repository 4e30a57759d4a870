import 'graphiql/setup-workers/vite';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useGraphiQLActions } from '@graphiql/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { language } from '../language';
import type { Text } from '../text';
import { examples } from './examples';
import { examplesPanel, roomBesideEditors } from './examples-panel';
import { fetcher } from './fetcher';
import { TokenField, useToken } from './token';
import 'graphiql/style.css';
import './page.css';

const words = {
  front: { zh: '通报', en: 'Tongbao' },
} satisfies Record<string, Text>;

const givenQuery = new URLSearchParams(location.search).get('query');

const plugins = [examplesPanel, HISTORY_PLUGIN];

/** Another token is another reader: asks for the schema anew. It has to stand within GraphiQL, and shows nothing. */
function SchemaFor({ token }: { readonly token: string }) {
  const actions = useGraphiQLActions();
  const asked = useRef(token);
  useEffect(() => {
    if (asked.current === token) return;
    asked.current = token;
    void actions.introspect();
  }, [token, actions]);
  return null;
}

/** GraphiQL: where queries are written, completed from the schema and run. */
export default function GraphiqlPage() {
  useEffect(() => {
    document.title = `GraphiQL · ${words.front[language]}`;
  }, []);
  const [token, setToken] = useToken();
  const [status, setStatus] = useState(200);
  const ask = useMemo(() => fetcher(setStatus), []);
  const refused = status === 401 || status === 403;
  return (
    <div className="graphiql-page">
      <header>
        <a href="/">{words.front[language]}</a>
        <h1>GraphiQL</h1>
        <TokenField token={token} onToken={setToken} refused={refused} />
      </header>
      <GraphiQL
        fetcher={ask}
        plugins={plugins}
        {...(roomBesideEditors.matches && { visiblePlugin: examplesPanel })}
        // another page may lead here with a query of its own
        {...(givenQuery !== null && { initialQuery: givenQuery })}
        defaultQuery={examples[0]?.query[language] ?? ''}
        shouldPersistHeaders={false}
        defaultEditorToolsVisibility={false}
      >
        <GraphiQL.Logo>
          <SchemaFor token={token} />
        </GraphiQL.Logo>
      </GraphiQL>
    </div>
  );
}
