import { pick, usePicked } from '../address';
import { useAnswer } from '../http/answer';
import { language, say } from '../language';
import { Link } from '../link';
import { PeriodField } from '../period-field';
import { latestFirst, periodText } from '../periods';
import { Answered, Notice } from '../states';
import { AtAGlance } from './at-a-glance';
import { GridTable } from './grid-table';
import { Grid, Periods } from './queries';
import { Reminders } from './reminders';
import { branchesOf } from './standing';
import './completeness.css';

const words = {
  title: { zh: '报送进度', en: 'Completeness' },
  asking: { zh: '正在查询……', en: 'Asking…' },
  none: { zh: '还没有任何一期的数据', en: 'There are no figures of any period yet' },
  noneHint: { zh: '写入时期即可看谁应报。', en: 'Write a period to see who is expected to report.' },
  due: { zh: '应于 {date} 前报送', en: 'due by {date}' },
  counts: {
    zh: '{all} 家应报，{complete} 家报齐，{overdue} 家逾期',
    en: '{all} branches expected, {complete} complete, {overdue} overdue',
  },
  nobody: { zh: '这一期没有单位应报', en: 'Nobody is expected to report for this period' },
  nobodyHint: { zh: '报送日历见目录。', en: 'The calendar of the catalogue says who reports when.' },
  catalogue: { zh: '查看目录', en: 'See the catalogue' },
};

/** Who has reported and who has not: branches by services, and over periods. */
export default function CompletenessPage() {
  const picked = usePicked();
  const periods = useAnswer(Periods, {});
  return (
    <>
      <h1>{say(words.title)}</h1>
      <Answered answer={periods} waiting={say(words.asking)}>
        {({ submissions }) => {
          const known = latestFirst(submissions.nodes.map(({ period }) => period));
          const period = picked.get('period') ?? known[0];
          return (
            <>
              <div className="row">
                <PeriodField value={period ?? ''} known={known} onPick={(one) => pick({ period: one })} />
              </div>
              {period === undefined ? (
                <Notice title={say(words.none)}>
                  <p>{say(words.noneHint)}</p>
                </Notice>
              ) : (
                <OfPeriod period={period} />
              )}
              {known.length > 1 ? <AtAGlance periods={known.slice(0, 6)} /> : null}
            </>
          );
        }}
      </Answered>
    </>
  );
}

function OfPeriod({ period }: { readonly period: string }) {
  const answer = useAnswer(Grid, { period });
  return (
    <Answered answer={answer} waiting={say(words.asking)}>
      {({ completeness }) => {
        const branches = branchesOf(completeness).filter(({ rows }) => rows.some(({ expected }) => expected));
        if (branches.length === 0) {
          return (
            <Notice title={say(words.nobody)}>
              <p>{say(words.nobodyHint)}</p>
              <Link to="/console/administration?part=catalogue">{say(words.catalogue)}</Link>
            </Notice>
          );
        }
        const counts = {
          all: branches.length,
          complete: branches.filter(({ open }) => open.length === 0).length,
          overdue: branches.filter(({ overdue }) => overdue).length,
        };
        return (
          <>
            <p>
              <strong>{periodText(period)[language]}</strong> ·{' '}
              {say(words.due, { date: completeness[0]?.dueDate ?? '—' })} · {say(words.counts, counts)}
            </p>
            <GridTable branches={branches} period={period} />
            <Reminders branches={branches.filter(({ open }) => open.length > 0)} period={period} />
          </>
        );
      }}
    </Answered>
  );
}
