import { TongbaoError, type Text } from '../foundation';
import type { Command } from './command';
import { TableProgress } from './table-progress';
import { intoFile, type Sink } from './whole-file';
import { outOption } from './written-file';

const notToTerminal: Text = {
  zh: '备份不能打印到终端；请用 --out FILE，或把输出转到别处',
  en: 'a backup is not for a terminal; use --out FILE, or lead the output elsewhere',
};
const done: Text = {
  zh: '已备份到 {file}：{tables} 个表，{rows} 行',
  en: 'backed up to {file}: {tables} tables, {rows} rows',
};

export const backupCommand: Command = {
  name: 'backup',
  summary: {
    zh: '把整个数据库备份成一个文件',
    en: 'backs the whole database up into one file',
  },
  details: {
    zh:
      '备份的是某一时刻的全部内容，其间照常可用；与数据库种类无关，可恢复到任何一种。\n' +
      '其中也有账号和令牌（只有散列，没有明文），请像数据库本身一样保管。FILE 仅本人可读，完整写成后才出现。',
    en: 'It is everything as it stood at one moment, while work goes on; a backup of one kind of database can be restored into any other. Accounts and tokens are in it (hashes, not the secrets): keep it as you keep the database. FILE is readable by you only, and appears when it is whole.',
  },
  options: [outOption({ zh: '写到哪个文件；- 为标准输出', en: 'the file to write; - is standard output' })],
  examples: ['backup --out tongbao-20100109.backup', 'backup --out - | ssh vault "cat > tongbao.backup"'],
  exitCodes: { 0: { zh: '已备份', en: 'it is backed up' } },
  run: async (context, given) => {
    const { out, err, say, settings, program } = context;
    const file = given.text('out') ?? '-';
    const toOutput = file === '-';
    if (toOutput && out.isTerminal) throw new TongbaoError('USAGE', { reason: say(notToTerminal) });
    const { backUp } = await program.warehouse();
    const progress = new TableProgress(err);
    const write = (sink: Sink) =>
      backUp({ url: settings.databaseUrl, program: program.version, sink, onProgress: progress.report }).finally(() =>
        progress.clear(),
      );
    const { tables, rows } = toOutput ? await write((bytes) => out.write(bytes)) : await intoFile(context, file, write);
    await (toOutput ? err : out).line(say(done, { file: toOutput ? 'stdout' : file, tables, rows }));
    return 0;
  },
};
