import { useMemo, useState } from 'react';
import { pick, usePicked } from '../address';
import { useAnswer } from '../http/answer';
import { say } from '../language';
import { loaded } from '../loaded';
import { Answered, Notice } from '../states';
import type { Figure } from './chart/drawn';
import { FigureTable } from './figure-table';
import { figureOf, figureText, filterOf, seriesText, type Picked, type SeriesCode } from './picked';
import { Figures, type ChoicesQuery } from './queries';
import { SourcesPane } from './sources';
import { WaysOut } from './ways-out-bar';

const words = {
  asking: { zh: '正在取数……', en: 'Fetching the figures…' },
  drawing: { zh: '正在画图……', en: 'Drawing…' },
  none: { zh: '所选机构和时期没有这项指标的数', en: 'The branches and periods picked have no figure of this' },
  limit: { zh: '限值 {limit}', en: 'limit {limit}' },
  chart: { zh: '{title}，{count} 个数；同样的数见下表', en: '{title}, {count} figures; the table below has the same' },
  ranges: {
    zh: '虚线框为范围：只知其值在框内，不作为点。',
    en: 'A dashed box is a range: the value lies somewhere in it, and is not drawn as a point.',
  },
  lastPeriod: { zh: '排名为 {period}', en: 'The ranking is of {period}' },
};

const Chart = loaded(() => import('./chart/chart').then((module) => module.Chart), say(words.drawing));

interface Properties {
  readonly picked: Picked;
  readonly series: SeriesCode;
  readonly choices: ChoicesQuery;
}

/** One series: its chart, its figures as a table, and the sources of the figure that is picked. */
export function Panel({ picked, series, choices }: Properties) {
  const answer = useAnswer(Figures, { filter: filterOf(picked, series), grain: picked.grain });
  return (
    <section className="panel">
      <Answered answer={answer} waiting={say(words.asking)}>
        {({ rollups: { nodes } }) =>
          nodes.length === 0 ? (
            <>
              <h2>{seriesText(series)}</h2>
              <Notice title={say(words.none)} />
            </>
          ) : (
            <Shown {...{ picked, series, choices }} figures={nodes} />
          )
        }
      </Answered>
    </section>
  );
}

function Shown({ picked, series, choices, figures }: Properties & { readonly figures: readonly Figure[] }) {
  const address = usePicked();
  const [picture, setPicture] = useState<() => string>();
  const [first] = figures;
  const shown = useMemo(() => {
    const indicator = choices.indicators.find(({ code }) => code === series.indicator);
    const names = new Map(figures.map(({ branch, branchName }) => [branch, branchName]));
    const limit = figures.find((one) => one.limit !== null)?.limit ?? null;
    return {
      figures,
      branches: picked.branchCodes.flatMap((code) => {
        const name = names.get(code);
        return name === undefined ? [] : [{ code, name }];
      }),
      // the server answers them in the order of time
      periods: [...new Set(figures.map(({ period }) => period))],
      direction: indicator?.direction ?? 'NONE',
      unitSymbol: indicator?.unitSymbol ?? '',
      limit,
      limitName: limit === null ? '' : say(words.limit, { limit: limit + (indicator?.unitSymbol ?? '') }),
    };
  }, [figures, picked, series, choices]);
  const class_ = first?.customerClass === 'ALL' ? '' : ` · ${first?.customerClassName ?? ''}`;
  const title = `${first?.serviceName ?? ''} ${first?.indicatorName ?? ''}${class_}`;
  const at = figureOf(address.get('at'));
  const here = at && seriesText(at) === seriesText(series) ? at : undefined;
  const toSources = (figure: Figure): void =>
    pick({ at: figureText(figure), submission: undefined, sheet: undefined, cell: undefined });
  const ranges = figures.some(({ bound }) => bound !== null && bound !== 'EXACT');
  return (
    <>
      <div className="row middle">
        <h2>{title}</h2>
        <span className="fine">
          {picked.chart === 'ranking' && shown.periods.length > 1
            ? say(words.lastPeriod, { period: shown.periods.at(-1) ?? '' })
            : null}
        </span>
        <WaysOut {...{ picked, series, title, picture }} />
      </div>
      <Chart
        kind={picked.chart}
        shown={shown}
        label={say(words.chart, { title, count: figures.length })}
        onFigure={toSources}
        onPicture={(made) => setPicture(() => made)}
      />
      {ranges ? <p className="fine">{say(words.ranges)}</p> : null}
      <FigureTable shown={shown} title={title} at={here} onFigure={toSources} />
      {here ? <SourcesPane figure={here} /> : null}
    </>
  );
}
