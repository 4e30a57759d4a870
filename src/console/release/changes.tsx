import { ActButton } from '../act-button';
import { useInPages, type InPages } from '../http/in-pages';
import { say } from '../language';
import { Answered, Failed } from '../states';
import { Changes as ChangesDocument, ChangesSoFar, type ListedFragment } from './queries';
import { withPeriodsWithin } from './within';

const words = {
  title: { zh: '与 {before} 相比的变动', en: 'What differs from {before}' },
  asking: { zh: '正在比较……', en: 'Comparing…' },
  none: { zh: '没有变动。', en: 'No figure differs.' },
  branch: { zh: '单位', en: 'Unit' },
  period: { zh: '时期', en: 'Period' },
  series: { zh: '业务和指标', en: 'Service and indicator' },
  from: { zh: '原值', en: 'From' },
  to: { zh: '新值', en: 'To' },
  fromVolume: { zh: '原业务量', en: 'Volume from' },
  toVolume: { zh: '新业务量', en: 'Volume to' },
  reason: { zh: '理由', en: 'Reason' },
  listed: { zh: '已列出 {count} 项，还有其他。', en: '{count} are listed, and there are more.' },
  all: { zh: '共 {count} 项，已全部列出。', en: 'All {count} are listed.' },
  more: { zh: '继续列出', en: 'List more' },
  fetching: { zh: '正在取更多……', en: 'Fetching more…' },
};

/** How many are listed before more are asked for. */
const atOnce = 500;

interface Row {
  readonly branch: string;
  readonly branchName: string;
  readonly period: string;
  readonly serviceName: string;
  readonly indicatorName: string;
  readonly customerClass: string;
  readonly customerClassName: string;
  readonly beforeDisplay: string;
  readonly beforeVolume: string | null;
  readonly display: string;
  readonly volume: string | null;
  /** Only what is published has its reasons. */
  readonly reason?: string;
}

/** What a published revision says otherwise than the release before, and why. */
export function Changes({ release }: { readonly release: ListedFragment }) {
  const answer = useInPages(ChangesDocument, { id: release.id, first: atOnce }, ({ release: seen }) =>
    endOf(seen?.changes?.pageInfo),
  );
  return (
    <Answered answer={answer.first} waiting={say(words.asking)}>
      {({ release: seen }) =>
        seen?.changes ? (
          <Table
            before={seen.changes.before}
            rows={answer.pages.flatMap((page) => page.release?.changes?.nodes ?? [])}
            paged={answer}
          />
        ) : null
      }
    </Answered>
  );
}

interface UntilNow {
  readonly before: ListedFragment;
  readonly period: string;
  readonly version: number;
  readonly branches: readonly { readonly code: string }[];
}

/** What a revision would say otherwise, as things stand at the version that was looked at. */
export function ChangesUntilNow({ before, period, version, branches }: UntilNow) {
  const asked = {
    periods: [...withPeriodsWithin(period)],
    branches: branches.map(({ code }) => code),
    since: String(before.version ?? 0),
    until: String(version),
    first: atOnce,
  };
  const answer = useInPages(ChangesSoFar, asked, ({ changes }) => endOf(changes.pageInfo));
  return (
    <Answered answer={answer.first} waiting={say(words.asking)}>
      {() => (
        <Table
          before={before.number ?? ''}
          rows={answer.pages.flatMap(({ changes }) => changes.nodes)}
          paged={answer}
        />
      )}
    </Answered>
  );
}

interface TableProperties {
  readonly before: string;
  readonly rows: readonly Row[];
  readonly paged: Pick<InPages<object>, 'pages' | 'more' | 'busy' | 'failure'>;
}

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

function endOf(page: PageInfo | undefined): string | undefined {
  return page?.hasNextPage ? (page.endCursor ?? undefined) : undefined;
}

function Table({ before, rows, paged: { pages, more, busy, failure } }: TableProperties) {
  const title = say(words.title, { before });
  const reasoned = rows.some(({ reason }) => reason !== undefined);
  if (rows.length === 0) {
    return (
      <>
        <h3>{title}</h3>
        <p>{say(words.none)}</p>
      </>
    );
  }
  return (
    <>
      <h3>
        {title} · {rows.length}
        {more ? '+' : null}
      </h3>
      <div className="wide moved" tabIndex={0} role="region" aria-label={title}>
        <table className="list">
          <thead>
            <tr>
              {(['branch', 'period', 'series'] as const).map((column) => (
                <th key={column} scope="col">
                  {say(words[column])}
                </th>
              ))}
              {(['from', 'to', 'fromVolume', 'toVolume'] as const).map((column) => (
                <th key={column} scope="col" className="number">
                  {say(words[column])}
                </th>
              ))}
              {reasoned ? <th scope="col">{say(words.reason)}</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((one, index) => (
              <tr key={index}>
                <th scope="row">{one.branchName}</th>
                <td className="nowrap">{one.period}</td>
                <td>
                  {one.serviceName} {one.indicatorName}
                  {one.customerClass === 'ALL' ? null : <span className="fine"> {one.customerClassName}</span>}
                </td>
                <td className="number">{one.beforeDisplay}</td>
                <td className="number">
                  {one.beforeDisplay === one.display ? one.display : <strong>{one.display}</strong>}
                </td>
                <td className="number">{one.beforeVolume ?? '—'}</td>
                <td className="number">{one.volume ?? '—'}</td>
                {reasoned ? <td>{one.reason}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more ? (
        <div className="row middle more">
          <ActButton size="xs" variant="default" busy={busy} doing={say(words.fetching)} onClick={more}>
            {say(words.more)}
          </ActButton>
        </div>
      ) : null}
      {more || pages.length > 1 ? (
        <p className="fine" role="status">
          {say(more ? words.listed : words.all, { count: rows.length })}
        </p>
      ) : null}
      {failure ? <Failed failure={failure} /> : null}
    </>
  );
}
