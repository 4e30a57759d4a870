import { addressOf } from '../address';
import { language, say } from '../language';
import { Link } from '../link';
import { periodText } from '../periods';
import { signs, standingNames, standingOf, type Branch, type Standing } from './standing';

const words = {
  caption: { zh: '{period}各分公司、各业务的报送情况', en: 'Branches by services, {period}' },
  branch: { zh: '分公司', en: 'Branch' },
  total: { zh: '合计', en: 'Together' },
  figures: { zh: '{reported}/{expected} 个数', en: '{reported} of {expected} figures' },
  legend: { zh: '图例', en: 'What the signs mean' },
};

/** Branches by services. */
export function GridTable({ branches, period }: { readonly branches: readonly Branch[]; readonly period: string }) {
  const services = branches[0]?.rows ?? [];
  const caption = say(words.caption, { period: periodText(period)[language] });
  return (
    <>
      <div className="wide" tabIndex={0} role="region" aria-label={caption}>
        <table className="list standing">
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{say(words.branch)}</th>
              {services.map(({ service, serviceName }) => (
                <th key={service} scope="col">
                  {serviceName}
                </th>
              ))}
              <th scope="col" className="number">
                {say(words.total)}
              </th>
            </tr>
          </thead>
          <tbody>
            {branches.map(({ code, name, rows, open }) => {
              const expected = rows.filter((row) => row.expected);
              return (
                <tr key={code}>
                  <th scope="row">
                    <Link to={addressOf('/console/explore', { period, branches: code })}>{name}</Link>
                  </th>
                  {rows.map((row) => {
                    const { service, figuresReported: reported, figuresExpected } = row;
                    return (
                      <Cell
                        key={service}
                        standing={standingOf(row)}
                        detail={row.expected ? say(words.figures, { reported, expected: figuresExpected }) : ''}
                      />
                    );
                  })}
                  <td className="number">
                    {expected.length - open.length}/{expected.length}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <ul className="legend" aria-label={say(words.legend)}>
        {(Object.keys(signs) as Standing[]).map((standing) => (
          <li key={standing}>
            <span className={`sign ${standing}`} aria-hidden="true">
              {signs[standing]}
            </span>
            {say(standingNames[standing])}
          </li>
        ))}
      </ul>
    </>
  );
}

function Cell({ standing, detail }: { readonly standing: Standing; readonly detail: string }) {
  return (
    <td title={`${say(standingNames[standing])} ${detail}`}>
      <span className={`sign ${standing}`} aria-hidden="true">
        {signs[standing]}
      </span>
      <span className="unseen">
        {say(standingNames[standing])} {detail}
      </span>
      {standing === 'partly' ? <span className="fine"> {detail}</span> : null}
    </td>
  );
}
