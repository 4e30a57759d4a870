import type { CustomSeriesRenderItem } from 'echarts';
import { drawn, type Drawn, type Figure, type Shown } from './drawn';

/** What a chart tells of the figure under the pointer, and is asked for by a click. */
export interface Datum {
  readonly value: readonly (string | number)[] | number | null;
  readonly figure: Figure;
}

/** The look of axes, in the colours of the page. */
export function axisLook({ colours }: Shown) {
  return {
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    axisLabel: { color: colours.soft, fontSize: 12 },
    splitLine: { lineStyle: { color: colours.line, opacity: 0.7 } },
  };
}

/** The axis of values, each with its unit. */
export function valueAxis(shown: Shown) {
  const look = axisLook(shown);
  const formatter = (value: number): string => `${Number(value.toPrecision(6))}${shown.unitSymbol}`;
  return { ...look, axisLabel: { ...look.axisLabel, formatter } };
}

/** The limit as a line across. */
export function limitLine({ limit, limitName, colours }: Shown, axis: 'xAxis' | 'yAxis') {
  if (limit === null) return {};
  return {
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: colours.alarm, type: 'dashed' as const, width: 1.5 },
      label: { formatter: limitName, color: colours.alarm, position: 'insideEndTop' as const, fontSize: 12 },
      data: [{ [axis]: Number(limit) }],
    },
  };
}

/** What is told of a figure: never more exact than it is known. */
export function tooltip({ colours }: Shown) {
  return {
    // as drawing, not as HTML: the page's policy lets nothing write styles
    renderMode: 'richText' as const,
    trigger: 'item' as const,
    confine: true,
    backgroundColor: colours.paper,
    borderColor: colours.line,
    textStyle: { color: colours.ink, fontSize: 13 },
    formatter: (pointed: { readonly data?: unknown }) => {
      const figure = (pointed.data as Partial<Datum> | undefined)?.figure;
      if (!figure) return '';
      return `${figure.branchName} ${figure.period}\n${figure.display}\n${figure.branchesReported}/${figure.branchesExpected} · ${figure.volume}`;
    },
  };
}

/** A value that is only known to lie within bounds, as a barred range: no point of it is the value. */
export function range(
  name: string,
  figures: readonly { readonly at: number; readonly figure: Figure | undefined }[],
  look: {
    readonly colour: string;
    readonly bars?: { readonly count: number; readonly index: number };
    readonly across?: boolean;
  },
) {
  const { colour, bars, across = false } = look;
  const known = figures.flatMap(({ at, figure }) => {
    const one = drawn(figure);
    return one && !one.exact ? [{ at, one }] : [];
  });
  const renderItem: CustomSeriesRenderItem = (_parameters, api) => {
    const [at, low, high] = [0, 1, 2].map((dimension) => Number(api.value(dimension)));
    const place = (value = 0): readonly number[] => api.coord(across ? [value, at ?? 0] : [at ?? 0, value]);
    const [from, to] = [place(low), place(high)];
    const layout = bars
      ? api.barLayout({ count: bars.count, barMaxWidth: 22, barGap: '20%' })?.[bars.index]
      : undefined;
    const shift = across ? 0 : (layout?.offsetCenter ?? 0);
    const wide = layout?.width ?? 12;
    const [x1 = 0, y1 = 0] = from;
    const [x2 = 0, y2 = 0] = to;
    const shape = across
      ? { x: Math.min(x1, x2), y: y1 - 6, width: Math.abs(x2 - x1), height: 12 }
      : { x: x1 + shift - wide / 2, y: Math.min(y1, y2), width: wide, height: Math.abs(y2 - y1) };
    return {
      type: 'rect',
      shape: { ...shape, width: Math.max(shape.width, 2), height: Math.max(shape.height, 2) },
      style: { fill: colour, fillOpacity: 0.18, stroke: colour, lineWidth: 1.5, lineDash: [4, 3] },
    };
  };
  return {
    type: 'custom' as const,
    name,
    renderItem,
    encode: across ? { x: [1, 2], y: 0 } : { x: 0, y: [1, 2] },
    data: known.map(({ at, one }) => ({ value: [at, one.low, one.high], figure: one.figure })),
    z: 3,
  };
}

/** An exact value as a datum; nothing for what is not known exactly. */
export function exactly(one: Drawn | undefined): Datum | { readonly value: null } {
  return one?.exact ? { value: one.low, figure: one.figure } : { value: null };
}
