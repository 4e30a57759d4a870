import { gateAtTerminal } from './actor';
import { formatOption, formats, printCsv, printJson, readFormat } from './answers';
import { readNumber } from './arguments';
import type { Command } from './command';
import { rankOptions, readRank } from './ranks';
import { tableText } from './table';

const create: Command = {
  name: 'token create',
  summary: { zh: '发放令牌，只显示这一次', en: 'makes a token for a program, and shows it this once' },
  details: {
    zh: '令牌独占一行，随请求以 Authorization: Bearer 发送；库中只存其散列。有效期见设置 TOKEN_DAYS、LIMIT_TOKEN_DAYS。',
    en: 'The token stands alone on its line, to be sent as Authorization: Bearer; only its hash is kept. How long it is valid: settings TOKEN_DAYS and LIMIT_TOKEN_DAYS.',
  },
  options: [
    ...rankOptions,
    { name: 'days', value: 'N', help: { zh: '有效天数', en: 'days it is valid' } },
    { name: 'name', value: 'TEXT', help: { zh: '用途', en: 'what it is for' } },
  ],
  examples: ['token create --role reader --days 30 --name "Power BI"', 'token create --role uploader --branch 沈阳'],
  exitCodes: { 0: { zh: '已发放', en: 'it is made' } },
  run: (context, given) =>
    context.using(async (tongbao) => {
      const { language, out } = context;
      const days = given.text('days');
      const { secret } = await tongbao.access.tokens.create(gateAtTerminal(tongbao), {
        ...readRank(given, tongbao.catalogue, language),
        days: days === undefined ? undefined : readNumber('days', days, language),
        name: given.text('name'),
      });
      await out.line(secret);
      return 0;
    }),
};

const columns = [
  'id',
  'name',
  'account',
  'role',
  'branch',
  'created_at',
  'expires_at',
  'used_at',
  'revoked_at',
] as const;

const list: Command = {
  name: 'token list',
  summary: { zh: '发放过的令牌', en: 'the tokens that were made' },
  options: [formatOption],
  examples: ['token list', 'token list --format json'],
  exitCodes: { 0: { zh: '已给出（没有也是）', en: 'answered, be it with none' } },
  run: (context, given) =>
    context.using(async (tongbao) => {
      const { language, out, say } = context;
      const tokens = await tongbao.access.tokens.list(gateAtTerminal(tongbao));
      const rows = tokens.map(({ id, name, account, role, branch, createdAt, expiresAt, usedAt, endedAt }) => ({
        ...{ id, name, account: account ?? null, role, branch: branch ?? null, created_at: createdAt },
        ...{ expires_at: expiresAt, used_at: usedAt ?? null, revoked_at: endedAt ?? null },
      }));
      switch (readFormat(given, formats, 'table', language)) {
        case 'csv':
          await printCsv(context, columns, rows);
          break;
        case 'json':
          await printJson(context, rows);
          break;
        case 'table': {
          const titles = [
            { title: say({ zh: '编号', en: 'id' }) },
            { title: say({ zh: '用途', en: 'for' }) },
            { title: say({ zh: '账号', en: 'account' }) },
            { title: say({ zh: '角色', en: 'role' }) },
            { title: say({ zh: '分公司', en: 'branch' }) },
            { title: say({ zh: '到期', en: 'expires' }) },
            { title: say({ zh: '上次使用', en: 'last used' }) },
            { title: say({ zh: '撤销', en: 'revoked' }) },
          ];
          const lines = rows.map((row) => [
            ...[row.id, row.name, row.account ?? '', row.role, row.branch ?? ''],
            ...[row.expires_at, row.used_at ?? '', row.revoked_at ?? ''].map((at) => at.slice(0, 10)),
          ]);
          await out.line(lines.length === 0 ? say({ zh: '没有令牌', en: 'no tokens' }) : tableText(titles, lines));
        }
      }
      return 0;
    }),
};

const revoke: Command = {
  name: 'token revoke',
  summary: { zh: '撤销令牌，即时生效', en: 'ends a token, at once and everywhere' },
  arguments: [{ syntax: '<ID>', help: { zh: '编号，见 token list', en: 'its id, as token list shows it' } }],
  options: [],
  examples: ['token revoke 0123456789abcdef'],
  exitCodes: { 0: { zh: '已撤销', en: 'it is revoked' } },
  run: (context, given) =>
    context.using(async (tongbao) => {
      const id = given.words[0] ?? '';
      await tongbao.access.tokens.revoke(gateAtTerminal(tongbao), id);
      await context.out.line(context.say({ zh: '令牌 {id} 已撤销', en: 'token {id} is revoked' }, { id }));
      return 0;
    }),
};

export const tokenCommands: readonly Command[] = [create, list, revoke];
