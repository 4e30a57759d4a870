import { TongbaoError } from '../foundation';
import { formatOption, formats, printCsv, printJson, readFormat } from './answers';
import { readNumber } from './arguments';
import type { Command } from './command';
import { fileRow, pick } from './row-names';
import { tableText } from './table';

const columns = ['number', 'sha256', 'file_name', 'adopted_at', 'adopted_by', 'note'];

export const catalogueHistoryCommand: Command = {
  name: 'catalogue history',
  summary: { zh: '启用过的各版目录，新的在前', en: 'the catalogues that were adopted, newest first' },
  details: {
    zh: '最新的一版在用。给出版号时打印其全文。',
    en: 'The newest is in force. With a number, the text of that version is printed.',
  },
  arguments: [{ syntax: '[NUMBER]', help: { zh: '版号', en: 'the number of a version' } }],
  options: [formatOption],
  examples: ['catalogue history', 'catalogue history 2 > catalogue-2.yaml', 'catalogue history --format json'],
  exitCodes: { 0: { zh: '已给出（没有也是）', en: 'answered, be it with none' } },
  run: (context, given) =>
    context.usingAsIs(async ({ warehouse }) => {
      const { language, out, say } = context;
      const [wanted] = given.words;
      if (wanted !== undefined) {
        const number = readNumber('NUMBER', wanted, language);
        const text = await warehouse.catalogueText(number);
        if (text === undefined) throw new TongbaoError('NOT_FOUND', { what: 'catalogue', id: number });
        await out.write(text);
        return 0;
      }
      const versions = await warehouse.catalogueVersions();
      const { catalogueVersionRow } = await context.program.api();
      const rows = versions.map((one) => pick(fileRow(catalogueVersionRow(one)), columns));
      switch (readFormat(given, formats, 'table', language)) {
        case 'csv':
          await printCsv(context, columns, rows);
          break;
        case 'json':
          await printJson(context, rows);
          break;
        case 'table': {
          const none = { zh: '还没有启用过目录', en: 'no catalogue was adopted yet' };
          const titles = [
            { title: say({ zh: '版', en: 'version' }), align: 'right' as const },
            { title: say({ zh: '启用（UTC）', en: 'adopted (UTC)' }), align: 'right' as const },
            { title: say({ zh: '何人', en: 'who' }) },
            { title: say({ zh: '文件', en: 'file' }) },
            { title: 'SHA-256' },
            { title: say({ zh: '为何', en: 'what for' }) },
          ];
          const lines = versions.map(({ number, adoptedAt, adoptedBy, fileName, sha256, note = '' }) => [
            ...[String(number), adoptedAt.replace('T', ' ').slice(0, 19), adoptedBy],
            ...[fileName, sha256.slice(0, 12), note],
          ]);
          await out.line(versions.length === 0 ? say(none) : tableText(titles, lines));
        }
      }
      return 0;
    }),
};
