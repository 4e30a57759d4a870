import { Paragraph } from 'docx';
import { ChartRun } from 'docx/charts';
import type { Chart } from '../document';
import { colours } from './colours';
import { styleOf } from './docx-styles';
import { legible } from './markup';

/** Pixels, of which there are 96 to the inch. */
const width = 560;
const rowHeight = 25;
const around = 24;

/** A chart that Word draws and the office can edit, with what it is called below it; no other drawing has its `id`. */
export function docxChart({ title, description, headings, rows, limit, legend }: Chart, id: number): Paragraph[] {
  const drawn = rows.map(({ span }) => span && { low: Number(span.low), high: Number(span.high) });
  const censored = drawn.some((span) => span && span.low < span.high);
  const texts = rows.map(({ value }) => legible(value.text));
  const sure = { name: legible(headings[1]), color: colours.bar, values: drawn.map((span) => span?.low ?? null) };
  const possible = {
    name: legible(legend ?? ''),
    color: colours.range,
    values: drawn.map((span) => (span ? span.high - span.low : null)),
    pointLabels: texts.map((text) => ({ text, position: 'insideBase' as const })),
  };
  const chart = new ChartRun({
    type: 'bar',
    stacking: censored ? 'stacked' : 'none',
    categories: rows.map(({ label }) => legible(label)),
    series: censored
      ? [sure, possible]
      : [{ ...sure, pointLabels: texts.map((text) => ({ text, position: 'outsideEnd' as const })) }],
    legend: false,
    gapWidth: 60,
    chartArea: { border: 'none' },
    categoryAxis: { reverseOrder: true, font: { size: 9 } },
    valueAxis: { minimum: 0, visible: false, gridlines: false },
    transformation: { width, height: rows.length * rowHeight + around },
    altText: { id: String(id), name: legible(title), title: legible(title), description: legible(description) },
  });
  const notes = [limit?.label, legend].filter((text) => text !== undefined);
  return [
    new Paragraph({ style: styleOf.chart, children: [chart] }),
    new Paragraph({ style: styleOf.caption, keepNext: false, text: legible(title) }),
    ...notes.map((text) => new Paragraph({ style: styleOf.note, text: legible(text) })),
  ];
}
