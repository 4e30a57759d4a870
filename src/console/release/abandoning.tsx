import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActButton } from '../act-button';
import { useAct } from '../administration/act';
import { pick } from '../address';
import { ask } from '../http/ask';
import { say } from '../language';
import { Failed } from '../states';
import { AbandonRelease, type ListedFragment } from './queries';

const words = {
  doing: { zh: '正在放弃……', en: 'Giving it up…' },
  open: { zh: '放弃这一期……', en: 'Give this release up…' },
  reason: { zh: '理由（记入审计日志）', en: 'Reason (kept in the audit log)' },
  abandon: { zh: '放弃', en: 'Give up' },
};

/** Gives an open release up; another can be opened then. */
export function Abandoning({ release, again }: { readonly release: ListedFragment; readonly again: () => void }) {
  const [reason, setReason] = useState('');
  const { act, failure, busy } = useAct(again);
  const abandon = async (): Promise<void> => {
    await ask(AbandonRelease, { id: release.id, reason });
    pick({ release: undefined }, true);
  };
  return (
    <details className="fine">
      <summary>{say(words.open)}</summary>
      <form action={() => act(abandon)}>
        <div className="row">
          <TextInput
            className="reason"
            label={say(words.reason)}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            required
          />
          <ActButton type="submit" color="red" busy={busy} doing={say(words.doing)} disabled={reason.trim() === ''}>
            {say(words.abandon)}
          </ActButton>
        </div>
        {failure ? <Failed failure={failure} /> : null}
      </form>
    </details>
  );
}
