import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { TongbaoError, type Text } from '../foundation';
import type { Command } from './command';
import { TableProgress } from './table-progress';

const noFile: Text = { zh: '它不是普通文件', en: 'it is not a regular file' };
const done: Text = {
  zh: '已恢复 {created} 的备份：{tables} 个表，{rows} 行。tongbao verify 可核对',
  en: 'restored the backup of {created}: {tables} tables, {rows} rows. tongbao verify checks them',
};

export const restoreCommand: Command = {
  name: 'restore',
  summary: {
    zh: '把备份恢复到空的数据库',
    en: 'restores a backup into an empty database',
  },
  details: {
    zh:
      '要么全部恢复，要么什么也不留下；缺一字节、错一字节的备份不予恢复。数据库先升级到当前结构；已有数据的不动。\n' +
      '账号和令牌一并恢复。',
    en: 'All of it or nothing; a backup that was cut short or altered by a byte is refused. The database is brought to the current schema first; one that has data in it is left alone. Accounts and tokens are restored, too.',
  },
  arguments: [{ syntax: '<FILE>', help: { zh: 'tongbao backup 写出的文件', en: 'a file that tongbao backup wrote' } }],
  options: [],
  examples: [
    'restore tongbao-20100109.backup',
    'restore tongbao-20100109.backup --database mysql://user:pass@127.0.0.1:3306/tongbao',
  ],
  exitCodes: { 0: { zh: '已恢复', en: 'it is restored' } },
  run: async ({ out, err, say, settings, program }, given) => {
    const [file = ''] = given.words;
    const refuse = (reason: string, cause?: Error): never => {
      throw new TongbaoError('FILE_UNREADABLE', { file, reason }, { cause });
    };
    const found = await stat(file).catch((cause: Error) => refuse(cause.message, cause));
    if (!found.isFile()) refuse(say(noFile)); // a pipe could not be read twice
    const { restore } = await program.warehouse();
    const progress = new TableProgress(err);
    const { created, tables, rows } = await restore({
      url: settings.databaseUrl,
      file,
      open: () => createReadStream(file),
      onProgress: progress.report,
    }).finally(() => progress.clear());
    await out.line(say(done, { created, tables, rows }));
    return 0;
  },
};
