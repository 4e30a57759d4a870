import { useState } from 'react';
import { useAnswer, useFetched, type Answer } from '../http/answer';
import { say } from '../language';
import { useMe } from '../shell/me';
import { Answered } from '../states';
import { ChangeTable, type Change } from './change-table';
import { Moved, type SentQuery } from './queries';

const words = {
  would: { zh: '入库后将改变什么', en: 'What accepting it would change' },
  did: { zh: '全省汇总因此改变了什么', en: 'What it changed in the figures of the province' },
  rehearsing: { zh: '正在试算……', en: 'Working out what would change…' },
  asking: { zh: '正在查询变动……', en: 'Asking what changed…' },
  counts: {
    zh: '本分公司：新增 {added}，更改 {changed}，去掉 {removed}，不变 {unchanged}',
    en: 'Figures of the branch: {added} new, {changed} changed, {removed} removed, {unchanged} as they were',
  },
  province: { zh: '全省', en: 'The province' },
  changed: { zh: '本分公司更改的数', en: 'Changed figures of the branch' },
  removed: { zh: '本分公司去掉的数', en: 'Removed figures of the branch' },
  all: { zh: '连同月、季、年的汇总一并列出', en: 'List months, quarters and the year, too' },
};

interface PlanSide {
  readonly display: string;
  readonly volume: string | null;
}

interface PlanChange {
  readonly branchName: string;
  readonly period: string;
  readonly serviceName: string;
  readonly indicatorName: string;
  readonly customerClass: string;
  readonly customerClassName: string;
  readonly before: PlanSide | null;
  readonly after: PlanSide | null;
}

/** What `GET /submissions/ID/plan` answers. */
export interface Planned {
  readonly plan: {
    readonly hash: string;
    readonly added: number;
    readonly changed: readonly PlanChange[];
    readonly changedCount: number;
    readonly removed: readonly PlanChange[];
    readonly removedCount: number;
    readonly unchanged: number;
    readonly province: readonly PlanChange[];
  } | null;
}

type Submission = NonNullable<SentQuery['submission']>;

/** What a workbook changes: before it is decided about, and after. */
export function Changes({ submission: { id, status, period } }: { readonly submission: Submission }) {
  const { may } = useMe();
  const waits = status === 'CHECKED' && may('workbooks.read') && may('submissions.preview');
  const planned = useFetched<Planned>(waits ? planAddress(id) : undefined);
  const moved = useAnswer(Moved, status === 'ACCEPTED' && period !== null ? { period } : undefined);
  if (waits) return <Would answer={planned} period={period} />;
  if (status !== 'ACCEPTED') return null;
  return (
    <section>
      <h3>{say(words.did)}</h3>
      <Answered answer={moved} waiting={say(words.asking)}>
        {({ changes: { nodes } }) => (
          <ChangeTable
            label={say(words.province)}
            changes={nodes
              .filter(({ submission }) => submission === id)
              .map((one) => ({
                ...one,
                before: one.beforeDisplay,
                after: one.display,
                beforeVolume: one.beforeVolume,
                afterVolume: one.volume,
              }))}
          />
        )}
      </Answered>
    </section>
  );
}

/** Where the plan of a submission that waits is to be had. */
export function planAddress(id: string): string {
  return `/submissions/${id}/plan`;
}

function Would({ answer, period }: { readonly answer: Answer<Planned>; readonly period: string | null }) {
  const [all, setAll] = useState(false);
  return (
    <section>
      <h3>{say(words.would)}</h3>
      <Answered answer={answer} waiting={say(words.rehearsing)}>
        {({ plan }) =>
          plan && (
            <>
              <p>
                {say(words.counts, {
                  added: plan.added,
                  changed: plan.changedCount,
                  removed: plan.removedCount,
                  unchanged: plan.unchanged,
                })}
              </p>
              {plan.changed.length > 0 ? (
                <ChangeTable label={say(words.changed)} changes={plan.changed.map(changeOf)} />
              ) : null}
              {plan.removed.length > 0 ? (
                <ChangeTable label={say(words.removed)} changes={plan.removed.map(changeOf)} />
              ) : null}
              <ChangeTable
                label={say(words.province)}
                changes={plan.province.filter((one) => all || one.period === period).map(changeOf)}
              />
              <label className="fine">
                <input type="checkbox" checked={all} onChange={() => setAll(!all)} /> {say(words.all)}
              </label>
            </>
          )
        }
      </Answered>
    </section>
  );
}

function changeOf({ before, after, ...dimensions }: PlanChange): Change {
  return {
    ...dimensions,
    before: before?.display ?? '—',
    after: after?.display ?? '—',
    beforeVolume: before?.volume ?? null,
    afterVolume: after?.volume ?? null,
  };
}
