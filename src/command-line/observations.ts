import { periodAndWithin, periodCode, plain } from '../model';
import type { ObservationFilter, ObservationKey, StoredObservation, Submission, WarehouseReader } from '../warehouse';
import { formatOption, formats, printCsv, printJson, readFormat, type Row } from './answers';
import { readPeriod } from './arguments';
import type { Command } from './command';
import type { Context } from './context';
import { figureOptions, readFigureFilter } from './figure-options';
import { indicatorText, valueText } from './figure-text';
import type { Tongbao } from './program';
import { figureStatusNames } from './statuses';
import { tableText } from './table';

const pageRows = 2000;

const columns = [
  ...['branch', 'period', 'service', 'indicator', 'customer_class', 'unit', 'low', 'high', 'volume', 'status'],
  ...['file', 'sheet', 'cell', 'raw_text', 'volume_cell', 'volume_raw_text', 'submission', 'revision'],
];

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
    formatOption,
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
      const found = traced(tongbao.warehouse, filter);
      switch (readFormat(given, formats, 'table', language)) {
        case 'csv':
          await printCsv(context, columns, rows(found, tongbao));
          break;
        case 'json':
          await printJson(context, rows(found, tongbao));
          break;
        case 'table':
          await printTable(context, found, tongbao);
      }
      return 0;
    }),
};

interface Traced {
  readonly observation: StoredObservation;
  readonly submission: Submission | undefined;
}

/** Observations with the submissions that brought them, in key order, all of one version. */
async function* traced(reader: WarehouseReader, filter: ObservationFilter): AsyncGenerator<Traced> {
  const version = await reader.version();
  let after: ObservationKey | undefined;
  for (;;) {
    const page = await reader.observations(filter, version, pageRows, after);
    const ids = [...new Set(page.rows.map((one) => one.submission))];
    const submissions = new Map((await reader.submissionsByIds(ids)).map((one, index) => [ids[index], one]));
    for (const observation of page.rows) yield { observation, submission: submissions.get(observation.submission) };
    if (!page.hasNext) return;
    after = page.rows.at(-1);
  }
}

async function* rows(found: AsyncIterable<Traced>, { catalogue }: Tongbao): AsyncGenerator<Row> {
  for await (const { observation, submission } of found) {
    const { branch, period, service, indicator, customerClass, low, high, volume, status, source } = observation;
    yield {
      ...{ branch, period, service, indicator, customer_class: customerClass },
      unit: catalogue.indicator(indicator)?.unit.code ?? null,
      low: low === undefined ? null : plain(low),
      high: high === undefined ? null : plain(high),
      volume: volume === undefined ? null : plain(volume),
      status,
      file: submission?.fileName ?? null,
      ...{ sheet: source.sheet, cell: source.cell, raw_text: source.rawText },
      ...{ volume_cell: source.volumeCell ?? null, volume_raw_text: source.volumeRawText ?? null },
      submission: observation.submission,
      revision: submission?.revision ?? null,
    };
  }
}

/** The most observations that a table shows: it is for reading. */
const mostShown = 1000;

async function printTable(context: Context, found: AsyncIterable<Traced>, { catalogue }: Tongbao): Promise<void> {
  const { language, out, say } = context;
  const lines: string[][] = [];
  let more = false;
  for await (const { observation } of found) {
    if ((more = lines.length === mostShown)) break;
    const { branch, period, service, indicator, volume, source, status } = observation;
    lines.push([
      catalogue.branch(branch)?.name[language] ?? branch,
      period,
      catalogue.service(service)?.name[language] ?? service,
      indicatorText(catalogue, observation, language),
      valueText(catalogue, indicator, observation, language) ?? say(figureStatusNames[status]),
      volume === undefined ? '' : plain(volume),
      `${source.sheet}!${source.cell}`,
      source.rawText,
    ]);
  }
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
  if (more)
    await out.line(
      say(
        { zh: '只显示前 {count} 行；全部：--format csv', en: 'the first {count} figures; all of them: --format csv' },
        { count: mostShown },
      ),
    );
}
