import type { EChartsCoreOption } from 'echarts/core';
import { colourOf, drawn, figureAt, type Shown } from './drawn';
import { axisLook, exactly, limitLine, range, tooltip, valueAxis } from './parts';

/** Bars of the branches beside each other, one for each period; of a single branch, its periods. */
export function barChart(shown: Shown): EChartsCoreOption {
  const { branches, periods, colours } = shown;
  const overTime = branches.length === 1;
  const groups = overTime ? periods.map((period) => ({ code: period, name: period })) : branches;
  const parts = overTime ? branches : periods.map((period) => ({ code: period, name: period }));
  const crowded = groups.length * 44 > shown.width;
  const look = axisLook(shown);
  return {
    animation: false,
    tooltip: tooltip(shown),
    legend: {
      show: parts.length > 1,
      top: 0,
      left: 0,
      textStyle: { color: colours.ink },
      data: parts.map(({ name }) => name),
    },
    grid: { left: 8, right: 16, bottom: 8, top: parts.length > 1 ? 34 : 16, containLabel: true },
    xAxis: {
      type: 'category',
      data: groups.map(({ name }) => name),
      ...look,
      axisLabel: { ...look.axisLabel, interval: 0, rotate: crowded ? 50 : 0 },
    },
    yAxis: { type: 'value', ...valueAxis(shown) },
    series: parts.flatMap(({ code, name }, index) => {
      const colour = colourOf(colours, index);
      const figures = groups.map((group, at) => ({
        at,
        figure: overTime ? figureAt(shown, code, group.code) : figureAt(shown, group.code, code),
      }));
      return [
        {
          type: 'bar',
          name,
          data: figures.map(({ figure }) => exactly(drawn(figure))),
          itemStyle: { color: colour },
          barMaxWidth: 22,
          barGap: '20%',
          ...(index === 0 ? limitLine(shown, 'yAxis') : {}),
        },
        range(name, figures, { colour, bars: { count: parts.length, index } }),
      ];
    }),
  };
}
