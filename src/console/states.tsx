import { Button } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import type { Answer } from './http/answer';
import type { Failure } from './http/failure';
import { say } from './language';
import { useMe } from './shell/me';

const words = {
  again: { zh: '再试一次', en: 'Try again' },
  failed: { zh: '没有办成', en: 'That did not work' },
  logInFirst: { zh: '请先登录', en: 'Please log in first' },
  logInHint: {
    zh: '这里的内容只给登录的人看。',
    en: 'What is here is for people who have logged in.',
  },
  logIn: { zh: '登录', en: 'Log in' },
  forbidden: { zh: '您没有这项权限', en: 'You may not do this' },
  forbiddenHint: {
    zh: '需要时请向省公司管理员申请。',
    en: 'If you need it, ask an administrator at head office.',
  },
  reference: { zh: '编号 {id}', en: 'reference {id}' },
};

/** What is being done, in words; not shown for what takes less than a moment. */
export function Waiting({ children }: { readonly children: ReactNode }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="state waiting" role="status">
      {late ? children : null}
    </p>
  );
}

/** What went wrong, in the server's own words, and what can be done about it. */
export function Failed({ failure, again }: { readonly failure: Failure; readonly again?: (() => void) | undefined }) {
  const { askToLogIn } = useMe();
  const { code, message, id } = failure.said;
  if (failure.refused === 'unknown') {
    return (
      <Notice title={say(words.logInFirst)} kind="quiet">
        <p>{say(words.logInHint)}</p>
        <Button size="xs" onClick={askToLogIn}>
          {say(words.logIn)}
        </Button>
      </Notice>
    );
  }
  const forbidden = failure.refused === 'forbidden';
  return (
    <Notice title={say(forbidden ? words.forbidden : words.failed)} kind={forbidden ? 'quiet' : 'bad'}>
      <p>{message}</p>
      {forbidden ? <p>{say(words.forbiddenHint)}</p> : null}
      <p className="fine">
        <code>{code}</code>
        {id === undefined ? null : ` · ${say(words.reference, { id })}`}
      </p>
      {again && !forbidden ? (
        <Button size="xs" variant="default" onClick={again}>
          {say(words.again)}
        </Button>
      ) : null}
    </Notice>
  );
}

interface NoticeProperties {
  readonly title: string;
  readonly kind?: 'quiet' | 'bad' | 'good';
  readonly children?: ReactNode;
}

/** A few words on their own: nothing is here yet, something failed, something was done. */
export function Notice({ title, kind = 'quiet', children }: NoticeProperties) {
  return (
    <div className={`state notice ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <p className="title">{title}</p>
      {children}
    </div>
  );
}

interface AnsweredProperties<Data> {
  readonly answer: Answer<Data>;
  /** What is being done while it is waited for. */
  readonly waiting: string;
  readonly children: (data: Data) => ReactNode;
}

/** An answer in whatever state it is. */
export function Answered<Data>({ answer, waiting, children }: AnsweredProperties<Data>) {
  if (answer.failure) return <Failed failure={answer.failure} again={answer.again} />;
  if (answer.data === undefined) return <Waiting>{waiting}</Waiting>;
  return children(answer.data);
}
