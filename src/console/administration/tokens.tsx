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
import { CreateToken, RevokeToken, Tokens, type TokensQuery } from './queries';
import { RoleFields, roleName, type Role } from './role-fields';
import { Secret } from './secret';

const words = {
  doing: { zh: '正在办理……', en: 'Working…' },
  about: {
    zh: '令牌供程序使用：以 Authorization: Bearer 发送。',
    en: 'Tokens are for programs, which send them as Authorization: Bearer.',
  },
  asking: { zh: '正在取令牌……', en: 'Fetching the tokens…' },
  create: { zh: '发放令牌', en: 'Make a token' },
  name: { zh: '用途', en: 'What it is for' },
  account: { zh: '所属账号', en: 'Account' },
  role: { zh: '角色', en: 'Role' },
  expires: { zh: '到期', en: 'Expires' },
  days: { zh: '有效天数', en: 'Days' },
  state: { zh: '状态', en: 'State' },
  valid: { zh: '有效', en: 'valid' },
  revoked: { zh: '已撤销', en: 'revoked' },
  revoke: { zh: '撤销', en: 'Revoke' },
  secret: { zh: '新令牌', en: 'The new token' },
  none: { zh: '还没有令牌。', en: 'There is no token yet.' },
};

/** What programs are let in by. */
export default function TokensPart() {
  const answer = useAnswer(Tokens, {});
  const { me } = useMe();
  const [secret, setSecret] = useState<string>();
  return (
    <>
      <p className="fine">{say(words.about)}</p>
      {secret === undefined ? null : <Secret title={say(words.secret)} secret={secret} />}
      {me.via === 'session' ? (
        <NewToken
          onMade={(made) => {
            setSecret(made);
            answer.again();
          }}
        />
      ) : null}
      <Answered answer={answer} waiting={say(words.asking)}>
        {({ tokens }) => <TokenTable tokens={tokens} again={answer.again} />}
      </Answered>
    </>
  );
}

function NewToken({ onMade }: { readonly onMade: (secret: string) => void }) {
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [[role, branch], setRole] = useState<[Role, string]>(['READER', '']);
  const { act, failure, busy } = useAct(() => setName(''));
  const create = (): Promise<void> =>
    act(async () => {
      const asked = { name, role, branch: role === 'UPLOADER' ? branch : null, days: Number(days) };
      const { createToken } = await ask(CreateToken, asked);
      onMade(createToken.secret);
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
        <TextInput
          className="short"
          label={say(words.days)}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
          inputMode="numeric"
          pattern="[1-9][0-9]*"
          required
        />
        <ActButton type="submit" busy={busy} doing={say(words.doing)}>
          {say(words.create)}
        </ActButton>
      </div>
      {failure ? <Failed failure={failure} /> : null}
    </form>
  );
}

function TokenTable({ tokens, again }: { readonly tokens: TokensQuery['tokens']; readonly again: () => void }) {
  const { act, failure } = useAct(again);
  if (tokens.length === 0) return <p>{say(words.none)}</p>;
  return (
    <>
      {failure ? <Failed failure={failure} /> : null}
      <div className="wide" tabIndex={0} role="region" aria-label={say(words.name)}>
        <table className="list">
          <thead>
            <tr>
              {(['name', 'account', 'role', 'expires', 'state'] as const).map((column) => (
                <th key={column} scope="col">
                  {say(words[column])}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {tokens.map(({ id, name, account, role, expiresAt, revokedAt }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{account ?? '—'}</td>
                <td>{roleName(role)}</td>
                <td className="nowrap">{timeText(expiresAt)}</td>
                <td>
                  <span className={revokedAt === null ? 'tag good' : 'tag'}>
                    {say(revokedAt === null ? words.valid : words.revoked)}
                  </span>
                </td>
                <td className="number">
                  {revokedAt === null ? (
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={`${say(words.revoke)} ${name}`}
                      onClick={() => void act(() => ask(RevokeToken, { id }))}
                    >
                      {say(words.revoke)}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
