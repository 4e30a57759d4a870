import { CloseButton, Progress } from '@mantine/core';
import { say } from '../language';
import type { Sending } from './sending';

const words = {
  waits: { zh: '等候', en: 'waits' },
  sent: { zh: '正在发送 {percent}%', en: 'being sent, {percent}%' },
  read: { zh: '已送到，正在读取和检查', en: 'arrived; being read and checked' },
  failed: { zh: '未能送达', en: 'not sent' },
  forget: { zh: '去掉这一行', en: 'Remove this line' },
  progress: { zh: '发送进度：{name}', en: 'Progress of {name}' },
};

/** Files on their way, and those that did not get there. */
export function SendingList({
  sendings,
  onForget,
}: {
  readonly sendings: readonly Sending[];
  readonly onForget: (key: number) => void;
}) {
  return (
    <ul className="sendings" aria-live="polite">
      {sendings.map(({ key, name, state, percent, failure }) => (
        <li key={key}>
          <span className="name">{name}</span>
          <span className={state === 'failed' ? 'refusal' : 'fine'}>
            {failure ? failure.message : say(words[state], { percent })}
          </span>
          {state === 'failed' ? (
            <CloseButton size="sm" aria-label={say(words.forget)} onClick={() => onForget(key)} />
          ) : (
            <Progress
              value={state === 'read' ? 100 : percent}
              size="xs"
              transitionDuration={0}
              aria-label={say(words.progress, { name })}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
