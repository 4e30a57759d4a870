import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActButton } from '../act-button';
import { useAct } from '../administration/act';
import { useFetched } from '../http/answer';
import { ask } from '../http/ask';
import { say } from '../language';
import { useMe } from '../shell/me';
import { Failed } from '../states';
import { planAddress, type Planned } from './changes';
import { Accept, Withdraw, type SentQuery } from './queries';

const words = {
  waits: {
    zh: '有警告，须说明理由认可后才入库。',
    en: 'It has warnings: it comes in when somebody says why it may.',
  },
  waitsForOfficer: {
    zh: '有警告，等省公司认可。也可以改正后重新报送。',
    en: 'It has warnings and waits for head office. You can also correct and send it again.',
  },
  reason: { zh: '理由（记入审计日志）', en: 'Reason (kept in the audit log)' },
  accepting: { zh: '正在入库……', en: 'Accepting…' },
  withdrawing: { zh: '正在撤回……', en: 'Taking back…' },
  accept: { zh: '认可并入库', en: 'Accept' },
  withdraw: { zh: '撤回', en: 'Take back' },
  withdrawOpen: { zh: '撤回这份工作簿……', en: 'Take this workbook back…' },
  because: { zh: '认可理由：{reason}', en: 'Accepted because: {reason}' },
  withdrawn: { zh: '撤回理由：{reason}', en: 'Taken back because: {reason}' },
};

interface Properties {
  readonly submission: NonNullable<SentQuery['submission']>;
  readonly again: () => void;
}

/** What is decided about a workbook: that it may come in for all its warnings, or is taken back. */
export function Decision({ submission, again }: Properties) {
  const { may } = useMe();
  const { id, status, acceptedBecause, withdrawnBecause } = submission;
  if (status === 'CHECKED') {
    if (!may('submissions.accept')) return <p>{say(words.waitsForOfficer)}</p>;
    return <Accepting id={id} again={again} />;
  }
  return (
    <>
      {acceptedBecause === null ? null : <p className="fine">{say(words.because, { reason: acceptedBecause })}</p>}
      {withdrawnBecause === null ? null : <p className="fine">{say(words.withdrawn, { reason: withdrawnBecause })}</p>}
      {status === 'ACCEPTED' && may('submissions.withdraw') ? (
        <details className="fine">
          <summary>{say(words.withdrawOpen)}</summary>
          <Reasoned
            label={say(words.withdraw)}
            doing={say(words.withdrawing)}
            doIt={(reason) => ask(Withdraw, { id, reason })}
            again={again}
            color="red"
          />
        </details>
      ) : null}
    </>
  );
}

function Accepting({ id, again }: { readonly id: string; readonly again: () => void }) {
  // what is accepted is what was shown, or nothing
  const { data } = useFetched<Planned>(planAddress(id));
  const plan = data?.plan?.hash;
  return (
    <div className="decide">
      <p>{say(words.waits)}</p>
      <Reasoned
        label={say(words.accept)}
        doing={say(words.accepting)}
        doIt={(reason) => ask(Accept, { id, reason, plan })}
        again={again}
        ready={plan !== undefined}
      />
    </div>
  );
}

interface ReasonedProperties {
  readonly label: string;
  readonly doing: string;
  readonly doIt: (reason: string) => Promise<object>;
  readonly again: () => void;
  readonly ready?: boolean;
  readonly color?: string;
}

function Reasoned({ label, doing, doIt, again, ready = true, color }: ReasonedProperties) {
  const [reason, setReason] = useState('');
  const { act, failure, busy } = useAct(again);
  return (
    <form action={() => act(() => doIt(reason))}>
      <div className="row">
        <TextInput
          className="reason"
          label={say(words.reason)}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
        />
        <ActButton
          type="submit"
          busy={busy}
          doing={doing}
          disabled={!ready || reason.trim() === ''}
          color={color ?? 'blue'}
        >
          {label}
        </ActButton>
      </div>
      {failure ? <Failed failure={failure} /> : null}
    </form>
  );
}
