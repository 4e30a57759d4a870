import { pick, usePicked } from '../address';
import { useAnswer } from '../http/answer';
import { say } from '../language';
import { useMe } from '../shell/me';
import { SheetPane } from '../sheet/sheet';
import type { Mark } from '../sheet/shape';
import { Answered, Notice } from '../states';
import { timeText } from '../times';
import { Changes } from './changes';
import { Decision } from './decision';
import { FindingList } from './finding-list';
import { Sent, type SentQuery } from './queries';
import { Status } from '../submission-status';

const words = {
  asking: { zh: '正在取检查结果……', en: 'Fetching what was found…' },
  absent: { zh: '没有这份工作簿，或您不能查看', en: 'There is no such workbook, or you may not see it' },
  back: { zh: '← 最近收到', en: '← Came in lately' },
  annotated: { zh: '下载批注本', en: 'Annotated copy' },
  original: { zh: '下载原件', en: 'As sent' },
  revision: { zh: '第 {revision} 版', en: 'revision {revision}' },
  figures: { zh: '{count} 个数据', en: '{count} figures' },
  received: { zh: '{time} 收到', en: 'received {time}' },
  next: { zh: '下一步', en: 'What next' },
  rejected: {
    zh: '请在原表中改正标出的单元格，另存后重新拖到上面。数据库未作任何改动。',
    en: 'Correct the marked cells in your workbook and drop it above again. No figure has changed.',
  },
  accepted: {
    zh: '数据已入库，省、分公司各级汇总已更新。',
    en: 'The figures are in, and every rollup is up to date.',
  },
};

type Submission = NonNullable<SentQuery['submission']>;

/** One workbook: what was found in it, where, what it changes, and what is decided about it. */
export function SubmissionPane({ id }: { readonly id: string }) {
  const answer = useAnswer(Sent, { id });
  return (
    <Answered answer={answer} waiting={say(words.asking)}>
      {({ submission }) =>
        submission ? (
          <Shown submission={submission} again={answer.again} />
        ) : (
          <Notice title={say(words.absent)}>
            <BackToRecent />
          </Notice>
        )
      }
    </Answered>
  );
}

function BackToRecent() {
  return (
    <button
      type="button"
      className="linklike"
      onClick={() => pick({ ids: undefined, at: undefined, finding: undefined, sheet: undefined, cell: undefined })}
    >
      {say(words.back)}
    </button>
  );
}

function Shown({ submission, again }: { readonly submission: Submission; readonly again: () => void }) {
  const picked = usePicked();
  const { findings } = submission;
  const finding = picked.get('finding') === null ? undefined : Number(picked.get('finding'));
  const current = finding === undefined ? undefined : findings[finding];
  const sheet = picked.get('sheet') ?? current?.sheet ?? undefined;
  const cell = picked.get('cell') ?? (picked.get('sheet') ? undefined : (current?.cell ?? undefined));

  const toFinding = (index: number): void => {
    const chosen = findings[index];
    pick({ finding: String(index), sheet: chosen?.sheet ?? undefined, cell: chosen?.cell ?? undefined });
  };
  const toCell = (onSheet: string, at: string | undefined): void => {
    const index = findings.findIndex((one) => one.sheet === onSheet && at !== undefined && cellsOf(one).includes(at));
    pick({ sheet: onSheet, cell: at, finding: index < 0 ? undefined : String(index) });
  };
  const backToFinding = (): void => document.querySelector<HTMLElement>('.findings [aria-current="true"]')?.focus();
  return (
    <article className="submission">
      <Heading submission={submission} />
      <Decision submission={submission} again={again} />
      <div className={findings.length > 0 ? 'beside' : undefined}>
        <FindingList findings={findings} current={finding} onPick={toFinding} />
        <div>
          <SheetPane
            submission={submission.id}
            marks={findings.flatMap(marksOf)}
            {...{ sheet, cell }}
            onPick={toCell}
            onLeave={backToFinding}
          />
        </div>
      </div>
      <Changes submission={submission} />
    </article>
  );
}

function cellsOf({ cell, cells }: Submission['findings'][number]): readonly string[] {
  return cell === null ? cells : [cell, ...cells];
}

const kinds = { ERROR: 'error', WARNING: 'warning', INFO: 'info' } as const;

function marksOf(finding: Submission['findings'][number]): readonly Mark[] {
  const { sheet, severity, message } = finding;
  const mark = (cell: string, related: boolean): Mark => ({
    sheet: sheet ?? '',
    cell,
    kind: kinds[severity],
    message,
    related,
  });
  if (sheet === null) return [];
  return [
    ...(finding.cell === null ? [] : [mark(finding.cell, false)]),
    ...finding.cells.map((cell) => mark(cell, true)),
  ];
}

function Heading({ submission }: { readonly submission: Submission }) {
  const { may } = useMe();
  const { id, fileName, branchName, period, revision, status, receivedAt, observationCount } = submission;
  const facts = [
    branchName,
    period,
    revision === null ? null : say(words.revision, { revision }),
    observationCount > 0 ? say(words.figures, { count: observationCount }) : null,
    say(words.received, { time: timeText(receivedAt) }),
  ];
  const advice = status === 'REJECTED' ? say(words.rejected) : status === 'ACCEPTED' ? say(words.accepted) : undefined;
  return (
    <header>
      <BackToRecent />
      <div className="row middle">
        <h2>{fileName}</h2>
        <Status status={status} />
        {may('workbooks.read') ? (
          <span className="push links">
            <a href={`/submissions/${id}/annotated`} download>
              {say(words.annotated)}
            </a>
            <a href={`/submissions/${id}/workbook`} download>
              {say(words.original)}
            </a>
          </span>
        ) : null}
      </div>
      <p className="fine">{facts.filter((fact) => fact !== null).join(' · ')}</p>
      {advice === undefined ? null : <p>{advice}</p>}
    </header>
  );
}
