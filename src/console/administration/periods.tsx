import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActButton } from '../act-button';
import { useAnswer } from '../http/answer';
import { ask } from '../http/ask';
import { language, say } from '../language';
import { periodText } from '../periods';
import { useMe } from '../shell/me';
import { Answered, Failed } from '../states';
import { timeText } from '../times';
import { useAct } from './act';
import { ClosedPeriods, ClosePeriod, OpenPeriod, type ClosedPeriodsQuery } from './queries';

const words = {
  doing: { zh: '正在办理……', en: 'Working…' },
  about: {
    zh: '封账后，这一期及其所含各期不再接收工作簿。',
    en: 'A closed period takes no more workbooks, nor does any period within it.',
  },
  asking: { zh: '正在取已封账的时期……', en: 'Fetching the closed periods…' },
  none: { zh: '没有已封账的时期。', en: 'No period is closed.' },
  period: { zh: '时期', en: 'Period' },
  example: { zh: '如 2009-H2', en: 'such as 2009-H2' },
  reason: { zh: '理由（记入审计日志）', en: 'Reason (kept in the audit log)' },
  close: { zh: '封账', en: 'Close' },
  open: { zh: '解封', en: 'Open again' },
  closedAt: { zh: '封账时间', en: 'Closed' },
  because: { zh: '理由', en: 'Reason' },
};

/** Which periods take no workbooks any more. */
export default function PeriodsPart() {
  const answer = useAnswer(ClosedPeriods, {});
  const { may } = useMe();
  return (
    <>
      <p className="fine">{say(words.about)}</p>
      {may('periods.decide') ? <Close again={answer.again} /> : null}
      <Answered answer={answer} waiting={say(words.asking)}>
        {({ closedPeriods }) =>
          closedPeriods.length === 0 ? (
            <p>{say(words.none)}</p>
          ) : (
            <Closed periods={closedPeriods} again={answer.again} />
          )
        }
      </Answered>
    </>
  );
}

function Close({ again }: { readonly again: () => void }) {
  const [period, setPeriod] = useState('');
  const [reason, setReason] = useState('');
  const { act, failure, busy } = useAct(() => {
    setPeriod('');
    setReason('');
    again();
  });
  return (
    <form action={() => act(() => ask(ClosePeriod, { period: period.trim(), reason }))}>
      <div className="row">
        <TextInput
          label={say(words.period)}
          placeholder={say(words.example)}
          value={period}
          onChange={(event) => setPeriod(event.currentTarget.value)}
          required
        />
        <TextInput
          className="reason"
          label={say(words.reason)}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
        />
        <ActButton type="submit" busy={busy} doing={say(words.doing)}>
          {say(words.close)}
        </ActButton>
      </div>
      {failure ? <Failed failure={failure} /> : null}
    </form>
  );
}

function Closed({
  periods,
  again,
}: {
  readonly periods: ClosedPeriodsQuery['closedPeriods'];
  readonly again: () => void;
}) {
  const { may } = useMe();
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={say(words.period)}>
      <table className="list">
        <thead>
          <tr>
            {(['period', 'closedAt', 'because'] as const).map((column) => (
              <th key={column} scope="col">
                {say(words[column])}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {periods.map(({ period, closedAt, reason }) => (
            <tr key={period}>
              <th scope="row">
                {period} <span className="fine">{periodText(period)[language]}</span>
              </th>
              <td className="nowrap">{closedAt === null ? '—' : timeText(closedAt)}</td>
              <td>{reason}</td>
              <td>{may('periods.decide') ? <Reopen period={period} again={again} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Reopen({ period, again }: { readonly period: string; readonly again: () => void }) {
  const [reason, setReason] = useState('');
  const { act, failure, busy } = useAct(again);
  return (
    <details>
      <summary>{say(words.open)}</summary>
      <form action={() => act(() => ask(OpenPeriod, { period, reason }))}>
        <div className="row">
          <TextInput
            size="xs"
            label={say(words.reason)}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            required
          />
          <ActButton
            size="xs"
            type="submit"
            busy={busy}
            doing={say(words.doing)}
            aria-label={`${say(words.open)} ${period}`}
          >
            {say(words.open)}
          </ActButton>
        </div>
        {failure ? <Failed failure={failure} /> : null}
      </form>
    </details>
  );
}
