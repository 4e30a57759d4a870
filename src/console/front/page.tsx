import { addressOf } from '../address';
import { askAhead, useAnswer } from '../http/answer';
import { language, say } from '../language';
import { Link } from '../link';
import { latestFirst, periodText } from '../periods';
import { useMe } from '../shell/me';
import { Answered, Notice } from '../states';
import { timeText } from '../times';
import { Status } from '../submission-status';
import { Overview, Standing, type OverviewQuery, type StandingQuery } from './queries';
import './front.css';

const words = {
  title: { zh: '概览', en: 'Overview' },
  asking: { zh: '正在查询……', en: 'Asking…' },
  empty: { zh: '库里还没有数据', en: 'The warehouse is empty' },
  emptyHint: {
    zh: '各分公司报送的工作簿入库后，这里显示最近一期的进度。',
    en: 'Once workbooks of the branches are in, the latest period is shown here.',
  },
  upload: { zh: '报送工作簿', en: 'Send a workbook' },
  latest: { zh: '最近一期：{period}', en: 'Latest period: {period}' },
  closed: { zh: '已封账', en: 'closed' },
  complete: { zh: '已报齐', en: 'complete' },
  partly: { zh: '未报齐', en: 'in part' },
  missing: { zh: '未报', en: 'missing' },
  late: { zh: '迟报', en: 'late' },
  of: { zh: '共 {count} 家', en: 'of {count} branches' },
  due: { zh: '应于 {date} 前报送', en: 'due by {date}' },
  allIn: { zh: '各分公司都已报齐。', en: 'Every branch has reported everything.' },
  who: { zh: '还差：{branches}', en: 'Still to come: {branches}' },
  details: { zh: '按业务查看进度', en: 'By service' },
  figures: { zh: '查看本期各项指标', en: 'The figures of the period' },
  recent: { zh: '最近收到的工作簿', en: 'Workbooks that came in lately' },
  all: { zh: '全部（{count}）', en: 'All {count}' },
  file: { zh: '文件', en: 'File' },
  branch: { zh: '分公司', en: 'Branch' },
  period: { zh: '时期', en: 'Period' },
  status: { zh: '状态', en: 'Status' },
  received: { zh: '收到时间', en: 'Received' },
};

askAhead(Overview, {});

/** What the warehouse holds, at a glance. */
export default function FrontPage() {
  const { me } = useMe();
  const answer = useAnswer(Overview, {});
  return (
    <>
      <h1>{say(words.title)}</h1>
      <Answered key={me.name} answer={answer} waiting={say(words.asking)}>
        {(overview) => <Glance overview={overview} />}
      </Answered>
    </>
  );
}

function Glance({ overview }: { readonly overview: OverviewQuery }) {
  const { nodes, totalCount } = overview.submissions;
  const [period] = latestFirst(nodes.filter(({ status }) => status !== 'REJECTED').map((one) => one.period));
  if (nodes.length === 0) {
    return (
      <Notice title={say(words.empty)}>
        <p>{say(words.emptyHint)}</p>
        <Link to="/console/upload">{say(words.upload)}</Link>
      </Notice>
    );
  }
  return (
    <div className="glance">
      {period === undefined ? null : (
        <Latest period={period} closed={overview.closedPeriods.some((one) => one.period === period)} />
      )}
      <section>
        <h2>{say(words.recent)}</h2>
        <div className="wide" tabIndex={0} role="region" aria-label={say(words.recent)}>
          <table className="list">
            <thead>
              <tr>
                {(['file', 'branch', 'period', 'status', 'received'] as const).map((name) => (
                  <th key={name} scope="col">
                    {say(words[name])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {nodes.slice(0, 8).map((one) => (
                <tr key={one.id}>
                  <th scope="row" className="file">
                    <Link to={addressOf('/console/upload', { ids: one.id })}>{one.fileName}</Link>
                  </th>
                  <td className="nowrap">{one.branchName ?? '—'}</td>
                  <td className="nowrap">{one.period ?? '—'}</td>
                  <td>
                    <Status status={one.status} />
                  </td>
                  <td className="nowrap">{timeText(one.receivedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p>
          <Link to="/console/upload">{say(words.all, { count: totalCount })}</Link>
        </p>
      </section>
    </div>
  );
}

function Latest({ period, closed }: { readonly period: string; readonly closed: boolean }) {
  const answer = useAnswer(Standing, { period });
  return (
    <section className="latest">
      <h2>
        {say(words.latest, { period: periodText(period)[language] })} <span className="fine">{period}</span>
        {closed ? <span className="tag">{say(words.closed)}</span> : null}
      </h2>
      <Answered answer={answer} waiting={say(words.asking)}>
        {({ completeness }) => <Stand rows={completeness} period={period} />}
      </Answered>
    </section>
  );
}

type Row = StandingQuery['completeness'][number];

function Stand({ rows, period }: { readonly rows: readonly Row[]; readonly period: string }) {
  const branches = new Map<string, Row[]>();
  for (const row of rows.filter(({ expected }) => expected)) {
    branches.set(row.branch, [...(branches.get(row.branch) ?? []), row]);
  }
  const all = [...branches.values()];
  const complete = all.filter((of) => of.every(({ reported }) => reported));
  const missing = all.filter((of) => of.every((row) => row.missing));
  const late = all.filter((of) => of.some((row) => row.late));
  const counts = [
    ['complete', complete.length, complete.length === all.length ? 'good' : ''],
    ['partly', all.length - complete.length - missing.length, ''],
    ['missing', missing.length, missing.length > 0 ? 'bad' : ''],
    ['late', late.length, late.length > 0 ? 'doubt' : ''],
  ] as const;
  const open = all.filter((of) => !complete.includes(of)).map(([first]) => first?.branchName ?? '');
  return (
    <>
      <dl className="counts">
        {counts.map(([name, count, look]) => (
          <div key={name} className={look}>
            <dt>{say(words[name])}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <p className="fine">
        {say(words.of, { count: all.length })} · {say(words.due, { date: rows[0]?.dueDate ?? '—' })}
      </p>
      <p>
        {open.length === 0
          ? say(words.allIn)
          : say(words.who, { branches: open.join(language === 'zh' ? '、' : ', ') })}
      </p>
      <p className="links">
        <Link to={addressOf('/console/completeness', { period })}>{say(words.details)}</Link>
        <Link to={addressOf('/console/explore', { period })}>{say(words.figures)}</Link>
      </p>
    </>
  );
}
