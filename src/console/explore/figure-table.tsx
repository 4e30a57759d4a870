import { say } from '../language';
import type { Figure, Shown } from './chart/drawn';
import { figureText, type FigureCode } from './picked';

const words = {
  branch: { zh: '机构', en: 'Branch' },
  sources: { zh: '{display}：{branch} {period}，查看出处', en: '{display}: {branch} {period}, where it comes from' },
  exceeds: { zh: '超出限值', en: 'beyond the limit' },
  partial: { zh: '未报齐', en: 'not complete' },
};

interface Properties {
  readonly shown: Pick<Shown, 'figures' | 'branches' | 'periods'>;
  readonly title: string;
  readonly at: FigureCode | undefined;
  readonly onFigure: (figure: Figure) => void;
}

/** The figures of a chart as numbers; each leads to its sources. */
export function FigureTable({ shown: { figures, branches, periods }, title, at, onFigure }: Properties) {
  const known = new Map(figures.map((figure) => [`${figure.branch} ${figure.period}`, figure]));
  return (
    <div className="wide figures" tabIndex={0} role="region" aria-label={title}>
      <table className="list">
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say(words.branch)}</th>
            {periods.map((period) => (
              <th key={period} scope="col" className="number">
                {period}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {branches.map(({ code, name }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              {periods.map((period) => {
                const figure = known.get(`${code} ${period}`);
                const current = figure && at && figureText(figure) === figureText(at);
                return (
                  <td key={period} className={current ? 'number current' : 'number'}>
                    {figure ? <One figure={figure} onFigure={onFigure} /> : '—'}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function One({ figure, onFigure }: { readonly figure: Figure; readonly onFigure: (figure: Figure) => void }) {
  const { display, branchName: branch, period, meetsLimit, status } = figure;
  return (
    <>
      {meetsLimit === false ? <span className="tag bad">▲ {say(words.exceeds)}</span> : null}
      {status === 'PARTIAL' ? (
        <span className="tag" title={say(words.partial)}>
          ◐<span className="unseen">{say(words.partial)}</span>
        </span>
      ) : null}{' '}
      <button
        type="button"
        className="linklike"
        title={say(words.sources, { display, branch, period })}
        onClick={() => onFigure(figure)}
      >
        {display}
      </button>
    </>
  );
}
