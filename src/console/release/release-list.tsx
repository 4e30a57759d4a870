import { addressOf } from '../address';
import { say } from '../language';
import { Link } from '../link';
import { timeText } from '../times';
import { kindNames, nameOf, stateNames } from './names';
import type { ListedFragment } from './queries';

const words = {
  list: { zh: '本期的通报', en: 'Releases of the period' },
  number: { zh: '编号', en: 'Number' },
  state: { zh: '状态', en: 'State' },
  kind: { zh: '性质', en: 'Kind' },
  settled: { zh: '发布（放弃）时间', en: 'Published (abandoned)' },
  embargo: { zh: '解禁时间', en: 'Embargo until' },
  reason: { zh: '理由', en: 'Reason' },
  unnumbered: { zh: '第 {id} 号，未编号', en: 'no. {id}, not numbered' },
};

const looks = { OPEN: 'doubt', PUBLISHED: 'good', ABANDONED: '' };
const signs = { OPEN: '○', PUBLISHED: '✓', ABANDONED: '✕' };

interface Properties {
  readonly releases: readonly ListedFragment[];
  readonly shown: string | undefined;
}

/** The releases of a period, each a link to itself. */
export function ReleaseList({ releases, shown }: Properties) {
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={say(words.list)}>
      <table className="list">
        <thead>
          <tr>
            {(['number', 'state', 'kind', 'settled', 'embargo', 'reason'] as const).map((column) => (
              <th key={column} scope="col">
                {say(words[column])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {releases.map((release) => (
            <tr key={release.id} className={release.id === shown ? 'shown' : ''}>
              <th scope="row">
                <Link
                  to={addressOf('/console/release', { period: release.period, release: nameOf(release) })}
                  current={release.id === shown}
                >
                  {release.number ?? say(words.unnumbered, { id: release.id })}
                </Link>
              </th>
              <td>
                <State state={release.state} />
              </td>
              <td className="nowrap">{release.kind === null ? '—' : say(kindNames[release.kind])}</td>
              <td className="nowrap">{release.settledAt === null ? '—' : timeText(release.settledAt)}</td>
              <td className="nowrap">{release.embargoUntil === null ? '—' : timeText(release.embargoUntil)}</td>
              <td>{release.reason ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function State({ state }: Pick<ListedFragment, 'state'>) {
  return (
    <span className={`tag ${looks[state]}`}>
      <span aria-hidden="true">{signs[state]}</span>
      {say(stateNames[state])}
    </span>
  );
}
