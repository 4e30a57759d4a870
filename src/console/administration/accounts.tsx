import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActButton } from '../act-button';
import { useAnswer } from '../http/answer';
import { ask } from '../http/ask';
import { say } from '../language';
import { useMe } from '../shell/me';
import { Answered, Failed } from '../states';
import { timeText } from '../times';
import { useAct } from './act';
import { Accounts, ChangeAccount, CreateAccount, type AccountsQuery } from './queries';
import { RoleFields, roleName, useBranches, type Role } from './role-fields';
import { Secret } from './secret';

const words = {
  doing: { zh: '正在办理……', en: 'Working…' },
  asking: { zh: '正在取账号……', en: 'Fetching the accounts…' },
  create: { zh: '开设账号', en: 'Make an account' },
  name: { zh: '账号', en: 'Account' },
  role: { zh: '角色', en: 'Role' },
  branch: { zh: '分公司', en: 'Branch' },
  state: { zh: '状态', en: 'State' },
  changed: { zh: '最近更改', en: 'Last changed' },
  active: { zh: '可登录', en: 'may log in' },
  disabled: { zh: '已停用', en: 'disabled' },
  disable: { zh: '停用', en: 'Disable' },
  enable: { zh: '恢复', en: 'Enable' },
  password: { zh: '{name} 的初始密码', en: 'The password of {name}' },
  none: { zh: '还没有账号。', en: 'There is no account yet.' },
};

/** Who may log in, and what as. */
export default function AccountsPart() {
  const answer = useAnswer(Accounts, {});
  const { me } = useMe();
  const [made, setMade] = useState<{ readonly name: string; readonly password: string }>();
  return (
    <>
      {made ? <Secret title={say(words.password, { name: made.name })} secret={made.password} /> : null}
      {me.role === 'administrator' ? (
        <NewAccount
          onMade={(name, password) => {
            setMade({ name, password });
            answer.again();
          }}
        />
      ) : null}
      <Answered answer={answer} waiting={say(words.asking)}>
        {({ accounts }) => <AccountTable accounts={accounts} again={answer.again} />}
      </Answered>
    </>
  );
}

function NewAccount({ onMade }: { readonly onMade: (name: string, password: string) => void }) {
  const [name, setName] = useState('');
  const [[role, branch], setRole] = useState<[Role, string]>(['UPLOADER', '']);
  const { act, failure, busy } = useAct(() => setName(''));
  const create = (): Promise<void> =>
    act(async () => {
      const { createAccount } = await ask(CreateAccount, { name, role, branch: role === 'UPLOADER' ? branch : null });
      onMade(name, createAccount.password);
    });
  return (
    <form action={create}>
      <div className="row">
        <TextInput
          label={say(words.name)}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="off"
          required
        />
        <RoleFields role={role} branch={branch} onChange={(...chosen) => setRole(chosen)} />
        <ActButton type="submit" busy={busy} doing={say(words.doing)}>
          {say(words.create)}
        </ActButton>
      </div>
      {failure ? <Failed failure={failure} /> : null}
    </form>
  );
}

function AccountTable({
  accounts,
  again,
}: {
  readonly accounts: AccountsQuery['accounts'];
  readonly again: () => void;
}) {
  const branches = useBranches();
  const { act, failure } = useAct(again);
  if (accounts.length === 0) return <p>{say(words.none)}</p>;
  return (
    <>
      {failure ? <Failed failure={failure} /> : null}
      <div className="wide" tabIndex={0} role="region" aria-label={say(words.name)}>
        <table className="list">
          <thead>
            <tr>
              {(['name', 'role', 'branch', 'state', 'changed'] as const).map((column) => (
                <th key={column} scope="col">
                  {say(words[column])}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {accounts.map(({ name, role, branch, disabled, changedAt }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{roleName(role)}</td>
                <td className="nowrap">
                  {branch === null ? '—' : (branches.find(({ code }) => code === branch)?.name ?? branch)}
                </td>
                <td>
                  <span className={disabled ? 'tag bad' : 'tag good'}>
                    {say(disabled ? words.disabled : words.active)}
                  </span>
                </td>
                <td className="nowrap">{timeText(changedAt)}</td>
                <td className="number">
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`${say(disabled ? words.enable : words.disable)} ${name}`}
                    onClick={() => void act(() => ask(ChangeAccount, { name, disabled: !disabled }))}
                  >
                    {say(disabled ? words.enable : words.disable)}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
