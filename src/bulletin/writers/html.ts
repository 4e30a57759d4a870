import type { Block, BulletinDocument, Cell, Chart, Paragraph, Span, Table } from '../document';
import { escaped } from './markup';
import { pageStyle } from './page-style';
import { barChart } from './svg';

/** The document as one page that asks for nothing else, and prints on A4. */
export function writeHtml(document: BulletinDocument): Promise<Buffer> {
  const { language, title, issuer, status, draft } = document;
  const text = `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>${escaped(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
<header>
<p class="issuer">${escaped(issuer)}</p>
<h1>${escaped(title)}</h1>
<p class="${draft ? 'status draft' : 'status'}">${escaped(status)}</p>
</header>
${document.blocks.map((block, index) => writeBlock(block, `b${index + 1}`, document)).join('\n')}
</main>
</body>
</html>
`;
  return Promise.resolve(Buffer.from(text));
}

function writeBlock(block: Block, id: string, document: BulletinDocument): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 id="${id}">${escaped(block.text)}</h2>`;
    case 'paragraph':
      return writeParagraph(block);
    case 'table':
      return writeTable(block, id);
    case 'chart':
      return writeChart(block, id, document);
  }
}

function writeParagraph({ style, spans }: Paragraph): string {
  return `<p class="${style}">${spans.map(writeSpan).join('')}</p>`;
}

function writeSpan({ text, figure }: Span): string {
  return figure === undefined
    ? escaped(text)
    : `<b class="figure" data-figure="${escaped(figure)}">${escaped(text)}</b>`;
}

function writeTable({ title, weights, head, body }: Table, id: string): string {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const columns = weights.map((weight) => `<col style="width:${((weight / whole) * 100).toFixed(2)}%"/>`).join('');
  const row = (cells: readonly Cell[], write: (cell: Cell) => string): string =>
    `<tr>${cells.map(write).join('')}</tr>`;
  return `<div class="wide"><table aria-labelledby="${id}">
<caption id="${id}">${escaped(title)}</caption>
<colgroup>${columns}</colgroup>
<thead>
${head.map((cells) => row(cells, (cell) => writeCell(cell, cell.columns ? 'colgroup' : 'col'))).join('\n')}
</thead>
<tbody>
${body.map((cells) => row(cells, (cell) => writeCell(cell, cell.heads && (cell.rows ? 'rowgroup' : 'row')))).join('\n')}
</tbody>
</table></div>`;
}

/** A cell; with a scope it is a heading. */
function writeCell({ text, columns, rows, align, tone, figure }: Cell, scope?: string | false): string {
  const classes = [align, tone].filter((one) => one !== undefined).join(' ');
  const attributes = [
    scope && `scope="${scope}"`,
    columns !== undefined && `colspan="${columns}"`,
    rows !== undefined && `rowspan="${rows}"`,
    classes !== '' && `class="${classes}"`,
    figure !== undefined && `data-figure="${escaped(figure)}"`,
  ].filter(Boolean);
  const name = scope ? 'th' : 'td';
  return `<${[name, ...attributes].join(' ')}>${escaped(text)}</${name}>`;
}

/** A drawing, with what is drawn as a table for whoever wants the numbers. */
function writeChart(chart: Chart, id: string, { language }: BulletinDocument): string {
  const rows = chart.rows.map(({ label, value }) => [{ text: label, heads: true }, value] as const);
  const table: Table = {
    kind: 'table',
    title: chart.title,
    weights: [1, 1],
    head: [chart.headings.map((text) => ({ text }))],
    body: rows,
  };
  return `<figure>
${barChart(chart, id)}
<figcaption>${escaped(chart.title)}</figcaption>
<details><summary>${language === 'zh' ? '数据' : 'Data'}</summary>
${writeTable(table, `${id}-data`)}
</details>
</figure>`;
}
