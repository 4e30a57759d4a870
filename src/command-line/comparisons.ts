import { groupBy } from '../foundation';
import { plain } from '../model';
import { compare, type Base, type Comparison, type RollupQuery } from '../rollups';
import { printCsv, printJson, type formats, type Row } from './answers';
import { changeText, percentText, trendNames } from './change-text';
import type { Context } from './context';
import { indicatorText, valueText } from './figure-text';
import type { Tongbao } from './program';
import { changeColumns, earlierColumns, fileRow, pick, rollupColumns } from './row-names';
import { figureStatusNames } from './statuses';
import { tableText } from './table';

/** The most figures that a table shows: it is for reading. */
const mostShown = 2000;
const pageRows = 1000;

const columns = [...rollupColumns, ...earlierColumns, ...changeColumns];

/** What is printed: the figures of a question, each beside what it was before. */
export interface AskedComparison {
  readonly query: RollupQuery;
  readonly base: Base;
  /** The newest where none is given. */
  readonly version?: number | undefined;
}

/** Prints figures beside what they were; files begin with the columns of those without. */
export async function printComparisons(
  context: Context,
  tongbao: Tongbao,
  asked: AskedComparison,
  format: (typeof formats)[number],
): Promise<void> {
  if (format === 'table') return printTables(context, tongbao, asked);
  const rows = fileRows(context, tongbao, asked);
  return format === 'csv' ? printCsv(context, columns, rows) : printJson(context, rows);
}

async function* fileRows(
  { program, language }: Context,
  { warehouse, catalogue }: Tongbao,
  { query, base, version: asked }: AskedComparison,
): AsyncGenerator<Row> {
  const { comparisonRow } = await program.api();
  let [version, last]: [number | undefined, Comparison | undefined] = [asked, undefined];
  for (;;) {
    const page = await compare(warehouse, catalogue, query, { base, limit: pageRows, after: last?.figure, version });
    for (const one of page.comparisons) yield pick(fileRow(comparisonRow(catalogue, one, language)), columns);
    if (!page.hasNext) return;
    [version, last] = [page.version, page.comparisons.at(-1)];
  }
}

/** A table for every unit and period, under its name. */
async function printTables(
  context: Context,
  tongbao: Tongbao,
  { query, base, version }: AskedComparison,
): Promise<void> {
  const { language, out, say } = context;
  const { catalogue, warehouse } = tongbao;
  const { comparisons, hasNext } = await compare(warehouse, catalogue, query, { base, limit: mostShown, version });
  const titles = [
    { title: say({ zh: '业务', en: 'service' }) },
    { title: say({ zh: '指标', en: 'indicator' }) },
    { title: say({ zh: '数值', en: 'figure' }), align: 'right' as const },
    { title: say({ zh: '业务量', en: 'volume' }), align: 'right' as const },
    { title: say({ zh: '此前', en: 'before' }), align: 'right' as const },
    { title: say({ zh: '增减', en: 'change' }), align: 'right' as const },
    { title: say({ zh: '增减率', en: 'in percent' }), align: 'right' as const },
    { title: say({ zh: '走向', en: 'trend' }) },
  ];
  const groups = groupBy(comparisons, ({ figure, periodBefore }) => {
    const name = catalogue.branch(figure.branch)?.name[language] ?? figure.branch;
    return say(
      { zh: '{name} {period}，与 {before} 相比', en: '{name} {period}, held against {before}' },
      {
        ...{ name, period: figure.period, before: periodBefore ?? '—' },
      },
    );
  });
  for (const [title, rows] of groups) {
    const lines = rows.map((one) => cells(one, context, tongbao));
    await out.line(`${title}\n${tableText(titles, lines)}\n`);
  }
  if (comparisons.length === 0) await out.line(say({ zh: '没有数据', en: 'no figures' }));
  if (hasNext) {
    const rest = {
      zh: '只显示前 {count} 行；全部：--format csv',
      en: 'the first {count} figures; all of them: --format csv',
    };
    await out.line(say(rest, { count: mostShown }));
  }
}

function cells(
  { figure, before, difference, percent, trend }: Comparison,
  { language, say }: Context,
  { catalogue }: Tongbao,
): readonly string[] {
  const shown = (one: typeof before): string =>
    one ? (valueText(catalogue, one.indicator, one, language) ?? say(figureStatusNames[one.status])) : '—';
  return [
    catalogue.service(figure.service)?.name[language] ?? figure.service,
    indicatorText(catalogue, figure, language),
    shown(figure),
    plain(figure.volume),
    shown(before),
    changeText(catalogue, figure.indicator, difference, language),
    percentText(percent, language),
    say(trendNames[trend]),
  ];
}
