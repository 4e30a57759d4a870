import { periodAndWithin, periodCode, plain } from '../model';
import { changes, type FigureChange, type RollupFigure, type RollupQuery } from '../rollups';
import type { VersionEntry } from '../warehouse';
import { formatOption, formats, printCsv, printJson, readFormat, type Row } from './answers';
import { readGrain, readLevel, readPeriod } from './arguments';
import { readVersion } from './as-of';
import type { Command } from './command';
import type { Context } from './context';
import { figureOptions, readFigureFilter } from './figure-options';
import { indicatorText, valueText } from './figure-text';
import type { Tongbao } from './program';
import { figureStatusNames } from './statuses';
import { tableText } from './table';

const pageRows = 2000;
/** The most changes that a table shows: it is for reading. */
const mostShown = 1000;

const columns = [
  ...['branch', 'period', 'service', 'indicator', 'customer_class', 'unit'],
  ...['before_low', 'before_high', 'before_volume', 'before_status', 'low', 'high', 'volume', 'status'],
  ...['version', 'changed_at', 'kind', 'submission', 'steps'],
];

export const changesCommand: Command = {
  name: 'changes',
  summary: {
    zh: '哪些数值变了，从多少到多少，因哪次提交',
    en: 'which figures moved, from what to what, because of what',
  },
  details: {
    zh: '比较两个版本（或时刻）的汇总数值。未指定 --until 时比到现在；改了又改回来的不算，--stepwise 则逐次列出。',
    en: 'Compares the figures of two versions or times; by itself up to now. What moved and came back is no change, but --stepwise lists every step.',
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
      name: 'since',
      value: 'WHEN',
      required: true,
      help: {
        zh: '此后的变化：版本号、日期（当日终了，UTC）、时刻，或通报编号如 2009-H2/R0',
        en: 'what moved after it: a version, a day (its end, UTC), an instant or a release such as 2009-H2/R0',
      },
    },
    { name: 'until', value: 'WHEN', help: { zh: '直到何时，写法同上', en: 'up to when, in the same way' } },
    {
      name: 'level',
      value: 'LEVEL',
      help: {
        zh: '机构层级：province（默认）、region 或 branch；指定 --branch 时不用',
        en: 'province (the default), region or branch; without effect beside --branch',
      },
    },
    {
      name: 'grain',
      value: 'GRAIN',
      help: { zh: '期的长短：month、quarter、half-year 或 year', en: 'month, quarter, half-year or year' },
    },
    { name: 'stepwise', help: { zh: '逐次列出', en: 'every step is a row' } },
    ...figureOptions,
    formatOption,
  ],
  examples: [
    'changes --period 2009-H2 --since 2010-01-15',
    'changes --period 2009-H2 --since 14 --stepwise --format csv',
    'changes --period 2009-H2 --since 2009-H2/R0 --until 2009-H2/R1',
  ],
  exitCodes: { 0: { zh: '已给出（没有变化也是）', en: 'answered, be it with no change' } },
  run: (context, given) =>
    context.using(async (tongbao) => {
      const { language } = context;
      const [level, grain] = [given.text('level'), given.text('grain')];
      const asked = (given.list('period') ?? []).map((code) => readPeriod(code, language));
      const everything = grain === undefined;
      const query: RollupQuery = {
        ...readFigureFilter(given, tongbao.catalogue, language),
        periods: asked.flatMap((one) => (everything ? periodAndWithin(one) : [one])).map(periodCode),
        level: level === undefined ? 'PROVINCE' : readLevel(level, language),
        grain: grain === undefined ? undefined : readGrain(grain, language),
      };
      const since = (await readVersion(context, tongbao, given, 'since')) ?? 0;
      const until = (await readVersion(context, tongbao, given, 'until')) ?? (await tongbao.warehouse.version());
      const found = everyChange(tongbao, query, { since, until, stepwise: given.switch('stepwise') });
      switch (readFormat(given, formats, 'table', language)) {
        case 'csv':
          await printCsv(context, columns, rows(found, tongbao));
          break;
        case 'json':
          await printJson(context, rows(found, tongbao));
          break;
        case 'table':
          await changesTable(context, found, tongbao, ({ because }) => becauseText(because, context));
      }
      return 0;
    }),
};

