import type { Text } from '../foundation';
import { gateAtTerminal } from './actor';
import { formatOption, formats, printCsv, printJson, readFormat } from './answers';
import type { Command, CommandArgument } from './command';
import type { Context } from './context';
import { rankOptions, readRank } from './ranks';
import { tableText } from './table';

const nameArgument: CommandArgument = { syntax: '<NAME>', help: { zh: '账号', en: 'the account' } };

const aboutPassword: Text = {
  zh: '密码取自标准输入的第一行（10 字以上）；在终端上运行或没有输入时自动生成，只显示这一次。',
  en: 'The password is the first line of the standard input, of 10 characters or more; at a terminal, or where there is none, one is made and shown this once.',
};

const create: Command = {
  name: 'account create',
  summary: { zh: '开设账号', en: 'makes an account' },
  details: aboutPassword,
  arguments: [nameArgument],
  options: rankOptions,
  examples: [
    'account create wang --role administrator',
    'account create shenyang --role uploader --branch 沈阳 < FILE',
  ],
  exitCodes: { 0: { zh: '已开设', en: 'it is made' } },
  run: (context, given) =>
    context.using(async (tongbao) => {
      const { language, out, say } = context;
      const rank = readRank(given, tongbao.catalogue, language);
      const password = await typedPassword(context);
      const made = await tongbao.access.accounts.create(gateAtTerminal(tongbao), {
        ...{ ...rank, name: given.words[0] ?? '', password },
      });
      await out.line(say({ zh: '账号 {name} 已开设', en: 'account {name} is made' }, { name: made.account.name }));
      await printPassword(context, made.password);
      return 0;
    }),
};

const password: Command = {
  name: 'account password',
  summary: { zh: '更换密码，并使其各处退出登录', en: 'gives an account another password, and logs it out everywhere' },
  details: aboutPassword,
  arguments: [nameArgument],
  options: [],
  examples: ['account password wang'],
  exitCodes: { 0: { zh: '已更换', en: 'it is changed' } },
  run: (context, given) =>
    context.using(async (tongbao) => {
      const name = given.words[0] ?? '';
      const typed = await typedPassword(context);
      const made = await tongbao.access.accounts.newPassword(gateAtTerminal(tongbao), name, typed);
      await context.out.line(
        context.say({ zh: '{name} 的密码已更换', en: 'the password of {name} is changed' }, { name }),
      );
      await printPassword(context, made);
      return 0;
    }),
};

const columns = ['name', 'role', 'branch', 'created_at', 'changed_at', 'disabled_at'] as const;

const list: Command = {
  name: 'account list',
  summary: { zh: '各账号', en: 'the accounts' },
  options: [formatOption],
  examples: ['account list', 'account list --format json'],
  exitCodes: { 0: { zh: '已给出（没有也是）', en: 'answered, be it with none' } },
  run: (context, given) =>
    context.using(async (tongbao) => {
      const { language, out, say } = context;
      const accounts = await tongbao.access.accounts.list(gateAtTerminal(tongbao));
      const rows = accounts.map(({ name, role, branch, createdAt, changedAt, disabledAt }) => ({
        ...{ name, role, branch: branch ?? null, created_at: createdAt, changed_at: changedAt },
        disabled_at: disabledAt ?? null,
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
            { title: say({ zh: '账号', en: 'name' }) },
            { title: say({ zh: '角色', en: 'role' }) },
            { title: say({ zh: '分公司', en: 'branch' }) },
            { title: say({ zh: '开设', en: 'made' }) },
            { title: say({ zh: '停用', en: 'disabled' }) },
          ];
          const lines = rows.map(({ name, role, branch, created_at: made, disabled_at: ended }) => [
            ...[name, role, branch ?? '', made.slice(0, 10), ended?.slice(0, 10) ?? ''],
          ]);
          await out.line(lines.length === 0 ? say({ zh: '没有账号', en: 'no accounts' }) : tableText(titles, lines));
        }
      }
      return 0;
    }),
};

const disable = switching('disable', true, {
  summary: { zh: '停用账号及其令牌', en: 'keeps an account out, and its tokens' },
  done: { zh: '{name} 已停用', en: '{name} is disabled' },
});

const enable = switching('enable', false, {
  summary: { zh: '恢复账号', en: 'lets an account in again' },
  done: { zh: '{name} 已恢复', en: '{name} is enabled' },
});

function switching(word: string, disabled: boolean, { summary, done }: { summary: Text; done: Text }): Command {
  return {
    name: `account ${word}`,
    summary,
    arguments: [nameArgument],
    options: [],
    examples: [`account ${word} wang`],
    exitCodes: { 0: { zh: '已办', en: 'done' } },
    run: (context, given) =>
      context.using(async (tongbao) => {
        const name = given.words[0] ?? '';
        await tongbao.access.accounts.change(gateAtTerminal(tongbao), name, { disabled });
        await context.out.line(context.say(done, { name }));
        return 0;
      }),
  };
}

/** The first line that is piped in; undefined at a terminal, and where there is none. */
async function typedPassword({ program: { input } }: Context): Promise<string | undefined> {
  if (input.isTTY === true) return undefined;
  let text = '';
  for await (const chunk of input) text += chunk.toString();
  return text.split(/\r?\n/)[0] || undefined;
}

async function printPassword({ out, say }: Context, made: string | undefined): Promise<void> {
  if (made === undefined) return;
  await out.line(say({ zh: '密码（只显示这一次）：', en: 'Its password, shown this once:' }));
  await out.line(made);
}

export const accountCommands: readonly Command[] = [create, password, disable, enable, list];
