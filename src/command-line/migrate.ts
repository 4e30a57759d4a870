import type { Command } from './command';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: { zh: '把数据库升级到当前结构', en: 'brings the database to the current schema' },
  options: [],
  examples: ['migrate', 'migrate --database mysql://user:pass@127.0.0.1:3306/tongbao'],
  exitCodes: { 0: { zh: '已是当前结构', en: 'the schema is current' } },
  run: (context) =>
    context.usingSettled(async (_, ran) => {
      for (const name of ran)
        await context.out.line(context.say({ zh: '已升级：{name}', en: 'migrated: {name}' }, { name }));
      if (ran.length === 0) await context.out.line(context.say({ zh: '无需升级', en: 'nothing to migrate' }));
      return 0;
    }),
};
