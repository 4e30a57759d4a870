import { periodCode } from '../model';
import type { Submission, SubmissionFilter, SubmissionStatus, WarehouseReader } from '../warehouse';
import { formatOption, formats, printCsv, printJson, readFormat, type Row } from './answers';
import { readChoice, readCodes, readPeriod } from './arguments';
import { momentOptions, readMoment } from './as-of';
import type { Command } from './command';
import type { Context } from './context';
import type { Tongbao } from './program';
import { importStatusNames } from './statuses';
import { tableText } from './table';

const pageRows = 1000;

const columns = [
  ...['id', 'branch', 'period', 'revision', 'status', 'observations', 'services', 'file', 'bytes', 'sha256'],
  ...['received_at', 'received_from', 'catalogue_sha256', 'accepted_because', 'withdrawn_because'],
];

const statuses = [
  'checked',
  'rejected',
  'accepted',
  'superseded',
  'withdrawn',
] as const satisfies readonly SubmissionStatus[];

export const submissionsCommand: Command = {
  name: 'submissions',
  summary: { zh: '收到的工作簿及其状况，新的在前', en: 'the workbooks received and what became of them, newest first' },
  options: [
    {
      name: 'branch',
      value: 'B',
      list: true,
      help: { zh: '只要这些机构，代码或名称', en: 'only of these branches, by code or name' },
    },
    { name: 'period', value: 'P', list: true, help: { zh: '只要报送这些期的', en: 'only those for these periods' } },
    {
      name: 'status',
      value: 'STATUS',
      list: true,
      help: {
        zh: '只要这些状况的：checked、rejected、accepted、superseded、withdrawn',
        en: 'only these: checked, rejected, accepted, superseded, withdrawn',
      },
    },
    ...momentOptions,
    formatOption,
  ],
  examples: ['submissions --period 2009-H2', 'submissions --status checked', 'submissions --branch 沈阳 --format json'],
  exitCodes: { 0: { zh: '已给出', en: 'answered' } },
  run: (context, given) =>
    context.using(async (tongbao) => {
      const { language } = context;
      const branches = given.list('branch');
      const found = everySubmission(tongbao.warehouse, {
        branches: branches && readCodes('branch', branches, tongbao.catalogue, language),
        periods: given.list('period')?.map((code) => periodCode(readPeriod(code, language))),
        statuses: given.list('status')?.map((word) => readChoice('status', word, statuses, language)),
        asOf: await readMoment(context, tongbao, given),
      });
      switch (readFormat(given, formats, 'table', language)) {
        case 'csv':
          await printCsv(context, columns, rows(found));
          break;
        case 'json':
          await printJson(context, rows(found));
          break;
        case 'table':
          await printTable(context, found, tongbao);
      }
      return 0;
    }),
};

/** Newest first. */
export async function* everySubmission(reader: WarehouseReader, filter: SubmissionFilter): AsyncGenerator<Submission> {
  let after: number | undefined;
  for (;;) {
    const page = await reader.submissions(filter, pageRows, after);
    yield* page.rows;
    if (!page.hasNext) return;
    after = page.rows.at(-1)?.id;
  }
}

async function* rows(found: AsyncIterable<Submission>): AsyncGenerator<Row> {
  for await (const { fileName, receivedAt, receivedFrom, catalogueSha256, ...one } of found) {
    const { id, branch, period, revision, status, observations, services, bytes, sha256 } = one;
    yield {
      ...{
        id,
        branch: branch ?? null,
        period: period ?? null,
        revision: revision ?? null,
        status,
        observations,
        services,
      },
      ...{ file: fileName, bytes, sha256, received_at: receivedAt, received_from: receivedFrom },
      catalogue_sha256: catalogueSha256,
      accepted_because: one.acceptedBecause ?? null,
      withdrawn_because: one.withdrawnBecause ?? null,
    };
  }
}

async function printTable(
  { language, out, say }: Context,
  found: AsyncIterable<Submission>,
  { catalogue }: Tongbao,
): Promise<void> {
  const lines: string[][] = [];
  for await (const one of found) {
    const { id, branch, period, revision, status, observations, receivedAt, fileName } = one;
    const name = branch === undefined ? '' : (catalogue.branch(branch)?.name[language] ?? branch);
    const instant = receivedAt.replace('T', ' ').slice(0, 16);
    lines.push([
      String(id),
      name,
      period ?? '',
      String(revision ?? ''),
      say(importStatusNames[status]),
      String(observations),
      instant,
      fileName,
      one.withdrawnBecause ?? one.acceptedBecause ?? '',
    ]);
  }
  const titles = [
    { title: say({ zh: '编号', en: 'id' }), align: 'right' as const },
    { title: say({ zh: '机构', en: 'branch' }) },
    { title: say({ zh: '期', en: 'period' }), align: 'right' as const },
    { title: say({ zh: '版', en: 'revision' }), align: 'right' as const },
    { title: say({ zh: '状况', en: 'status' }) },
    { title: say({ zh: '观测值', en: 'observations' }), align: 'right' as const },
    { title: say({ zh: '收到（UTC）', en: 'received (UTC)' }), align: 'right' as const },
    { title: say({ zh: '文件', en: 'file' }) },
    { title: say({ zh: '理由', en: 'why' }) },
  ];
  await out.line(lines.length === 0 ? say({ zh: '没有工作簿', en: 'no workbooks' }) : tableText(titles, lines));
}
