import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActButton } from '../act-button';
import { useAct } from '../administration/act';
import { ask } from '../http/ask';
import { say } from '../language';
import { Failed } from '../states';
import { everything } from './explanations';
import { thingOf, type Names } from './names';
import { Waive, type GateQuery, type ListedFragment, type QuestionFragment } from './queries';
import { together } from './together';

const words = {
  doing: { zh: '正在记下……', en: 'Taking it down…' },
  title: { zh: '待说明', en: 'Open questions' },
  more: { zh: '另有 {count} 项未列出。', en: '{count} more are not listed.' },
  kinds: {
    FIGURE: { zh: '缺数 {count} 项', en: '{count} missing' },
    RULE: { zh: '不符规则 {count} 处', en: '{count} rules broken' },
    SUBMISSION: { zh: '待认可的工作簿 {count} 份', en: '{count} workbooks waiting' },
  },
  scope: { zh: '说明的事项', en: 'What is explained' },
  reason: { zh: '理由（记入审计日志，随通报保存）', en: 'Reason (kept in the audit log and with the release)' },
  explain: { zh: '说明', en: 'Explain' },
};

interface Properties {
  readonly release: ListedFragment;
  readonly gate: NonNullable<GateQuery['release']>['gate'];
  readonly names: Names;
  readonly again: () => void;
}

/** What still wants an explanation, together by branch and kind, each with the form that gives it. */
export function Questions({ release, gate: { unexplained }, names, again }: Properties) {
  if (unexplained.totalCount === 0) return null;
  const byBranch = together(unexplained.nodes, ({ kind, branch }) => `${kind} ${branch}`);
  const rest = unexplained.totalCount - unexplained.nodes.length;
  return (
    <section aria-label={say(words.title)}>
      <h3>{say(words.title)}</h3>
      <ul className="questions">
        {[...byBranch].map(([key, questions]) => (
          <Together key={key} {...{ id: release.id, questions, names, again }} />
        ))}
      </ul>
      {rest > 0 ? <p className="fine">{say(words.more, { count: rest })}</p> : null}
    </section>
  );
}

interface TogetherProperties {
  readonly id: string;
  readonly questions: readonly QuestionFragment[];
  readonly names: Names;
  readonly again: () => void;
}

function Together({ id, questions, names, again }: TogetherProperties) {
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState('');
  const { act, failure, busy } = useAct(() => {
    setReason('');
    setChosen('');
    again();
  });
  const [first] = questions;
  if (!first) return null;
  const { kind, branch, branchName } = first;
  const one = chosen === '' ? undefined : questions[Number(chosen)];
  const text = (question: QuestionFragment): string => thingOf(question, names) ?? say(everything[kind]);
  const waive = (): Promise<unknown> => {
    const { service, indicator, customerClass, rule, submission } = one ?? {};
    return ask(Waive, { id, reason, what: { kind, branch, service, indicator, customerClass, rule, submission } });
  };
  return (
    <li>
      <p>
        <strong>{branchName}</strong>{' '}
        <span className="tag doubt">{say(words.kinds[kind], { count: questions.length })}</span>
      </p>
      {questions.length <= 3 ? <p className="fine">{questions.map(text).join(' · ')}</p> : null}
      <form
        action={() => act(waive)}
        aria-label={`${branchName} ${say(words.kinds[kind], { count: questions.length })}`}
      >
        <div className="row">
          <label className="native">
            {say(words.scope)}
            <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
              <option value="">{say(everything[kind])}</option>
              {questions.map((question, index) => (
                <option key={index} value={index}>
                  {text(question)}
                </option>
              ))}
            </select>
          </label>
          <TextInput
            className="reason"
            label={say(words.reason)}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            required
          />
          <ActButton
            type="submit"
            variant="default"
            busy={busy}
            doing={say(words.doing)}
            disabled={reason.trim() === ''}
          >
            {say(words.explain)}
          </ActButton>
        </div>
        {failure ? <Failed failure={failure} /> : null}
      </form>
    </li>
  );
}
