import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActButton } from '../act-button';
import { request } from '../http/ask';
import { failureOf } from '../http/failure';
import { say } from '../language';
import { Dialog } from './dialog';

const words = {
  title: { zh: '登录', en: 'Log in' },
  name: { zh: '账号', en: 'Account' },
  password: { zh: '密码', en: 'Password' },
  show: { zh: '显示或隐藏密码', en: 'Show or hide the password' },
  doing: { zh: '正在登录……', en: 'Logging in…' },
  submit: { zh: '登录', en: 'Log in' },
  openId: { zh: '用单位统一账号登录', en: 'Log in with the account of your organisation' },
  none: {
    zh: '还没有账号？请向省公司管理员申请。',
    en: 'No account yet? Ask an administrator at head office.',
  },
};

interface Properties {
  readonly openId: boolean;
  readonly onClose: () => void;
}

/** Where one says who one is. */
export function LogIn({ openId, onClose }: Properties) {
  const [failed, setFailed] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (form: FormData): Promise<void> => {
    setBusy(true);
    try {
      await request('POST', '/session', { name: form.get('name'), password: form.get('password') });
      // whatever is on the page was asked by somebody else
      location.reload();
    } catch (thrown) {
      setFailed(failureOf(thrown).message);
      setBusy(false);
    }
  };
  return (
    <Dialog title={say(words.title)} onClose={onClose}>
      <form action={submit} className="fields">
        <TextInput name="name" label={say(words.name)} autoComplete="username" required data-autofocus />
        <PasswordInput
          name="password"
          label={say(words.password)}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': say(words.show) }}
          required
        />
        {failed === undefined ? null : (
          <p className="refusal" role="alert">
            {failed}
          </p>
        )}
        <ActButton type="submit" busy={busy} doing={say(words.doing)}>
          {say(words.submit)}
        </ActButton>
        {openId ? (
          <Button component="a" href="/session/oidc" variant="default">
            {say(words.openId)}
          </Button>
        ) : null}
        <p className="fine">{say(words.none)}</p>
      </form>
    </Dialog>
  );
}
