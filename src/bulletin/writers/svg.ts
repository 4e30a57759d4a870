import type { Chart } from '../document';
import { escaped } from './markup';

/* Measures of a chart, in units of its own that scale with the page. */
const width = 720;
const labels = 128;
const values = 96;
const line = 24;
const thickness = 13;
const top = 8;

/** Bars across, drawn as SVG, with a title and a description for those who do not see them. */
export function barChart({ title, description, rows, limit, legend }: Chart, id: string): string {
  const field = width - labels - values;
  const at = (share: number): number => round(labels + share * field);
  const bottom = top + rows.length * line;
  const notes = (limit ? 20 : 0) + (legend === undefined ? 0 : 20);
  const bars = rows.map(({ label, value: { text, bar } }, index) => {
    const y = top + index * line;
    const middle = y + line / 2;
    const from = y + (line - thickness) / 2;
    const drawn = bar
      ? `<rect class="most" x="${labels}" y="${from}" width="${round(bar.most * field)}" height="${thickness}"/>` +
        `<rect class="sure" x="${labels}" y="${from}" width="${round(bar.sure * field)}" height="${thickness}"/>`
      : '';
    return `<text class="label" x="${labels - 8}" y="${middle}">${escaped(label)}</text>${drawn}<text class="value" x="${at(bar?.most ?? 0) + 6}" y="${middle}">${escaped(text)}</text>`;
  });
  const drawnLimit = limit
    ? `<path class="limit" d="M${at(limit.at)} ${top - 4}V${bottom + 4}"/><text class="limit" x="${at(limit.at)}" y="${bottom + 14}">${escaped(limit.label)}</text>`
    : '';
  const key =
    legend === undefined
      ? ''
      : `<rect class="most" x="${labels}" y="${bottom + notes - 14}" width="22" height="10"/><text class="value" x="${labels + 30}" y="${bottom + notes - 9}">${escaped(legend)}</text>`;
  return `<svg viewBox="0 0 ${width} ${bottom + notes + 8}" role="img" aria-labelledby="${id}-title ${id}-text">
<title id="${id}-title">${escaped(title)}</title>
<desc id="${id}-text">${escaped(description)}</desc>
<path class="axis" d="M${labels} ${top - 4}V${bottom + 4}"/>
${bars.join('\n')}
${drawnLimit}${key}
</svg>`;
}

/** A place in the drawing, to a hundredth. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
