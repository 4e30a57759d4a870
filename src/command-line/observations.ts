import { periodAndWithin, periodCode, plain } from '../model';
import type { ObservationFilter } from '../warehouse';
import { readFormat } from './answers';
import { readPeriod } from './arguments';
import { momentOptions, readMoment } from './as-of';
import type { Command } from './command';
import type { Context } from './context';
import { exportFigures, exportOptions, figureFormats } from './export-figures';
import { figureOptions, readFigureFilter } from './figure-options';
import { indicatorText, valueText } from './figure-text';
import type { Tongbao } from './program';
import { figureStatusNames } from './statuses';
import { tableText } from './table';

export const observationsCommand: Command = {
  name: 'observations',
  summary: { zh: '各分公司所报的数据及其出处', en: 'what the branches reported, and where it stands' },
  details: {
    zh: '给出所问之期及其中各期的数据；每个数据都注明文件、工作表、单元格和单元格里的原文。',
    en: 'Covers the period and all periods in it; each figure with its file, sheet and cell, and what is written there.',
  },
  options: [
    {
      name: 'period',
      value: 'P',
      list: true,
      required: true,
      help: { zh: '期：2009-07、2009-Q3、2009-H2、2009', en: 'period: 2009-07, 2009-Q3, 2009-H2, 2009' },
    },
    ...figureOptions,
    ...momentOptions,
    ...exportOptions,
  ],
  examples: [
    'observations --period 2009-07 --branch 沈阳',
    'observations --period 2009-H2 --indicator INSTALL_TIME --format csv',
  ],
  exitCodes: { 0: { zh: '已给出（没有数据也是）', en: 'answered, be it with no figure' } },
  run: (context, given) =>
    context.using(async (tongbao) => {
      const { language } = context;
      const asked = (given.list('period') ?? []).map((code) => readPeriod(code, language));
      const periods = [...new Set(asked.flatMap(periodAndWithin).map(periodCode))];
      const filter = { ...readFigureFilter(given, tongbao.catalogue, language), periods };
      const version = await readMoment(context, tongbao, given);
      const format = readFormat(given, figureFormats, 'table', language);
      if (format === 'table') await printTable(context, tongbao, filter, version);
      else {
        const { observationTable } = await context.program.api();
        await exportFigures(context, tongbao, given, format, version, (source) => observationTable(source, filter));
      }
      return 0;
    }),
};

/** The most observations that a table shows: it is for reading. */
const mostShown = 1000;

async function printTable(
  { language, out, say }: Context,
  { catalogue, warehouse }: Tongbao,
  filter: ObservationFilter,
  asOf: number | undefined,
): Promise<void> {
  const version = asOf ?? (await warehouse.version());
  const { rows, hasNext } = await warehouse.observations(filter, version, mostShown);
  const lines = rows.map((observation) => {
    const { branch, period, service, indicator, volume, source, status } = observation;
    return [
      catalogue.branch(branch)?.name[language] ?? branch,
      period,
      catalogue.service(service)?.name[language] ?? service,
      indicatorText(catalogue, observation, language),
      valueText(catalogue, indicator, observation, language) ?? say(figureStatusNames[status]),
      volume === undefined ? '' : plain(volume),
      `${source.sheet}!${source.cell}`,
      source.rawText,
    ];
  });
  const titles = [
    { title: say({ zh: '机构', en: 'branch' }) },
    { title: say({ zh: '期', en: 'period' }), align: 'right' as const },
    { title: say({ zh: '业务', en: 'service' }) },
    { title: say({ zh: '指标', en: 'indicator' }) },
    { title: say({ zh: '数值', en: 'figure' }), align: 'right' as const },
    { title: say({ zh: '业务量', en: 'volume' }), align: 'right' as const },
    { title: say({ zh: '出处', en: 'place' }) },
    { title: say({ zh: '原文', en: 'as written' }) },
  ];
  if (lines.length === 0) await out.line(say({ zh: '没有数据', en: 'no figures' }));
  else await out.line(tableText(titles, lines));
  if (hasNext)
    await out.line(
      say(
        { zh: '只显示前 {count} 行；全部：--format csv', en: 'the first {count} figures; all of them: --format csv' },
        { count: mostShown },
      ),
    );
}
