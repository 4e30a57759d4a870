import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { language } from '../language';
import type { Text } from '../text';
import { examples } from './examples';

const words = {
  title: { zh: '示例', en: 'Examples' },
  hint: {
    zh: '点击即在新标签页打开，再按 ▶ 运行。期间、机构、指标的代码都可以改。',
    en: 'A click opens one in a new tab; ▶ runs it. Periods, branches and indicators are yours to change.',
  },
} satisfies Record<string, Text>;

/** Whether a pane fits beside the editors; on a phone it covers them, so it opens and closes by its button. */
export const roomBesideEditors = matchMedia('(min-width: 48rem)');

function Icon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M9 18h6M10 21h4M12 3a6 6 0 0 0-3.6 10.8c.7.6 1.1 1.3 1.1 2.2h5c0-.9.4-1.6 1.1-2.2A6 6 0 0 0 12 3Z" />
    </svg>
  );
}

function Panel() {
  const actions = useGraphiQLActions();
  const editor = useGraphiQL(({ queryEditor }) => queryEditor);
  const open = (query: string): void => {
    actions.addTab();
    editor?.setValue(query);
    if (!roomBesideEditors.matches) actions.setVisiblePlugin(null);
  };
  return (
    <section aria-label={words.title[language]} className="examples">
      <h2>{words.title[language]}</h2>
      <p>{words.hint[language]}</p>
      <ul>
        {examples.map(({ title, purpose, query }) => (
          <li key={title.en}>
            <button type="button" onClick={() => open(query[language])}>
              <strong>{title[language]}</strong>
              <span>{purpose[language]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The pane of ready examples. */
export const examplesPanel = { title: words.title[language], icon: Icon, content: Panel };
