import type { Text } from '../foundation';
import { periodAndWithin, periodCode, plain } from '../model';
import { answer, type RollupFigure, type RollupQuery } from '../rollups';
import { formats, readFormat } from './answers';
import { readGrain, readLevel, readPeriod } from './arguments';
import { momentOptions, readMoment } from './as-of';
import { baseOption, readBase } from './base-option';
import type { Command } from './command';
import { printComparisons } from './comparisons';
import type { Context } from './context';
import { exportFigures, exportOptions, figureFormats } from './export-figures';
import { figureOptions, readFigureFilter } from './figure-options';
import { isWeighed, valueText } from './figure-text';
import { groupBy } from '../foundation';
import type { Tongbao } from './program';
import { figureStatusNames } from './statuses';
import { tableText, type Column } from './table';

/** The most figures that a table shows: it is for reading. */
const mostShown = 2000;

export const rollupsCommand: Command = {
  name: 'rollups',
  summary: { zh: '汇总后的指标', en: 'the figures, rolled up' },
  details: {
    zh:
      'table 未另作要求时，只显示全省、所问之期本身；csv 和 json 则给出各级机构、该期及其中的各期，\n' +
      '用 --level、--branch、--grain 收窄。数值是精确的小数，不作舍入；low 与 high 不同者为区间（如 <10⁻⁵）。',
    en: 'Unless asked otherwise, a table shows the province and the very period asked for; csv and json give all levels of the organisation, and the period with all periods in it. --level, --branch and --grain narrow that down. Decimals are exact and in full; where low and high differ, the figure is an interval (<10⁻⁵).',
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
      help: {
        zh: '机构层级：province、region 或 branch；指定 --branch 时不用',
        en: 'level of the organisation: province, region or branch; without effect beside --branch',
      },
    },
    {
      name: 'grain',
      value: 'GRAIN',
      help: {
        zh: '期的长短：month、quarter、half-year 或 year，取所问之期中的这些期',
        en: 'month, quarter, half-year or year: the periods of that length within those asked for',
      },
    },
    ...figureOptions,
    baseOption,
    ...momentOptions,
    ...exportOptions,
  ],
  examples: [
    'rollups --period 2009-H2',
    'rollups --period 2009-H2 --level branch --service FIXED_LINE --indicator INSTALL_TIME',
    'rollups --period 2009-H2 --grain month --branch 沈阳,大连 --format csv',
    'rollups --period 2009-H2 --as-of 2010-01-15',
    'rollups --period 2010-H2 --with year',
  ],
  exitCodes: { 0: { zh: '已给出（没有数据也是）', en: 'answered, be it with no figure' } },
  run: (context, given) =>
    context.using(async (tongbao) => {
      const { language } = context;
      const format = readFormat(given, figureFormats, 'table', language);
      const [level, grain] = [given.text('level'), given.text('grain')];
      const asked = (given.list('period') ?? []).map((code) => readPeriod(code, language));
      const everything = format !== 'table' && grain === undefined;
      const query: RollupQuery = {
        ...readFigureFilter(given, tongbao.catalogue, language),
        periods: asked.flatMap((one) => (everything ? periodAndWithin(one) : [one])).map(periodCode),
        level: level === undefined ? (format === 'table' ? 'PROVINCE' : undefined) : readLevel(level, language),
        grain: grain === undefined ? undefined : readGrain(grain, language),
      };
      const version = await readMoment(context, tongbao, given);
      const base = readBase(context, given);
      if (base) {
        const answered = readFormat(given, formats, 'table', language);
        await printComparisons(context, tongbao, { query, base, version }, answered);
      } else if (format === 'table') await printTables(context, tongbao, query, version);
      else {
        const { rollupTable } = await context.program.api();
        await exportFigures(context, tongbao, given, format, version, (source) => rollupTable(source, query));
      }
      return 0;
    }),
};

const columns: readonly { readonly title: Text; readonly align?: Column['align'] }[] = [
  { title: { zh: '业务', en: 'service' } },
  { title: { zh: '指标', en: 'indicator' } },
  { title: { zh: '用户类别', en: 'class' } },
  { title: { zh: '数值', en: 'figure' }, align: 'right' },
  { title: { zh: '业务量', en: 'volume' }, align: 'right' },
  { title: { zh: '报送', en: 'reported' }, align: 'right' },
  { title: { zh: '状况', en: 'status' } },
];

/** A table for every unit and period, under its name. */
export async function printTables(
  context: Context,
  tongbao: Tongbao,
  query: RollupQuery,
  version?: number,
): Promise<void> {
  const { language, out, say } = context;
  const { catalogue, warehouse } = tongbao;
  const { figures, hasNext } = await answer(warehouse, catalogue, query, { limit: mostShown, version });
  const groups = groupBy(
    figures,
    (one) => `${catalogue.branch(one.branch)?.name[language] ?? one.branch} ${one.period}`,
  );
  const titles = columns.map(({ title, align }) => ({ title: title[language], ...(align && { align }) }));
  for (const [title, rows] of groups) {
    await out.line(
      `${title}\n${tableText(
        titles,
        rows.map((row) => cells(row, context, tongbao)),
      )}\n`,
    );
  }
  if (figures.length === 0) await out.line(say({ zh: '没有数据', en: 'no figures' }));
  if (hasNext) {
    await out.line(
      say(
        { zh: '只显示前 {count} 行；全部：--format csv', en: 'the first {count} figures; all of them: --format csv' },
        { count: mostShown },
      ),
    );
  }
}

function cells(figure: RollupFigure, { language, say }: Context, { catalogue }: Tongbao): readonly string[] {
  return [
    catalogue.service(figure.service)?.name[language] ?? figure.service,
    figure.indicatorDefinition.name[language],
    catalogue.customerClass(figure.customerClass)?.name[language] ?? figure.customerClass,
    valueText(catalogue, figure.indicator, figure, language) ?? '—',
    isWeighed(catalogue, figure) ? plain(figure.volume) : '',
    `${figure.branchesReported}/${figure.branchesExpected}`,
    say(figureStatusNames[figure.status]),
  ];
}
