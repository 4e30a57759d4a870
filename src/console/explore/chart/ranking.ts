import type { EChartsCoreOption } from 'echarts/core';
import { colourOf, drawn, figureAt, type Drawn, type Shown } from './drawn';
import { axisLook, exactly, limitLine, range, tooltip, valueAxis } from './parts';

/** How high a ranking of so many is, in pixels. */
export function rankingHeight(branches: number): number {
  return 48 + 26 * branches;
}

/** The branches of the last period, best first, with the ranks that the server gives. */
export function rankingChart(shown: Shown): EChartsCoreOption {
  const { branches, periods, colours, direction } = shown;
  const period = periods.at(-1) ?? '';
  const rows = branches
    .map(({ code, name }) => ({ name, one: drawn(figureAt(shown, code, period)) }))
    .sort((a, b) => (direction === 'HIGHER' ? order(b.one, a.one) : order(a.one, b.one)) || 0);
  const ranked = [...rows.filter(({ one }) => one), ...rows.filter(({ one }) => !one)];
  const names = ranked.map(({ name, one }) => `${rankText(one)}  ${name}`);
  const figures = ranked.map(({ one }, at) => ({ at, figure: one?.figure }));
  const colour = colourOf(colours, 0);
  const look = axisLook(shown);
  const label = { show: true, position: 'right', color: colours.ink, fontSize: 12 };
  return {
    animation: false,
    tooltip: tooltip(shown),
    grid: { left: 8, right: 72, bottom: 8, top: shown.limit === null ? 4 : 24, containLabel: true },
    xAxis: { type: 'value', ...valueAxis(shown) },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names,
      ...look,
      axisLabel: { ...look.axisLabel, color: colours.ink, interval: 0 },
    },
    series: [
      {
        type: 'bar',
        data: ranked.map(({ one }) => exactly(one)),
        itemStyle: { color: colour },
        barMaxWidth: 16,
        label: {
          ...label,
          formatter: (pointed: { readonly dataIndex: number }) => ranked[pointed.dataIndex]?.one?.figure.display ?? '',
        },
        ...limitLine(shown, 'xAxis'),
      },
      {
        ...range('', figures, { colour, across: true }),
        label: {
          ...label,
          formatter: (pointed: { readonly data?: unknown }) =>
            (pointed.data as { readonly figure?: { readonly display: string } } | undefined)?.figure?.display ?? '',
        },
      },
    ],
  };
}

function order(a: Drawn | undefined, b: Drawn | undefined): number {
  return (a?.low ?? 0) - (b?.low ?? 0) || (a?.high ?? 0) - (b?.high ?? 0);
}

function rankText(one: Drawn | undefined): string {
  const rank = one?.figure.rank;
  if (!rank) return '';
  if (rank.rank !== null) return String(rank.rank);
  return rank.rankBest === null || rank.rankWorst === null ? '' : `${rank.rankBest}–${rank.rankWorst}`;
}
