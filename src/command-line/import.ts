import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { TongbaoError, type Text } from '../foundation';
import type { ImportOutcome, ImportRequest } from '../importing';
import { actorAtTerminal } from './actor';
import { readCodes, readPeriod } from './arguments';
import type { Command, CommandOption, Given } from './command';
import type { Context, ExitCode } from './context';
import { importFiles } from './import-files';
import { outcomeText, summaryText } from './import-report';
import { planRow } from './plan-row';
import type { Tongbao } from './program';
import { Progress } from './progress';
import { givenReason, planOption } from './reasons';

/** Options by which the sender says what a workbook does not. */
export const senderOptions: readonly CommandOption[] = [
  {
    name: 'period',
    value: 'P',
    help: { zh: '报表所属的期；缺省时由工作簿自述', en: 'the period they are for; otherwise the workbook says it' },
  },
  {
    name: 'branch',
    value: 'B',
    help: {
      zh: '报送机构，代码或名称；缺省时由工作簿自述',
      en: 'the branch they are from, a code or name; otherwise the workbook says it',
    },
  },
];

const planIsForOne: Text = {
  zh: '--plan 只用于导入一个文件，且不与 --dry-run 同用',
  en: '--plan is for one file, and not beside --dry-run',
};

export const importCommand: Command = {
  name: 'import',
  summary: { zh: '导入工作簿', en: 'imports workbooks' },
  details: {
    zh:
      '目录即其中的文件（按名称，不含下级目录；.DS_Store、~$ 之类略过）。有一个路径读不了，就一个也不导入。\n' +
      '数据库先升级到当前结构。文件按次序逐个导入，每个要么全部进库，要么什么也不留下。',
    en: 'A directory is its files (by name, without those of directories in it; the likes of .DS_Store and ~$ are passed over). Where one path can not be read, nothing is imported. The database is brought to the current schema first. Files go in one after the other, each of them wholly or not at all.',
  },
  arguments: [
    {
      syntax: '<FILE...>',
      help: {
        zh: '工作簿（.xlsx .xls .xlsb .ods .csv）或目录',
        en: 'workbooks (.xlsx .xls .xlsb .ods .csv) or directories',
      },
    },
  ],
  options: [
    ...senderOptions,
    {
      name: 'dry-run',
      help: { zh: '只检查，列出将有的变更，不入库', en: 'check, and list what would change; store nothing' },
    },
    {
      name: 'accept',
      value: 'REASON',
      help: {
        zh: '有警告也入库，并记下理由；否则有警告的不入库',
        en: 'let workbooks in that have warnings, and keep why; otherwise those are not let in',
      },
    },
    planOption,
    {
      name: 'json',
      help: {
        zh: '在标准输出上只打印一个 JSON 对象',
        en: 'print one JSON object, and nothing else, on standard output',
      },
    },
    { name: 'verbose', help: { zh: '也列出提示，而不只是条数', en: 'list notes, too, and not only their number' } },
  ],
  examples: [
    'import imports/liaoning/2009-H2',
    'import 沈阳.xlsx --period 2009-H2 --dry-run',
    'import 沈阳.xlsx --accept "七月抢修，时限已核实"',
    'import reports/ --json > outcome.json',
  ],
  exitCodes: {
    0: { zh: '全部接受，或与已入库的相同', en: 'all are accepted, or are in already' },
    1: {
      zh: '至少一个有错误，或有警告待认可，其余已入库',
      en: 'at least one was rejected, or waits for a word of acceptance; the others are in',
    },
  },
  run: async (context, given) => {
    const found = importFiles(given.words, context.language);
    for (const path of found.passedOver)
      await context.err.line(context.say({ zh: '略过 {path}', en: 'passed over {path}' }, { path }));
    const dryRun = given.switch('dry-run');
    const request = { dryRun, accept: givenReason(given, 'accept'), plan: given.text('plan') };
    if (request.plan !== undefined && (dryRun || found.files.length !== 1))
      throw new TongbaoError('USAGE', { reason: context.say(planIsForOne) });
    const how = { json: given.switch('json'), verbose: given.switch('verbose') };
    const work = (tongbao: Tongbao): Promise<ExitCode> =>
      importEach(context, tongbao, found.files, { ...senderOf(context, given, tongbao), ...request }, how);
    if (dryRun) return context.usingAsIs(work);
    return context.usingSettled(work);
  },
};

/** Imports files one after the other, telling what becomes of each; 1 where one was not let in. */
export async function importEach(
  context: Context,
  tongbao: Tongbao,
  files: readonly string[],
  request: Omit<ImportRequest, 'fileName' | 'bytes' | 'actor' | 'keep'>,
  { json, verbose }: { json: boolean; verbose: boolean },
): Promise<ExitCode> {
  const { out } = context;
  const progress = new Progress(context.err, files.length, json);
  const outcomes: ImportOutcome[] = [];
  const actor = actorAtTerminal();
  try {
    const requests = files.map((file) => async (): Promise<ImportRequest> => {
      const bytes = await readBytes(file);
      return tongbao.importer.ahead({ ...request, fileName: basename(file), bytes, actor });
    });
    for (const begun of begunAhead(requests, tongbao.settings.parseWorkers)) {
      await progress.step(outcomes.length + 1, basename(files[outcomes.length] ?? ''));
      const outcome = await tongbao.importer.import(await begun);
      outcomes.push(outcome);
      await progress.clear();
      if (!json)
        await out.write(
          outcomeText(outcome, tongbao.catalogue, context, { verbose, accepted: request.accept !== undefined }),
        );
    }
  } finally {
    // When machinery fails on the way, what is in already is still told.
    await progress.clear();
    if (json) await out.line(await jsonText(context, tongbao, outcomes));
    else await out.line(summaryText(outcomes, context));
  }
  return outcomes.some(({ status }) => status === 'rejected' || status === 'checked') ? 1 : 0;
}

/** Begins pieces of work before their turn, so many at most beside the one whose turn it is; gives each in its turn. */
function* begunAhead<T>(work: Iterable<() => Promise<T>>, most: number): Generator<Promise<T>> {
  const begun: Promise<T>[] = [];
  for (const begin of work) {
    const one = begin();
    one.catch(() => undefined); // it is told in its turn
    begun.push(one);
    if (begun.length > most) yield* begun.splice(0, 1);
  }
  yield* begun;
}

async function jsonText(
  { program, language }: Context,
  { catalogue }: Tongbao,
  outcomes: readonly ImportOutcome[],
): Promise<string> {
  const { outcomeRow } = await program.api();
  const submissions = outcomes.map((one) => ({
    ...outcomeRow(one, language),
    ...(one.plan && { plan: planRow(one.plan, one.period, catalogue, language) }),
  }));
  return JSON.stringify({ submissions }, undefined, 2);
}

/** Throws `FILE_UNREADABLE`. */
export function readBytes(file: string): Promise<Uint8Array> {
  return readFile(file).catch((cause: Error) => {
    throw new TongbaoError('FILE_UNREADABLE', { file, reason: cause.message }, { cause });
  });
}

/** What `senderOptions` say. */
export function senderOf(
  { language }: Context,
  given: Given,
  { catalogue }: Tongbao,
): Pick<ImportRequest, 'branch' | 'period'> {
  const [period, branch] = [given.text('period'), given.text('branch')];
  return {
    period: period === undefined ? undefined : readPeriod(period, language),
    branch: branch === undefined ? undefined : readCodes('reporter', [branch], catalogue, language)[0],
  };
}
