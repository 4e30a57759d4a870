import type { AuditEntry } from '../warehouse';
import { formatOption, formats, printCsv, printJson, readFormat } from './answers';
import { readNumber } from './arguments';
import { auditEntries } from './audit-chain';
import type { Command } from './command';
import type { Context } from './context';
import { tableText } from './table';

const shownUnlessAsked = 100;
const columns = ['id', 'at', 'actor', 'origin', 'action', 'subject', 'before', 'after', 'hash'];

export const auditCommand: Command = {
  name: 'audit',
  summary: { zh: '审计日志：谁在何时做了什么，新的在前', en: 'the audit log: who did what and when, newest first' },
  details: {
    zh: '每条都带有对本条和前一条的校验和；tongbao verify 核对整条链。',
    en: 'Every entry bears a hash over itself and the one before; tongbao verify checks the whole chain.',
  },
  options: [
    {
      name: 'first',
      value: 'N',
      help: {
        zh: `最新的几条；默认 ${shownUnlessAsked}`,
        en: `how many, from the newest; by default ${shownUnlessAsked}`,
      },
    },
    formatOption,
  ],
  examples: ['audit', 'audit --first 1000 --format csv'],
  exitCodes: { 0: { zh: '已给出', en: 'answered' } },
  run: (context, given) =>
    context.using(async ({ warehouse }) => {
      const first = given.text('first');
      const most = first === undefined ? shownUnlessAsked : readNumber('first', first, context.language);
      const found = auditEntries(warehouse, most);
      switch (readFormat(given, formats, 'table', context.language)) {
        case 'csv':
          await printCsv(context, columns, mapped(found, csvRow));
          break;
        case 'json':
          await printJson(context, mapped(found, jsonRow));
          break;
        case 'table':
          await printTable(context, found);
      }
      return 0;
    }),
};

async function* mapped<T>(entries: AsyncIterable<AuditEntry>, row: (entry: AuditEntry) => T): AsyncGenerator<T> {
  for await (const entry of entries) yield row(entry);
}

function jsonRow({ actor, ...rest }: AuditEntry) {
  const { id, at, action, subject, before, after, hash } = rest;
  return { id, at, actor: actor.name, origin: actor.origin, action, subject, before, after, hash };
}

function csvRow(entry: AuditEntry) {
  return { ...jsonRow(entry), before: JSON.stringify(entry.before), after: JSON.stringify(entry.after) };
}

async function printTable({ out, say }: Context, entries: AsyncIterable<AuditEntry>): Promise<void> {
  const lines: string[][] = [];
  for await (const { id, at, actor, action, subject, before, after } of entries) {
    const moved = `${JSON.stringify(before)} → ${JSON.stringify(after)}`;
    lines.push([String(id), at.replace('T', ' ').slice(0, 19), actor.name, action, subject, moved]);
  }
  const titles = [
    { title: say({ zh: '编号', en: 'id' }), align: 'right' as const },
    { title: say({ zh: '时间（UTC）', en: 'at (UTC)' }), align: 'right' as const },
    { title: say({ zh: '何人', en: 'who' }) },
    { title: say({ zh: '做了', en: 'did' }) },
    { title: say({ zh: '对', en: 'to' }) },
    { title: say({ zh: '前 → 后', en: 'before → after' }) },
  ];
  await out.line(lines.length === 0 ? say({ zh: '日志是空的', en: 'the log is empty' }) : tableText(titles, lines));
}
