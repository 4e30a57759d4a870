import type { EChartsCoreOption } from 'echarts/core';
import { colourOf, drawn, figureAt, symbols, type Shown } from './drawn';
import { axisLook, exactly, limitLine, range, tooltip, valueAxis } from './parts';

/** A line for each branch, over time. */
export function lineChart(shown: Shown): EChartsCoreOption {
  const { branches, periods, colours } = shown;
  return {
    animation: false,
    tooltip: tooltip(shown),
    legend: {
      type: 'plain',
      top: 0,
      left: 0,
      textStyle: { color: colours.ink },
      itemWidth: 18,
      data: branches.map(({ name }) => name),
    },
    grid: {
      left: 8,
      right: 24,
      bottom: 8,
      top: 34 + 24 * Math.floor((branches.length * 90) / shown.width),
      containLabel: true,
    },
    xAxis: { type: 'category', data: [...periods], ...axisLook(shown), boundaryGap: true },
    yAxis: { type: 'value', scale: true, ...valueAxis(shown) },
    series: branches.flatMap(({ code, name }, index) => {
      const colour = colourOf(colours, index);
      const figures = periods.map((period, at) => ({ at, figure: figureAt(shown, code, period) }));
      return [
        {
          type: 'line',
          name,
          data: figures.map(({ figure }) => exactly(drawn(figure))),
          symbol: symbols[index % symbols.length],
          symbolSize: 8,
          itemStyle: { color: colour },
          lineStyle: { color: colour, width: 2 },
          ...(index === 0 ? limitLine(shown, 'yAxis') : {}),
        },
        range(name, figures, { colour }),
      ];
    }),
  };
}
