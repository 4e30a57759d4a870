import { describeSettings } from '../foundation';
import { printJson, readFormat } from './answers';
import type { Command } from './command';
import { settingsDocument } from './documents';
import { tableText } from './table';

export const settingsCommand: Command = {
  name: 'settings',
  summary: { zh: '各项设置：当前值、默认值和说明', en: 'the settings: what they are, their defaults and meaning' },
  details: {
    zh: '设置取自环境变量；当前目录下若有 .env，也从中读取（环境变量优先）。',
    en: 'Settings are read from the environment, and from .env in the current directory; the environment wins.',
  },
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      help: { zh: '形式：table（默认）、json 或 markdown', en: 'form: table (the default), json or markdown' },
    },
  ],
  examples: ['settings', 'settings --format json'],
  exitCodes: { 0: { zh: '已给出', en: 'answered' } },
  run: async (context, given) => {
    const { environment, language, out, say } = context;
    const rows = describeSettings().map(({ name, default: fallback, help, secret }) => ({
      name,
      value: secret && environment[name] ? '***' : withoutPassword(environment[name] || fallback),
      default: fallback,
      help: say(help),
    }));
    switch (readFormat(given, ['table', 'json', 'markdown'] as const, 'table', language)) {
      case 'json':
        await printJson(context, rows);
        break;
      case 'markdown':
        await out.write(settingsDocument());
        break;
      case 'table':
        await out.line(
          tableText(
            [
              { title: say({ zh: '名称', en: 'name' }), align: 'right' },
              { title: say({ zh: '默认值', en: 'default' }) },
              { title: say({ zh: '设为', en: 'set to' }) },
              { title: say({ zh: '说明', en: 'meaning' }) },
            ],
            rows.map((row) => [row.name, row.default, row.value === row.default ? '' : row.value, row.help]),
          ),
        );
    }
    return 0;
  },
};

/** What is printed may be passed on, so the password in a URL is not. */
function withoutPassword(value: string): string {
  return value.replace(/^(\w+:\/\/[^:@/]*):.*@/, '$1:***@');
}
