import { groupBy } from '../foundation';
import { periodCode, type Decimal } from '../model';
import { contribute, type ContributionQuery, type ContributionRow, type RollupFigure } from '../rollups';
import type { RollupKey } from '../warehouse';
import { formatOption, formats, printCsv, printJson, readFormat, type Row } from './answers';
import { readCodes, readPeriod } from './arguments';
import { momentOptions, readMoment } from './as-of';
import { baseOption, readBase } from './base-option';
import { changeText, percentText } from './change-text';
import type { Command, Given } from './command';
import type { Context } from './context';
import { figureOptions, readFigureFilter } from './figure-options';
import { figureName, valueText } from './figure-text';
import type { Tongbao } from './program';
import { contributionColumns, fileRow, pick } from './row-names';
import { figureStatusNames } from './statuses';
import { tableText } from './table';

const pageRows = 1000;

export const contributionsCommand: Command = {
  name: 'contributions',
  summary: { zh: '各分公司对变化的贡献', en: 'what each branch had to do with a change' },
  details: {
    zh:
      '把全省（或 --head 所指机构）数值的变化分解到各分公司：均值分为数值效应（自身数值的变化）与权重效应（业务量占比的变化），\n' +
      '计数为各自的增减。各分公司的贡献精确地合计为总变化；有数值为区间的，不作分解。',
    en: 'Takes the change of the province, or of the unit --head, apart by its branches: of a mean into the effect of their own figures (rate) and that of their share of the volume (weight), of a count into their own changes. Contributions add up to the change exactly; where a figure is an interval nothing is taken apart.',
  },
  options: [
    {
      name: 'period',
      value: 'P',
      required: true,
      help: { zh: '期：2009-07、2009-Q3、2009-H2、2009', en: 'period: 2009-07, 2009-Q3, 2009-H2, 2009' },
    },
    { ...baseOption, required: true },
    {
      name: 'head',
      value: 'B',
      help: { zh: '哪个机构的变化，代码或名称；默认全省', en: 'whose change, by code or name; by itself the province' },
    },
    ...figureOptions.filter(({ name }) => name !== 'branch'),
    ...momentOptions,
    formatOption,
  ],
  examples: [
    'contributions --period 2010-H1 --with period --indicator INSTALL_TIME',
    'contributions --period 2010-H2 --with year --format csv',
  ],
  exitCodes: { 0: { zh: '已给出（没有数据也是）', en: 'answered, be it with no figure' } },
  run: (context, given) =>
    context.using(async (tongbao) => {
      const { language } = context;
      const query = readQuery(context, tongbao, given);
      const version = (await readMoment(context, tongbao, given)) ?? (await tongbao.warehouse.version());
      const found = everyContribution(tongbao, query, version);
      switch (readFormat(given, formats, 'table', language)) {
        case 'csv':
          await printCsv(context, contributionColumns, rows(context, found, tongbao));
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

function readQuery(context: Context, { catalogue }: Tongbao, given: Given): ContributionQuery {
  const { language } = context;
  const named = given.text('head');
  const [head] = named === undefined ? [] : readCodes('head', [named], catalogue, language);
  return {
    ...readFigureFilter(given, catalogue, language),
    unit: head ?? catalogue.branches[0]?.code ?? '',
    period: periodCode(readPeriod(given.text('period') ?? '', language)),
    base: readBase(context, given) ?? 'year-before',
  };
}

async function* everyContribution(
  { warehouse, catalogue }: Tongbao,
  query: ContributionQuery,
  version: number,
): AsyncGenerator<ContributionRow> {
  let after: Omit<RollupKey, 'period'> | undefined;
  for (;;) {
    const page = await contribute(warehouse, catalogue, query, { limit: pageRows, after, version });
    yield* page.rows;
    const last = page.rows.at(-1);
    if (!page.hasNext || !last) return;
    after = { ...last.whole.series, branch: last.contribution.branch };
  }
}

async function* rows(
  { program, language }: Context,
  found: AsyncIterable<ContributionRow>,
  { catalogue }: Tongbao,
): AsyncGenerator<Row> {
  const { contributionRow } = await program.api();
  for await (const one of found) yield pick(fileRow(contributionRow(catalogue, one, language)), contributionColumns);
}

/** A table for every series, under what changed. */
async function printTables(context: Context, found: AsyncIterable<ContributionRow>, tongbao: Tongbao): Promise<void> {
  const { out, say } = context;
  const all: ContributionRow[] = [];
  for await (const one of found) all.push(one);
  const right = 'right' as const;
  const titles = [
    { title: say({ zh: '分公司', en: 'branch' }) },
    { title: say({ zh: '此前', en: 'before' }), align: right },
    { title: say({ zh: '数值', en: 'figure' }), align: right },
    { title: say({ zh: '数值效应', en: 'rate effect' }), align: right },
    { title: say({ zh: '权重效应', en: 'weight effect' }), align: right },
    { title: say({ zh: '贡献', en: 'contribution' }), align: right },
    { title: say({ zh: '占比', en: 'share' }), align: right },
  ];
  for (const [title, group] of groupBy(all, (one) => titleOf(one, context, tongbao))) {
    await out.line(
      `${title}\n${tableText(
        titles,
        group.map((one) => cells(one, context, tongbao)),
      )}\n`,
    );
  }
  if (all.length === 0) await out.line(say({ zh: '没有数据', en: 'no figures' }));
}

function titleOf({ whole }: ContributionRow, context: Context, { catalogue }: Tongbao): string {
  const { language, say } = context;
  const { unit, series, period, periodBefore, before, after, change } = whole;
  const { service, indicator, customerClass } = series;
  return say(
    {
      zh: '{unit} {name}：{before}（{earlier}）→ {after}，{change}',
      en: '{unit} {name}: {before} ({earlier}) → {after}, {change}',
    },
    {
      unit: catalogue.branch(unit)?.name[language] ?? unit,
      name: figureName(catalogue, { service, indicator, customerClass, period }, language),
      earlier: periodBefore ?? '—',
      before: shown(before, context, catalogue),
      after: shown(after, context, catalogue),
      change: changeText(catalogue, indicator, change.difference, language),
    },
  );
}

function cells({ whole, contribution }: ContributionRow, context: Context, { catalogue }: Tongbao): readonly string[] {
  const { language } = context;
  const { branch, before, after, rateEffect, weightEffect, part, share } = contribution;
  const exactly = (value: Decimal | undefined) => value && { low: value, high: value };
  const effect = (value: Decimal | undefined): string =>
    changeText(catalogue, whole.series.indicator, exactly(value), language);
  return [
    catalogue.branch(branch)?.name[language] ?? branch,
    ...[shown(before, context, catalogue), shown(after, context, catalogue)],
    ...[effect(rateEffect), effect(weightEffect), effect(part)],
    percentText(exactly(share), language),
  ];
}

function shown(figure: RollupFigure | undefined, { language, say }: Context, catalogue: Tongbao['catalogue']): string {
  if (!figure) return '—';
  return valueText(catalogue, figure.indicator, figure, language) ?? say(figureStatusNames[figure.status]);
}
