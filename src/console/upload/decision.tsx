import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFetched } from '../http/answer';
import { ask } from '../http/ask';
import { failureOf, type Failure } from '../http/failure';
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
        doIt={(reason) => ask(Accept, { id, reason, plan })}
        again={again}
        ready={plan !== undefined}
      />
    </div>
  );
}

interface ReasonedProperties {
  readonly label: string;
  readonly doIt: (reason: string) => Promise<object>;
  readonly again: () => void;
  readonly ready?: boolean;
  readonly color?: string;
}

function Reasoned({ label, doIt, again, ready = true, color }: ReasonedProperties) {
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const submit = async (): Promise<void> => {
    setFailure(undefined);
    await doIt(reason).then(again, (thrown: unknown) => setFailure(failureOf(thrown)));
  };
  return (
    <form action={submit}>
      <div className="row">
        <TextInput
          className="reason"
          label={say(words.reason)}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
        />
        <Button type="submit" disabled={!ready || reason.trim() === ''} color={color ?? 'blue'}>
          {label}
        </Button>
      </div>
      {failure ? <Failed failure={failure} /> : null}
    </form>
  );
}
