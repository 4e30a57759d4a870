import { pick } from '../address';
import { useAnswer } from '../http/answer';
import { say } from '../language';
import { Answered, Notice } from '../states';
import { timeText } from '../times';
import { Recent, Sent, type RecentQuery } from './queries';
import { Status } from '../submission-status';

const words = {
  sent: { zh: '本次报送', en: 'Sent this time' },
  recent: { zh: '最近收到', en: 'Came in lately' },
  asking: { zh: '正在查询……', en: 'Asking…' },
  file: { zh: '文件', en: 'File' },
  branch: { zh: '分公司', en: 'Branch' },
  period: { zh: '时期', en: 'Period' },
  status: { zh: '状态', en: 'Status' },
  received: { zh: '收到时间', en: 'Received' },
  errors: { zh: '{errors} 处错误，{warnings} 处警告', en: '{errors} errors, {warnings} warnings' },
  none: { zh: '还没有收到工作簿', en: 'No workbook has come in yet' },
  noneHint: {
    zh: '报送后，这里会列出每个文件及其检查结果。',
    en: 'Every file that is sent is listed here, with what was found in it.',
  },
};

const open = (id: string): void => pick({ at: id, finding: undefined, sheet: undefined, cell: undefined });

/** The workbooks that were sent together, to go from one to the next. */
export function SentList({ ids, at }: { readonly ids: readonly string[]; readonly at: string | undefined }) {
  return (
    <nav className="sent" aria-label={say(words.sent)}>
      {ids.map((id) => (
        <SentOne key={id} id={id} current={id === at} />
      ))}
    </nav>
  );
}

function SentOne({ id, current }: { readonly id: string; readonly current: boolean }) {
  const { data } = useAnswer(Sent, { id });
  const submission = data?.submission;
  const count = (severity: string): number =>
    submission?.findings.filter((finding) => finding.severity === severity).length ?? 0;
  return (
    <button type="button" aria-current={current} onClick={() => open(id)}>
      <span className="name">{submission?.fileName ?? `#${id}`}</span>
      {submission ? <Status status={submission.status} /> : null}
      <span className="fine">
        {submission ? say(words.errors, { errors: count('ERROR'), warnings: count('WARNING') }) : null}
      </span>
    </button>
  );
}

/** What came in lately, for whoever has just come to the page. */
export function RecentList() {
  const answer = useAnswer(Recent, {});
  return (
    <section>
      <h2>{say(words.recent)}</h2>
      <Answered answer={answer} waiting={say(words.asking)}>
        {({ submissions: { nodes } }) =>
          nodes.length === 0 ? (
            <Notice title={say(words.none)}>
              <p>{say(words.noneHint)}</p>
            </Notice>
          ) : (
            <RecentTable nodes={nodes} />
          )
        }
      </Answered>
    </section>
  );
}

function RecentTable({ nodes }: { readonly nodes: RecentQuery['submissions']['nodes'] }) {
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={say(words.recent)}>
      <table className="list">
        <thead>
          <tr>
            {(['file', 'branch', 'period', 'status', 'received'] as const).map((name) => (
              <th key={name} scope="col">
                {say(words[name])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {nodes.map((one) => (
            <tr key={one.id}>
              <th scope="row" className="file">
                <button type="button" className="linklike" onClick={() => open(one.id)}>
                  {one.fileName}
                </button>
              </th>
              <td className="nowrap">{one.branchName ?? '—'}</td>
              <td className="nowrap">{one.period ?? '—'}</td>
              <td>
                <Status status={one.status} />
              </td>
              <td className="nowrap">{timeText(one.receivedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