async function* everyChange(
  { warehouse, catalogue }: Tongbao,
  query: RollupQuery,
  between: { readonly since: number; readonly until: number; readonly stepwise: boolean },
): AsyncGenerator<FigureChange> {
  let last: FigureChange | undefined;
  for (;;) {
    const after = last && { key: last.key, version: last.because.version };
    const page = await changes(warehouse, catalogue, query, { ...between, limit: pageRows, after });
    yield* page.changes;
    if (!page.hasNext) return;
    last = page.changes.at(-1);
  }
}

async function* rows(found: AsyncIterable<FigureChange>, { catalogue }: Tongbao): AsyncGenerator<Row> {
  for await (const { key, before, after, because, steps } of found) {
    const { branch, period, service, indicator, customerClass } = key;
    const [was, is] = [side(before), side(after)];
    yield {
      ...{ branch, period, service, indicator, customer_class: customerClass },
      unit: catalogue.indicator(indicator)?.unit.code ?? null,
      ...{ before_low: was.low, before_high: was.high, before_volume: was.volume, before_status: was.status },
      ...is,
      ...{ version: because.version, changed_at: because.at, kind: because.kind },
      ...{ submission: because.submission ?? null, steps },
    };
  }
}

function side(figure: RollupFigure | undefined) {
  return {
    low: figure?.low ? plain(figure.low) : null,
    high: figure?.high ? plain(figure.high) : null,
    volume: figure ? plain(figure.volume) : null,
    status: figure?.status ?? null,
  };
}

/** Prints changes for reading; `why` says because of what each came. */
export async function changesTable<C extends FigureChange>(
  context: Context,
  found: AsyncIterable<C>,
  tongbao: Tongbao,
  why: (change: C) => string,
): Promise<void> {
  const { language, out, say } = context;
  const { catalogue } = tongbao;
  const shown = (figure: RollupFigure | undefined): string =>
    figure ? (valueText(catalogue, figure.indicator, figure, language) ?? say(figureStatusNames[figure.status])) : '—';
  const lines: string[][] = [];
  let more = false;
  for await (const change of found) {
    const { key, before, after, because } = change;
    if ((more = lines.length === mostShown)) break;
    lines.push([
      catalogue.branch(key.branch)?.name[language] ?? key.branch,
      key.period,
      catalogue.service(key.service)?.name[language] ?? key.service,
      indicatorText(catalogue, key, language),
      ...[shown(before), shown(after)],
      ...[because.at, why(change)],
    ]);
  }
  const titles = [
    { title: say({ zh: '机构', en: 'unit' }) },
    { title: say({ zh: '期', en: 'period' }), align: 'right' as const },
    { title: say({ zh: '业务', en: 'service' }) },
    { title: say({ zh: '指标', en: 'indicator' }) },
    { title: say({ zh: '原为', en: 'was' }), align: 'right' as const },
    { title: say({ zh: '现为', en: 'is' }), align: 'right' as const },
    { title: say({ zh: '何时', en: 'when' }) },
    { title: say({ zh: '因', en: 'because of' }) },
  ];
  if (lines.length === 0) await out.line(say({ zh: '没有变化', en: 'nothing moved' }));
  else await out.line(tableText(titles, lines));
  if (more) {
    const rest = { zh: '只显示前 {count} 行；全部：--format csv', en: 'the first {count}; all of them: --format csv' };
    await out.line(say(rest, { count: mostShown }));
  }
}

function becauseText({ kind, submission }: VersionEntry, { say }: Context): string {
  const texts = {
    submission: { zh: '第 {id} 号提交', en: 'submission {id}' },
    withdrawal: { zh: '撤回第 {id} 号提交', en: 'withdrawal of {id}' },
    rollups: { zh: '重新汇总', en: 'rollups put right' },
    record: { zh: '记录', en: 'a record' },
  } as const;
  return say(texts[kind], { id: submission ?? '' });
}
