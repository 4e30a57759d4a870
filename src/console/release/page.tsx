import { ActButton } from '../act-button';
import { useAct } from '../administration/act';
import { pick, usePicked } from '../address';
import { useAnswer } from '../http/answer';
import { ask } from '../http/ask';
import { language, say } from '../language';
import { PeriodField } from '../period-field';
import { isPeriod, latestFirst, periodText } from '../periods';
import { useMe } from '../shell/me';
import { Answered, Failed, Notice } from '../states';
import { nameOf } from './names';
import { OneRelease } from './one-release';
import { OpenRelease, ReleasePeriods, ReleasesOf, ReportedPeriods, type ListedFragment } from './queries';
import { ReleaseList } from './release-list';
import './release.css';

const words = {
  title: { zh: '通报', en: 'Releases' },
  asking: { zh: '正在查询……', en: 'Asking…' },
  pickPeriod: { zh: '请选择或写入时期', en: 'Pick or write a period' },
  pickHint: { zh: '例如 2009-H2。', en: 'Such as 2009-H2.' },
  none: { zh: '{period}还没有通报', en: 'There is no release of the {period} yet' },
  noneToOpen: {
    zh: '开立后即可核对、说明并发布。其间仍可收数。',
    en: 'Once it is opened it can be checked, explained and published. Workbooks may come in meanwhile.',
  },
  nonePublished: { zh: '发布并解禁后，在此可见。', en: 'It is seen here when it is published and out.' },
  open: { zh: '开立通报', en: 'Open a release' },
  opening: { zh: '正在开立……', en: 'Opening…' },
  openNext: { zh: '开立修订', en: 'Open a revision' },
  unknown: { zh: '这一期没有编号为 {name} 的通报', en: 'The period has no release {name}' },
};

/** The bulletin of a period on its way: what is amiss, what is said to it, its publication and its revisions. */
export default function ReleasePage() {
  const picked = usePicked();
  const { may } = useMe();
  const released = useAnswer(ReleasePeriods, {});
  const reported = useAnswer(ReportedPeriods, may('submissions.read') ? {} : undefined);
  const known = latestFirst([
    ...(released.data?.releases ?? []).map(({ period }) => period),
    ...(reported.data?.submissions.nodes ?? []).map(({ period }) => period),
  ]);
  const period = picked.get('period') ?? (reported.waiting || released.waiting ? undefined : known[0]);
  return (
    <>
      <h1>{say(words.title)}</h1>
      <Answered answer={released} waiting={say(words.asking)}>
        {() => (
          <>
            <div className="row">
              <PeriodField
                value={period ?? ''}
                known={known}
                onPick={(one) => pick({ period: one, release: undefined })}
              />
            </div>
            {period === undefined || !isPeriod(period) ? (
              <Notice title={say(words.pickPeriod)}>
                <p>{say(words.pickHint)}</p>
              </Notice>
            ) : (
              <OfPeriod key={period} period={period} name={picked.get('release') ?? undefined} />
            )}
          </>
        )}
      </Answered>
    </>
  );
}

function OfPeriod({ period, name }: { readonly period: string; readonly name: string | undefined }) {
  const answer = useAnswer(ReleasesOf, { period });
  const { may } = useMe();
  const manages = may('releases.manage');
  return (
    <Answered answer={answer} waiting={say(words.asking)}>
      {({ releases }) => {
        const shown = name === undefined ? latest(releases) : releases.find((one) => isCalled(one, name));
        return (
          <>
            {releases.length === 0 ? (
              <Notice title={say(words.none, { period: periodText(period)[language] })}>
                <p>{say(manages ? words.noneToOpen : words.nonePublished)}</p>
              </Notice>
            ) : (
              <ReleaseList releases={releases} shown={shown?.id} />
            )}
            {manages && !releases.some(({ state }) => state === 'OPEN') ? (
              <Opening {...{ period, again: answer.again }}>
                {say(releases.some(({ state }) => state === 'PUBLISHED') ? words.openNext : words.open)}
              </Opening>
            ) : null}
            {name !== undefined && !shown ? <Notice title={say(words.unknown, { name })} /> : null}
            {shown ? <OneRelease key={shown.id} {...{ release: shown, releases, again: answer.again }} /> : null}
          </>
        );
      }}
    </Answered>
  );
}

function Opening({ period, again, children }: { period: string; again: () => void; children: string }) {
  const { act, failure, busy } = useAct(again);
  const open = async (): Promise<void> => {
    const { openRelease } = await ask(OpenRelease, { period });
    pick({ period, release: openRelease.id });
  };
  return (
    <div className="opening">
      <ActButton busy={busy} doing={say(words.opening)} onClick={() => void act(open)}>
        {children}
      </ActButton>
      {failure ? <Failed failure={failure} /> : null}
    </div>
  );
}

/** What is looked at by itself: the open one, else the last that was published. */
function latest(releases: readonly ListedFragment[]): ListedFragment | undefined {
  return releases.find(({ state }) => state === 'OPEN') ?? releases.findLast(({ state }) => state === 'PUBLISHED');
}

/** Links that were made while it was open have its id. */
function isCalled(release: ListedFragment, name: string): boolean {
  return nameOf(release) === name || release.id === name;
}
