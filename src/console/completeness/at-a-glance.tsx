import { addressOf } from '../address';
import { ask } from '../http/ask';
import { useAsked } from '../http/answer';
import { say } from '../language';
import { Link } from '../link';
import { Answered } from '../states';
import { Grid } from './queries';
import { branchesOf, signs, type Branch } from './standing';

const words = {
  title: { zh: '各期一览', en: 'Periods at a glance' },
  asking: { zh: '正在查询各期……', en: 'Asking about all periods…' },
  branch: { zh: '分公司', en: 'Branch' },
  services: { zh: '{complete}/{expected} 项业务', en: '{complete} of {expected} services' },
};

/** Branches by periods: how many of the services that are expected are complete. */
export function AtAGlance({ periods }: { readonly periods: readonly string[] }) {
  const answer = useAsked(periods.join(), (signal) =>
    Promise.all(periods.map((period) => ask(Grid, { period }, signal))),
  );
  return (
    <section>
      <h2>{say(words.title)}</h2>
      <Answered answer={answer} waiting={say(words.asking)}>
        {(grids) => {
          const columns = grids.map(({ completeness }) => branchesOf(completeness));
          return (
            <div className="wide" tabIndex={0} role="region" aria-label={say(words.title)}>
              <table className="list standing">
                <thead>
                  <tr>
                    <th scope="col">{say(words.branch)}</th>
                    {periods.map((period) => (
                      <th key={period} scope="col">
                        <Link to={addressOf('/console/completeness', { period })}>{period}</Link>
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {(columns[0] ?? []).map(({ code, name }, row) => (
                    <tr key={code}>
                      <th scope="row">{name}</th>
                      {columns.map((branches, index) => (
                        <td key={periods[index]}>
                          <Summary branch={branches[row]} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </Answered>
    </section>
  );
}

function Summary({ branch }: { readonly branch: Branch | undefined }) {
  const expected = branch?.rows.filter((row) => row.expected) ?? [];
  if (!branch || expected.length === 0) return signs.none;
  const complete = expected.length - branch.open.length;
  const late = expected.some((row) => row.late);
  const standing =
    complete === expected.length ? (late ? 'late' : 'onTime') : complete > 0 ? 'partly' : late ? 'missing' : 'awaited';
  return (
    <>
      <span className={`sign ${standing}`} aria-hidden="true">
        {signs[standing]}
      </span>{' '}
      {say(words.services, { complete, expected: expected.length })}
    </>
  );
}
