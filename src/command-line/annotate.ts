import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { TongbaoError } from '../foundation';
import type { ImportRequest } from '../importing';
import type { Finding } from '../model';
import { actorAtTerminal } from './actor';
import type { Command } from './command';
import { readBytes, senderOf, senderOptions } from './import';
import { findingsText } from './import-report';
import type { Tongbao } from './program';
import { everySubmission } from './submissions';
import { isSameFile, outOption, writeAnswer } from './written-file';

export const annotateCommand: Command = {
  name: 'annotate',
  summary: {
    zh: '检查工作簿，写出批注了问题的副本',
    en: 'checks a workbook, and writes a copy with what is wrong marked in it',
  },
  details: {
    zh: '与 import --dry-run 一样检查，不入库。数据库尚未升级或连不上时也可用，只是不知已有的数据和封账的期。',
    en: 'It is checked as by import --dry-run, and nothing is stored. This works without a database, too, but then knows no earlier figures or closed periods.',
  },
  arguments: [{ syntax: '<FILE>', help: { zh: '工作簿', en: 'the workbook' } }],
  options: [
    outOption({ zh: '副本写到哪里；不能是原文件', en: 'where the copy goes; not the workbook itself' }),
    ...senderOptions,
  ],
  examples: ['annotate 沈阳.xlsx --out 沈阳-批注.xlsx', 'annotate july.ods --period 2009-07 --out july-annotated.xlsx'],
  exitCodes: {
    0: { zh: '没有错误；副本已写出', en: 'it has no errors; the copy is written' },
    1: { zh: '有错误；副本已写出', en: 'it has errors; the copy is written' },
  },
  run: async (context, given) => {
    const { language, out, say } = context;
    const [file = '', copy = ''] = [given.words[0], given.text('out')];
    const bytes = await readBytes(file);
    if (isSameFile(file, copy)) {
      const reason = say({ zh: '--out 不能是原文件', en: '--out can not be the workbook itself' });
      throw new TongbaoError('USAGE', { reason });
    }
    return context.usingAsIs(
      async (tongbao) => {
        const fileName = basename(file);
        const sender = senderOf(context, given, tongbao);
        const findings = await findingsIn(tongbao, { ...sender, fileName, bytes, actor: actorAtTerminal() });
        const annotated = await tongbao.annotator.annotate(bytes, { findings, language, fileName });
        await out.write(findingsText({ fileName, findings }, context, false));
        await writeAnswer(context, copy, annotated.bytes);
        return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
      },
      { offline: true },
    );
  },
};

/** What is found in a workbook; of one that is in already, what was found when it came in. */
async function findingsIn({ importer, warehouse }: Tongbao, request: ImportRequest): Promise<readonly Finding[]> {
  const { status, findings, branch = '', period = '' } = await importer.import({ ...request, dryRun: true });
  if (status !== 'unchanged') return findings;
  const sha256 = createHash('sha256').update(request.bytes).digest('hex');
  const filter = { branches: [branch], periods: [period], statuses: ['accepted'] as const };
  for await (const one of everySubmission(warehouse, filter)) {
    if (one.sha256 === sha256) return warehouse.findings(one.id);
  }
  return findings;
}
