import { useAnswer } from '../http/answer';
import { say } from '../language';
import { useMe } from '../shell/me';
import { Answered } from '../states';
import { Abandoning } from './abandoning';
import { Bulletin } from './bulletin';
import { Changes, ChangesUntilNow } from './changes';
import { Explanations } from './explanations';
import { GateParts } from './gate';
import type { Names } from './names';
import { Publishing } from './publishing';
import { Gate, SeriesNames, type GateQuery, type ListedFragment, type SeriesNamesQuery } from './queries';
import { Questions } from './questions';

const words = {
  checking: { zh: '正在核对……', en: 'Checking…' },
  draft: { zh: '第 {id} 号（未发布）', en: 'Release no. {id}, not yet published' },
  abandoned: { zh: '第 {id} 号（已放弃）', en: 'Release no. {id}, abandoned' },
  catalogue: {
    zh: '目录此后有过更换：名称可能不同，数字不变。',
    en: 'The catalogue is another one since: names may differ, figures do not.',
  },
  seal: { zh: '封记 {seal}，取自第 {version} 版数据', en: 'Seal {seal}, from version {version} of the figures' },
};

interface Properties {
  readonly release: ListedFragment;
  readonly releases: readonly ListedFragment[];
  readonly again: () => void;
}

/** One release: whoever manages it works on it here, everybody sees it once it is out. */
export function OneRelease({ release, releases, again }: Properties) {
  const { may } = useMe();
  const manages = may('releases.manage');
  const series = useAnswer(SeriesNames, {});
  const { state, number, id, version, seal } = release;
  const title = number ?? say(state === 'OPEN' ? words.draft : words.abandoned, { id });
  return (
    <article aria-label={title}>
      <h2 className="release">{title}</h2>
      {release.catalogueChanged ? <p className="fine">{say(words.catalogue)}</p> : null}
      <Answered answer={series} waiting={say(words.checking)}>
        {(names) =>
          state === 'OPEN' && manages ? (
            <Open {...{ release, releases, again, series: names }} />
          ) : (
            <Explanations {...{ release, again, names: { series: names, rules: new Map(), files: new Map() } }} />
          )
        }
      </Answered>
      {state === 'PUBLISHED' ? (
        <>
          {release.number?.endsWith('/R0') ? null : <Changes release={release} />}
          <Bulletin period={release.period} number={number ?? undefined} />
          {seal === null ? null : <p className="fine sealed">{say(words.seal, { seal, version: version ?? '' })}</p>}
        </>
      ) : null}
    </article>
  );
}

type GateSeen = NonNullable<GateQuery['release']>['gate'];

/** A release that is worked on: everything is of the same look at the gate. */
function Open({ release, releases, again, series }: Properties & { readonly series: SeriesNamesQuery }) {
  const answer = useAnswer(Gate, { id: release.id });
  const before = releases.findLast(({ state }) => state === 'PUBLISHED');
  const both = (): void => {
    again();
    answer.again();
  };
  return (
    <Answered answer={answer} waiting={say(words.checking)}>
      {({ release: seen }) => {
        if (!seen) return null;
        const { gate } = seen;
        const names = namesOf(gate, series);
        return (
          <>
            <GateParts gate={gate} />
            <Questions {...{ release, gate, names, again: both }} />
            <Explanations {...{ release, names, again: both }} />
            {before ? (
              <ChangesUntilNow
                {...{ before, period: release.period, version: gate.version, branches: series.branches }}
              />
            ) : null}
            <Bulletin period={release.period} version={gate.version} />
            <Publishing {...{ release, gate, revises: before, again: both }} />
            <Abandoning {...{ release, again }} />
          </>
        );
      }}
    </Answered>
  );
}

function namesOf(gate: GateSeen, series: SeriesNamesQuery): Names {
  return {
    series,
    rules: new Map(gate.rules.nodes.map(({ rule, ruleName }) => [rule, ruleName])),
    files: new Map(gate.waiting.nodes.map(({ submission: { id, fileName } }) => [id, fileName])),
  };
}
