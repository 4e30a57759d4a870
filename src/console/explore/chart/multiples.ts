import type { EChartsCoreOption } from 'echarts/core';
import { colourOf, drawn, figureAt, type Shown } from './drawn';
import { axisLook, exactly, limitLine, range, tooltip, valueAxis } from './parts';

const cell = { height: 130, gap: 18, title: 22 };

function columnsOf(width: number): number {
  return Math.max(1, Math.min(5, Math.floor(width / 200)));
}

/** How high so many small charts are together, in pixels. */
export function multiplesHeight(branches: number, width: number): number {
  return Math.ceil(branches / columnsOf(width)) * (cell.height + cell.title + cell.gap);
}

/** A small chart for each branch, all by the same measure, so that they can be held against each other. */
export function multiplesChart(shown: Shown): EChartsCoreOption {
  const { branches, periods, colours, width } = shown;
  const columns = columnsOf(width);
  const place = (index: number) => ({
    left: `${((index % columns) * 100) / columns}%`,
    top: Math.floor(index / columns) * (cell.height + cell.title + cell.gap) + cell.title,
  });
  const known = shown.figures.flatMap((figure) => drawn(figure) ?? []);
  const [least, most] = [Math.min(...known.map(({ low }) => low)), Math.max(...known.map(({ high }) => high))];
  const spare = (most - least) * 0.08 || Math.abs(most) * 0.1;
  const look = axisLook(shown);
  const small = { ...look.axisLabel, fontSize: 12, hideOverlap: true };
  return {
    animation: false,
    tooltip: tooltip(shown),
    title: branches.map(({ name }, index) => ({
      text: name,
      left: place(index).left,
      top: place(index).top - cell.title,
      textStyle: { color: colours.ink, fontSize: 12, fontWeight: 600 },
      padding: [2, 0],
    })),
    grid: branches.map((_, index) => ({
      ...place(index),
      width: `${100 / columns - 3}%`,
      height: cell.height,
      containLabel: true,
    })),
    xAxis: branches.map((_, index) => ({
      type: 'category',
      gridIndex: index,
      data: periods.map((period) => period.replace(/^\d{4}-/, '')),
      ...look,
      axisLabel: small,
    })),
    yAxis: branches.map((_, index) => ({
      type: 'value',
      gridIndex: index,
      // the same measure for all
      min: Math.max(0, least - spare),
      max: most + spare,
      splitNumber: 3,
      ...look,
      axisLabel: {
        ...small,
        showMinLabel: false,
        showMaxLabel: false,
        formatter: valueAxis(shown).axisLabel.formatter,
      },
    })),
    series: branches.flatMap(({ code, name }, index) => {
      const colour = colourOf(colours, 0);
      const figures = periods.map((period, at) => ({ at, figure: figureAt(shown, code, period) }));
      const axes = { xAxisIndex: index, yAxisIndex: index };
      return [
        {
          type: 'line',
          name,
          ...axes,
          data: figures.map(({ figure }) => exactly(drawn(figure))),
          symbolSize: 5,
          itemStyle: { color: colour },
          lineStyle: { color: colour, width: 1.5 },
          ...limitLine({ ...shown, limitName: '' }, 'yAxis'),
        },
        { ...range(name, figures, { colour }), ...axes },
      ];
    }),
  };
}
