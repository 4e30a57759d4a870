import { useState } from 'react';
import { language } from '../language';
import type { Text } from '../text';

const words = {
  label: { zh: '访问令牌', en: 'API token' },
  use: { zh: '使用', en: 'Use' },
  remove: { zh: '移除', en: 'Remove' },
  inUse: { zh: '以令牌查询', en: 'Asking with a token' },
  refused: {
    zh: '未获许可。请输入令牌；在服务器上取得：tongbao token create --role reader',
    en: 'Not permitted. Enter a token; on the server: tongbao token create --role reader',
  },
} satisfies Record<string, Text>;

const store = 'tongbao.token';

/** The token kept for this browser tab; empty without one. It is gone when the tab is closed. */
export function keptToken(): string {
  return sessionStorage.getItem(store) ?? '';
}

/** The kept token, and how another is kept. */
export function useToken(): readonly [string, (token: string) => void] {
  const [token, setToken] = useState(keptToken);
  const keep = (given: string): void => {
    sessionStorage.setItem(store, given);
    setToken(given);
  };
  return [token, keep];
}

interface Properties {
  readonly token: string;
  readonly onToken: (token: string) => void;
  /** Whether the server refused the last question for want of rights. */
  readonly refused: boolean;
}

/** Where a token is entered, and taken away again. */
export function TokenField({ token, onToken, refused }: Properties) {
  const notice = refused ? (
    <p className="refused" role="alert">
      {words.refused[language]}
    </p>
  ) : null;
  if (token && !refused) {
    return (
      <div className="token">
        <span>{words.inUse[language]}</span>
        <button type="button" onClick={() => onToken('')}>
          {words.remove[language]}
        </button>
      </div>
    );
  }
  const submit = (form: FormData): void => {
    const given = form.get('token');
    if (typeof given === 'string') onToken(given.trim());
  };
  return (
    <form className="token" action={submit}>
      {notice}
      <input
        name="token"
        type="password"
        autoComplete="off"
        spellCheck={false}
        required
        aria-label={words.label[language]}
        placeholder={words.label[language]}
      />
      <button type="submit">{words.use[language]}</button>
    </form>
  );
}
