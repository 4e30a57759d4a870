import type { Catalogue } from '../catalogue';
import type { Text } from '../foundation';
import type { ImportOutcome } from '../importing';
import { findingText, type Severity } from '../model';
import type { Context } from './context';
import { planText } from './plan-report';
import { importStatusNames } from './statuses';

const severityNames: Readonly<Record<Severity, Text>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'note' },
};
const nowhere: Text = { zh: '机构或期不明', en: 'branch or period unknown' };
const notes: Text = { zh: '{count} 条提示', en: '{count} notes' };
const number: Text = { zh: '第 {id} 号', en: 'submission {id}' };
const revision: Text = { zh: '第 {revision} 版', en: 'revision {revision}' };
const observations: Text = { zh: '{count} 个观测值', en: '{count} observations' };
const howToAccept: Text = {
  zh: '有警告，未经认可不入库；警告属实可以接受时：--accept "理由"',
  en: 'it has warnings, and is not let in without a word of acceptance; where they are as they should be: --accept "…"',
};

export interface ReportOptions {
  /** Whether notes are listed, too. */
  readonly verbose?: boolean;
  /** Whether a word of acceptance was given. */
  readonly accepted?: boolean;
}

/** One workbook's line, a line for each of its findings with the hint below it, and what it would change where it is not in yet. */
export function outcomeText(
  outcome: ImportOutcome,
  catalogue: Catalogue,
  context: Context,
  { verbose = false, accepted = false }: ReportOptions = {},
): string {
  const { say } = context;
  const { fileName, status, plan, period } = outcome;
  const waits = !accepted && outcome.findings.some(({ severity }) => severity === 'warning');
  const ahead = status === 'preview' || status === 'checked';
  const lines = [
    `${fileName}: ${summary(outcome, catalogue, context, verbose)}\n`,
    findingsText(outcome, context, verbose),
    ahead && waits ? `  ${say(howToAccept)}\n` : '',
    plan && ahead ? planText(plan, period, catalogue, context) : '',
  ];
  return lines.join('');
}

function summary(outcome: ImportOutcome, catalogue: Catalogue, context: Context, verbose: boolean): string {
  const { language, say } = context;
  const branch =
    outcome.branch === undefined ? undefined : (catalogue.branch(outcome.branch)?.name[language] ?? outcome.branch);
  const infos = outcome.findings.filter(({ severity }) => severity === 'info').length;
  const parts = [
    say(importStatusNames[outcome.status]),
    [branch, outcome.period].filter((one) => one !== undefined).join(' ') || say(nowhere),
    ...(outcome.revision === undefined ? [] : [say(revision, { revision: outcome.revision })]),
    ...(outcome.status === 'rejected' ? [] : [say(observations, { count: outcome.observations })]),
    ...(outcome.id === undefined ? [] : [say(number, { id: outcome.id })]),
    ...(infos > 0 && !verbose ? [say(notes, { count: infos })] : []),
  ];
  return parts.join(language === 'zh' ? '，' : ', ');
}

/** A line for each finding, with the hint below it; notes only where `verbose`. */
export function findingsText(
  { fileName, findings }: Pick<ImportOutcome, 'fileName' | 'findings'>,
  { language, say }: Context,
  verbose: boolean,
): string {
  const colon = language === 'zh' ? '：' : ': ';
  const shown = findings.filter(({ severity }) => verbose || severity !== 'info');
  const lines = shown.flatMap((finding) => {
    const { sheet, cell, cells, message, hint, code, severity } = findingText(finding, language);
    const address = [cell, ...cells].filter((one) => one !== null).join(',');
    const place = sheet === null ? '' : ` › ${sheet}${address === '' ? '' : `!${address}`}`;
    return [`${fileName}${place}: ${message}\n`, `    ${say(severityNames[severity])} ${code}${colon}${hint}\n`];
  });
  return lines.join('');
}

/** The closing line: how many workbooks, and what became of them. */
export function summaryText(outcomes: readonly ImportOutcome[], context: Context): string {
  const { language, say } = context;
  const statuses = (['accepted', 'preview', 'unchanged', 'checked', 'rejected'] as const).flatMap((status) => {
    const count = outcomes.filter((one) => one.status === status).length;
    return count === 0 ? [] : [`${say(importStatusNames[status])} ${count}`];
  });
  const all = say({ zh: '{count} 个工作簿', en: '{count} workbooks' }, { count: outcomes.length });
  return language === 'zh' ? `${all}：${statuses.join('，')}` : `${all}: ${statuses.join(', ')}`;
}
