import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActButton } from '../act-button';
import { useAct } from '../administration/act';
import { pick } from '../address';
import { ask } from '../http/ask';
import { say } from '../language';
import { Failed, Notice } from '../states';
import { kindNames } from './names';
import { PublishRelease, type GateQuery, type ListedFragment, type ReleaseKind } from './queries';

const words = {
  title: { zh: '发布', en: 'Publish' },
  notYet: { zh: '各项都说明之后才能发布。', en: 'It can be published when every question is answered.' },
  forGood: {
    zh: '发布的是第 {version} 版数据，此后不再改动；更正须另开修订。',
    en: 'What is published is version {version} of the figures, for good: a correction is another release.',
  },
  kind: { zh: '性质', en: 'Kind' },
  embargo: { zh: '解禁时间（可不填，按本机时区）', en: 'Embargo until (if any; in your time zone)' },
  reason: { zh: '修订理由', en: 'Why it revises {number}' },
  publishing: { zh: '正在发布……', en: 'Publishing…' },
  publish: { zh: '发布', en: 'Publish' },
  stale: { zh: '其间数据有了变化，没有发布', en: 'The figures have moved since you looked: nothing was published' },
  look: { zh: '重新核对', en: 'Look again' },
};

interface Properties {
  readonly release: ListedFragment;
  readonly gate: NonNullable<GateQuery['release']>['gate'];
  /** The release that it revises. */
  readonly revises: ListedFragment | undefined;
  readonly again: () => void;
}

/** Publishes the very figures that were looked at. */
export function Publishing({ release, gate: { ready, version }, revises, again }: Properties) {
  const last = revises?.kind === 'FINAL';
  const [kind, setKind] = useState<ReleaseKind>(last ? 'FINAL' : 'PROVISIONAL');
  const [embargo, setEmbargo] = useState('');
  const [reason, setReason] = useState('');
  const { act, failure, busy } = useAct(again);
  const publish = async (): Promise<void> => {
    const { publishRelease } = await ask(PublishRelease, {
      id: release.id,
      kind,
      expecting: version,
      embargoUntil: embargo === '' ? null : new Date(embargo).toISOString(),
      reason: revises ? reason : null,
    });
    pick({ period: release.period, release: publishRelease.number ?? release.id }, true);
  };
  return (
    <section aria-label={say(words.title)}>
      <h3>{say(words.title)}</h3>
      <p className="fine">{ready ? say(words.forGood, { version }) : say(words.notYet)}</p>
      <form action={() => act(publish)}>
        <div className="row">
          <label className="native">
            {say(words.kind)}
            <select value={kind} onChange={(event) => setKind(event.currentTarget.value as ReleaseKind)}>
              {/* what was final does not become provisional again */}
              {last ? null : <option value="PROVISIONAL">{say(kindNames.PROVISIONAL)}</option>}
              <option value="FINAL">{say(kindNames.FINAL)}</option>
            </select>
          </label>
          <TextInput
            type="datetime-local"
            label={say(words.embargo)}
            value={embargo}
            onChange={(event) => setEmbargo(event.currentTarget.value)}
          />
          {revises ? (
            <TextInput
              className="reason"
              label={say(words.reason, { number: revises.number ?? '' })}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              required
            />
          ) : null}
          <ActButton
            type="submit"
            busy={busy}
            doing={say(words.publishing)}
            disabled={!ready || (revises !== undefined && reason.trim() === '')}
          >
            {say(words.publish)}
          </ActButton>
        </div>
      </form>
      {failure?.said.code === 'RELEASE_STALE' ? (
        <Notice kind="bad" title={say(words.stale)}>
          <p>{failure.said.message}</p>
          <Button size="xs" variant="default" onClick={again}>
            {say(words.look)}
          </Button>
        </Notice>
      ) : failure ? (
        <Failed failure={failure} />
      ) : null}
    </section>
  );
}
