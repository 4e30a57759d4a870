import { Button } from '@mantine/core';
import { pick, usePicked } from '../address';
import { useAnswer } from '../http/answer';
import { say } from '../language';
import { Answered } from '../states';
import { timeText } from '../times';
import { AuditLog, type AuditLogQuery } from './queries';

const words = {
  about: {
    zh: '每次改动一条，首尾相扣（SHA-256），不能悄悄更改。',
    en: 'One entry for every change, each sealed over the one before (SHA-256): nothing can be altered unseen.',
  },
  asking: { zh: '正在取审计日志……', en: 'Fetching the audit log…' },
  number: { zh: '序号', en: 'No.' },
  at: { zh: '时间', en: 'When' },
  actor: { zh: '谁', en: 'Who' },
  action: { zh: '做了什么', en: 'What' },
  subject: { zh: '对象', en: 'To what' },
  origin: { zh: '来自', en: 'From' },
  change: { zh: '改动', en: 'Change' },
  before: { zh: '原', en: 'before' },
  after: { zh: '新', en: 'after' },
  first: { zh: '回到最新', en: 'To the latest' },
  older: { zh: '更早的', en: 'Older' },
  none: { zh: '还没有改动。', en: 'Nothing has been changed yet.' },
};

/** Who did what, and when. */
export default function AuditPart() {
  const after = usePicked().get('after');
  const answer = useAnswer(AuditLog, { first: 50, after });
  return (
    <>
      <p className="fine">{say(words.about)}</p>
      <Answered answer={answer} waiting={say(words.asking)}>
        {({ auditLog: { nodes, pageInfo } }) => (
          <>
            {nodes.length === 0 ? <p>{say(words.none)}</p> : <Entries entries={nodes} />}
            <div className="row middle after">
              {after === null ? null : (
                <Button size="xs" variant="default" onClick={() => pick({ after: undefined })}>
                  {say(words.first)}
                </Button>
              )}
              {pageInfo.hasNextPage ? (
                <Button size="xs" variant="default" onClick={() => pick({ after: pageInfo.endCursor ?? undefined })}>
                  {say(words.older)}
                </Button>
              ) : null}
            </div>
          </>
        )}
      </Answered>
    </>
  );
}

function Entries({ entries }: { readonly entries: AuditLogQuery['auditLog']['nodes'] }) {
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={say(words.change)}>
      <table className="list">
        <thead>
          <tr>
            {(['number', 'at', 'actor', 'action', 'subject', 'origin', 'change'] as const).map((column) => (
              <th key={column} scope="col" className={column === 'number' ? 'number' : undefined}>
                {say(words[column])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, actor, action, subject, origin, before, after, hash }) => (
            <tr key={id}>
              <td className="number">{id}</td>
              <td className="nowrap">{timeText(at)}</td>
              <td className="nowrap">{actor}</td>
              <td className="nowrap">
                <code>{action}</code>
              </td>
              <td className="nowrap">{subject}</td>
              <td className="nowrap">{origin}</td>
              <td>
                <details>
                  <summary>
                    <code>{hash.slice(0, 12)}</code>
                  </summary>
                  <Side label={say(words.before)} state={before} />
                  <Side label={say(words.after)} state={after} />
                </details>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Side({ label, state }: { readonly label: string; readonly state: string | null }) {
  return state === null ? null : (
    <p className="fine">
      {label} <code>{state}</code>
    </p>
  );
}
