import { groupBy, type Text } from '../foundation';
import { releaseGate, ruleVerdicts, type CellStatus, type ReleaseGate, type RuleVerdict } from '../releases';
import type { WaiverScope } from '../warehouse';
import { formatOption, formats, printCsv, printJson, readFormat, type Row } from './answers';
import { readChoice } from './arguments';
import type { Command } from './command';
import type { Context } from './context';
import { indicatorText, valueText } from './figure-text';
import { namedRelease, releaseArgument } from './named-release';
import type { Tongbao } from './program';
import { fileRow, pick } from './row-names';
import { tableText } from './table';

const statusNames: Readonly<Record<CellStatus, Text>> = {
  ON_TIME: { zh: '按时', en: 'on time' },
  LATE: { zh: '迟报', en: 'late' },
  MISSING: { zh: '未报', en: 'missing' },
  WAIVED: { zh: '已说明', en: 'waived' },
};

const verdictNames: Readonly<Record<RuleVerdict, Text>> = {
  KEPT: { zh: '符合', en: 'kept' },
  BROKEN: { zh: '违反', en: 'broken' },
  UNDETERMINED: { zh: '不能判定', en: 'undetermined' },
};

const series = ['service', 'indicator', 'customer_class'];

/** The lists of a gate, and the columns of each. */
const lists = {
  unexplained: ['kind', 'branch', ...series, 'rule', 'submission'],
  grid: [
    ...['branch', 'period', ...series, 'status', 'figures_expected', 'figures_reported', 'received_at', 'due_date'],
    ...['waiver', 'reason'],
  ],
  rules: [
    ...['rule', 'branch', 'period', 'relation', 'left_low', 'left_high', 'right_low', 'right_high', 'verdict'],
    ...['waiver', 'reason'],
  ],
  limits: ['branch', 'period', ...series, 'unit', 'low', 'high', 'display', 'min', 'max', 'quota', 'source'],
} as const;
const listNames = ['unexplained', 'grid', 'rules', 'limits'] as const;
type ListName = (typeof listNames)[number];

export const releaseGateCommand: Command = {
  name: 'release gate',
  summary: { zh: '通报能否发布，还差什么', en: 'whether a release can be published, and what is still amiss' },
  arguments: [releaseArgument],
  options: [
    {
      name: 'list',
      value: 'LIST',
      help: {
        zh: 'csv、json 给出哪一份：unexplained（默认）、grid、rules 或 limits',
        en: 'which list csv and json give: unexplained (the default), grid, rules or limits',
      },
    },
    formatOption,
  ],
  examples: ['release gate 1', 'release gate 1 --list grid --format csv'],
  exitCodes: {
    0: { zh: '可以发布，或已发布', en: 'it can be published, or is' },
    1: { zh: '还有未说明的', en: 'something is not explained' },
  },
  run: (context, given) =>
    context.using(async (tongbao) => {
      const { warehouse, catalogue, clock } = tongbao;
      const release = await namedRelease(tongbao, given);
      const gate = await releaseGate(warehouse, catalogue, release, clock.now());
      const name = readChoice('list', given.text('list') ?? 'unexplained', listNames, context.language);
      switch (readFormat(given, formats, 'table', context.language)) {
        case 'csv':
          await printCsv(context, lists[name], await rowsOf(context, tongbao, gate, name));
          break;
        case 'json':
          await printJson(context, await rowsOf(context, tongbao, gate, name));
          break;
        case 'table':
          await printGate(context, tongbao, gate);
      }
      return gate.unexplained.length === 0 ? 0 : 1;
    }),
};

async function rowsOf(
  { program, language }: Context,
  { catalogue }: Tongbao,
  gate: ReleaseGate,
  name: ListName,
): Promise<Row[]> {
  const { brokenLimitRow, gridCellRow, questionRow, ruleCheckRow } = await program.api();
  const rows = {
    unexplained: () => gate.unexplained.map((one) => questionRow(catalogue, one, language)),
    grid: () => gate.grid.map((one) => gridCellRow(catalogue, one, language)),
    rules: () => gate.rules.map((one) => ruleCheckRow(catalogue, one, language)),
    limits: () => gate.limits.map((one) => brokenLimitRow(catalogue, one, language)),
  };
  return rows[name]().map((row) => pick(fileRow(row), lists[name]));
}

async function printGate(context: Context, { catalogue }: Tongbao, gate: ReleaseGate): Promise<void> {
  const { language, out, say } = context;
  const line = (text: Text, values: Parameters<typeof say>[1] = {}): Promise<void> => out.line(say(text, values));
  const count = (status: CellStatus): string =>
    `${say(statusNames[status])} ${gate.grid.filter((cell) => cell.status === status).length}`;
  await line({ zh: '数据第 {version} 版', en: 'version {version} of the figures' }, { version: gate.version });
  const cells = (['ON_TIME', 'LATE', 'MISSING', 'WAIVED'] as const).map(count);
  await line({ zh: '指标：{cells}', en: 'figures: {cells}' }, { cells });
  const verdicts = ruleVerdicts.map(
    (one) => `${say(verdictNames[one])} ${gate.rules.filter(({ verdict }) => verdict === one).length}`,
  );
  await line({ zh: '规则：{verdicts}', en: 'rules: {verdicts}' }, { verdicts });
  await line(
    {
      zh: '待认可的工作簿 {waiting}；带警告而已认可的 {accepted}',
      en: 'waiting submissions: {waiting}; accepted with warnings: {accepted}',
    },
    { waiting: gate.waiting.length, accepted: gate.accepted.length },
  );
  for (const { figure } of gate.limits) {
    const value = valueText(catalogue, figure.indicator, figure, language) ?? '';
    const branch = catalogue.branch(figure.branch)?.name[language] ?? figure.branch;
    const name = indicatorText(catalogue, figure, language);
    await line(
      { zh: '超限：{what}', en: 'limit not met: {what}' },
      { what: [branch, figure.period, name, value].join(' ') },
    );
  }
  if (gate.unexplained.length === 0) return line({ zh: '可以发布', en: 'ready to be published' });
  const unexplained = { zh: '未说明的 {count} 项：', en: '{count} not explained:' };
  await line(unexplained, { count: gate.unexplained.length });
  await out.line(
    tableText([{ title: say({ zh: '机构', en: 'branch' }) }, { title: say({ zh: '何事', en: 'what' }) }], lines()),
  );

  function lines(): string[][] {
    return [...groupBy(gate.unexplained, ({ branch }) => branch)].map(([branch, questions]) => [
      catalogue.branch(branch)?.name[language] ?? branch,
      questions.map(said).join(language === 'zh' ? '；' : '; '),
    ]);
  }

  function said({
    kind,
    service = '',
    indicator = '',
    customerClass = '',
    rule = '',
    submission = 0,
  }: WaiverScope): string {
    switch (kind) {
      case 'figure': {
        const named = catalogue.service(service)?.name[language] ?? service;
        return `${named} ${indicatorText(catalogue, { service, indicator, customerClass }, language)}`;
      }
      case 'submission':
        return say({ zh: '第 {id} 号提交待认可', en: 'submission {id} waits' }, { id: submission });
      case 'rule': {
        const name = catalogue.rules.find(({ code }) => code === rule)?.name[language] ?? rule;
        return say({ zh: '违反：{name}', en: 'broken: {name}' }, { name });
      }
    }
  }
}
