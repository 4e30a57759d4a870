import { useComputedColorScheme } from '@mantine/core';
import type { EChartsType } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import type { ChartKind } from '../picked';
import { barChart } from './bar';
import type { Colours, Figure, Shown } from './drawn';
import { lineChart } from './line';
import { multiplesChart, multiplesHeight } from './multiples';
import type { Datum } from './parts';
import { rankingChart, rankingHeight } from './ranking';

const options = { line: lineChart, bar: barChart, ranking: rankingChart, multiples: multiplesChart };

/** Colours of several things in one chart: apart from each other in light and dark, also for most of the colour-blind. */
const palette = {
  light: ['#14508c', '#b4540a', '#2f7d4f', '#7a3f9d', '#a3231f', '#00707a', '#6b5b00', '#4a4f57'],
  dark: ['#6fb0f0', '#f0a35e', '#79cf98', '#c79ae6', '#ff9a8f', '#5cc9d3', '#d8c25a', '#aeb6c0'],
};

interface Properties {
  readonly kind: ChartKind;
  readonly shown: Omit<Shown, 'width' | 'colours'>;
  /** What is on it, in words. */
  readonly label: string;
  readonly onFigure: (figure: Figure) => void;
  /** Is given the picture, as an address of SVG, whenever it is drawn. */
  readonly onPicture: (picture: (() => string) | undefined) => void;
}

/** A chart; the table beside it says the same to those who don't see it. */
export function Chart({ kind, shown, label, onFigure, onPicture }: Properties) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const scheme = useComputedColorScheme('light');
  const latest = useRef({ onFigure, onPicture });
  latest.current = { onFigure, onPicture };
  useEffect(() => {
    if (!place.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  const height =
    kind === 'multiples'
      ? multiplesHeight(shown.branches.length, width)
      : kind === 'ranking'
        ? rankingHeight(shown.branches.length)
        : 320;
  useEffect(() => {
    const element = place.current;
    if (!element || width === 0) return;
    let chart: EChartsType | undefined;
    let gone = false;
    void import('./engine').then(({ init }) => {
      if (gone) return;
      chart = init(element, null, { renderer: 'svg', width, height });
      chart.setOption(options[kind]({ ...shown, width, colours: coloursOf(element, scheme) }));
      chart.on('click', ({ data }) => {
        const figure = (data as Partial<Datum> | undefined)?.figure;
        if (figure) latest.current.onFigure(figure);
      });
      const picture = chart;
      latest.current.onPicture(() => picture.getDataURL({ type: 'svg' }));
    });
    return () => {
      gone = true;
      chart?.dispose();
    };
  }, [kind, shown, width, height, scheme]);
  return <div ref={place} className="chart" role="img" aria-label={label} style={{ height }} />;
}

function coloursOf(element: Element, scheme: 'light' | 'dark'): Colours {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const several = palette[scheme];
  return { ink: of('ink'), soft: of('soft'), line: of('line'), alarm: of('alarm'), paper: of('paper'), several };
}
