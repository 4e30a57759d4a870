import { periodCode } from '../model';
import { completeness, type CompletenessRow } from '../rollups';
import { formatOption, formats, printCsv, printJson, readFormat, type Row } from './answers';
import { readPeriod } from './arguments';
import { momentOptions, readMoment } from './as-of';
import type { Command } from './command';
import type { Context } from './context';
import { groupBy } from '../foundation';
import type { Tongbao } from './program';
import { tableText } from './table';

const columns = [
  ...['branch', 'service', 'period', 'expected', 'figures_expected', 'figures_reported', 'reported', 'missing', 'late'],
  'due_date',
];

export const completenessCommand: Command = {
  name: 'completeness',
  summary: { zh: '谁报了、谁没报、谁迟了', en: 'who has reported, who has not, and who is late' },
  options: [
    {
      name: 'period',
      value: 'P',
      required: true,
      help: { zh: '期：2009-07、2009-Q3、2009-H2、2009', en: 'period: 2009-07, 2009-Q3, 2009-H2, 2009' },
    },
    ...momentOptions,
    formatOption,
  ],
  examples: ['completeness --period 2009-H2', 'completeness --period 2009-H2 --format csv'],
  exitCodes: { 0: { zh: '已给出（有缺报也是）', en: 'answered, be it that something is missing' } },
  run: (context, given) =>
    context.using(async (tongbao) => {
      const { language } = context;
      const period = periodCode(readPeriod(given.text('period') ?? '', language));
      const { warehouse, catalogue, clock } = tongbao;
      const version = await readMoment(context, tongbao, given);
      const [then] = version === undefined ? [] : await warehouse.versions([version]);
      const found = await completeness(warehouse, catalogue, period, then?.at ?? clock.now(), version);
      switch (readFormat(given, formats, 'table', language)) {
        case 'csv':
          await printCsv(context, columns, found.map(row));
          break;
        case 'json':
          await printJson(context, found.map(row));
          break;
        case 'table':
          await printTable(context, found, tongbao);
      }
      return 0;
    }),
};

function row({ figuresExpected, figuresReported, dueDate, ...rest }: CompletenessRow): Row {
  return { ...rest, figures_expected: figuresExpected, figures_reported: figuresReported, due_date: dueDate };
}

/** A line a branch: how many services are in, and which are not, only partly, or late. */
async function printTable(
  { language, out, say }: Context,
  found: readonly CompletenessRow[],
  { catalogue }: Tongbao,
): Promise<void> {
  const names = (some: readonly CompletenessRow[], suffix: (one: CompletenessRow) => string = () => ''): string =>
    some
      .map((one) => `${catalogue.service(one.service)?.name[language] ?? one.service}${suffix(one)}`)
      .join(language === 'zh' ? '、' : ', ');
  const branches = groupBy(
    found.filter(({ expected }) => expected),
    ({ branch }) => branch,
  );
  const lines = [...branches].map(([branch, own]) => [
    catalogue.branch(branch)?.name[language] ?? branch,
    `${own.filter(({ reported }) => reported).length}/${own.length}`,
    names(own.filter(({ missing }) => missing)),
    names(
      own.filter(({ missing, reported }) => !missing && !reported),
      (one) => ` ${one.figuresReported}/${one.figuresExpected}`,
    ),
    names(own.filter(({ late }) => late)),
  ]);
  const titles = [
    { title: say({ zh: '机构', en: 'branch' }) },
    { title: say({ zh: '已齐', en: 'complete' }), align: 'right' as const },
    { title: say({ zh: '未报', en: 'missing' }) },
    { title: say({ zh: '不全', en: 'partial' }) },
    { title: say({ zh: '迟报', en: 'late' }) },
  ];
  await out.line(
    lines.length === 0
      ? say({ zh: '此期无需报送', en: 'nothing is expected for this period' })
      : tableText(titles, lines),
  );
}
