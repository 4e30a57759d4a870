import { groupBy } from '../foundation';
import { periodCode, plain } from '../model';
import { rank, type Rank, type Ranked, type RollupQuery } from '../rollups';
import { formatOption, formats, printCsv, printJson, readFormat, type Row } from './answers';
import { readGrain, readLevel, readPeriod } from './arguments';
import { momentOptions, readMoment } from './as-of';
import type { Command, CommandOption } from './command';
import type { Context } from './context';
import { figureOptions, readFigureFilter } from './figure-options';
import { figureName, valueText } from './figure-text';
import type { Tongbao } from './program';
import { fileRow, pick, rankingColumns } from './row-names';
import { figureStatusNames } from './statuses';
import { tableText } from './table';

const pageRows = 1000;

const required = (option: CommandOption): CommandOption =>
  option.name === 'indicator' ? { ...option, required: true } : option;

export const rankCommand: Command = {
  name: 'rank',
  summary: { zh: '各机构的名次', en: 'who ranks where' },
  details: {
    zh:
      '按指标的好坏方向排名，1 为最好；数值相同者名次相同（1、2、2、4，以 = 标出）。数值为区间、名次无法判定的，\n' +
      '给出可能的名次（1–3）；没有数值的、指标没有好坏方向的不排。--branch 只挑选显示哪些机构，名次仍在全部机构中排。',
    en: 'By what is better for the indicator, 1 being the best. Equals share a rank (1, 2, 2, 4, marked =). Where figures are intervals and the rank is not determined, the ranks it can have are given (1–3); without a value, or a better way, there is none. --branch only picks whom to show: the rank is among all.',
  },
  options: [
    {
      name: 'period',
      value: 'P',
      list: true,
      required: true,
      help: { zh: '期：2009-07、2009-Q3、2009-H2、2009', en: 'period: 2009-07, 2009-Q3, 2009-H2, 2009' },
    },
    {
      name: 'level',
      value: 'LEVEL',
      help: { zh: '机构层级：branch（默认）、region', en: 'level of the organisation: branch (the default) or region' },
    },
    {
      name: 'grain',
      value: 'GRAIN',
      help: { zh: '期的长短：month、quarter、half-year 或 year', en: 'month, quarter, half-year or year' },
    },
    ...figureOptions.map(required),
    ...momentOptions,
    formatOption,
  ],
  examples: [
    'rank --period 2009-H2 --indicator INSTALL_TIME --service FIXED_LINE',
    'rank --period 2009-H2 --grain month --indicator 装机平均时间 --format csv',
  ],
  exitCodes: { 0: { zh: '已给出（没有数据也是）', en: 'answered, be it with no figure' } },
  run: (context, given) =>
    context.using(async (tongbao) => {
      const { language } = context;
      const [level, grain] = [given.text('level'), given.text('grain')];
      const query: RollupQuery = {
        ...readFigureFilter(given, tongbao.catalogue, language),
        periods: (given.list('period') ?? []).map((code) => periodCode(readPeriod(code, language))),
        level: level === undefined ? 'BRANCH' : readLevel(level, language),
        grain: grain === undefined ? undefined : readGrain(grain, language),
      };
      const found = everyRank(tongbao, query, await readMoment(context, tongbao, given));
      switch (readFormat(given, formats, 'table', language)) {
        case 'csv':
          await printCsv(context, rankingColumns, rows(context, found, tongbao));
          break;
        case 'json':
          await printJson(context, rows(context, found, tongbao));
          break;
        case 'table':
          await printTables(context, found, tongbao);
      }
      return 0;
    }),
};

async function* everyRank(
  { warehouse, catalogue }: Tongbao,
  query: RollupQuery,
  asked: number | undefined,
): AsyncGenerator<Ranked> {
  let [version, last]: [number | undefined, Ranked | undefined] = [asked, undefined];
  for (;;) {
    const page = await rank(warehouse, catalogue, query, { limit: pageRows, after: last?.figure, version });
    yield* page.ranked;
    if (!page.hasNext) return;
    [version, last] = [page.version, page.ranked.at(-1)];
  }
}

async function* rows(
  { program, language }: Context,
  found: AsyncIterable<Ranked>,
  { catalogue }: Tongbao,
): AsyncGenerator<Row> {
  const { rankingRow } = await program.api();
  for await (const one of found) yield pick(fileRow(rankingRow(catalogue, one, language)), rankingColumns);
}

/** The most rows that tables show: they are for reading. */
const mostShown = 2000;

/** A table for every series and period, under its name. */
async function printTables(context: Context, found: AsyncIterable<Ranked>, { catalogue }: Tongbao): Promise<void> {
  const { language, out, say } = context;
  const shown: Ranked[] = [];
  let more = false;
  for await (const one of found) {
    if ((more = shown.length === mostShown)) break;
    shown.push(one);
  }
  const titles = [
    { title: say({ zh: '名次', en: 'rank' }), align: 'right' as const },
    { title: say({ zh: '机构', en: 'unit' }) },
    { title: say({ zh: '数值', en: 'figure' }), align: 'right' as const },
    { title: say({ zh: '业务量', en: 'volume' }), align: 'right' as const },
    { title: say({ zh: '状况', en: 'status' }) },
  ];
  for (const [title, group] of groupBy(shown, ({ figure }) => figureName(catalogue, figure, language))) {
    const lines = group.map(({ figure, rank: place }) => [
      place ? rankText(place) : '—',
      catalogue.branch(figure.branch)?.name[language] ?? figure.branch,
      valueText(catalogue, figure.indicator, figure, language) ?? '—',
      plain(figure.volume),
      say(figureStatusNames[figure.status]),
    ]);
    await out.line(`${title}\n${tableText(titles, lines)}\n`);
  }
  if (shown.length === 0) await out.line(say({ zh: '没有数据', en: 'no figures' }));
  if (more) {
    const rest = {
      zh: '只显示前 {count} 行；全部：--format csv',
      en: 'the first {count} rows; all of them: --format csv',
    };
    await out.line(say(rest, { count: mostShown }));
  }
}

function rankText({ best, worst, tied }: Rank): string {
  return best === worst ? `${best}${tied ? '=' : ''}` : `${best}–${worst}`;
}
