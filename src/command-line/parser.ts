import { Command as Parser, Option } from 'commander';
import type { Language, Text } from '../foundation';
import { Given, type Command, type CommandOption } from './command';

const words = {
  usage: { zh: '用法：', en: 'Usage:' },
  arguments: { zh: '参数：', en: 'Arguments:' },
  options: { zh: '选项：', en: 'Options:' },
  globalOptions: { zh: '各命令通用的选项：', en: 'Global Options:' },
  commands: { zh: '命令：', en: 'Commands:' },
  examples: { zh: '例：', en: 'Examples:' },
  exitCodes: { zh: '退出码：', en: 'Exit codes:' },
  failure: {
    zh: '用法有误，或程序所需之物（文件、数据库、目录）不可用',
    en: 'wrong usage, or something needed (a file, the database, the catalogue) can not be used',
  },
  some: { zh: '[选项]', en: '[options]' },
  someCommand: { zh: '[选项] 命令', en: '[options] COMMAND' },
  help: { zh: '显示帮助', en: 'show this help' },
  version: { zh: '显示版本', en: 'show the version' },
  required: { zh: '（必需）', en: ' (required)' },
  list: { zh: '；可重复，也可用逗号分隔', en: '; may be repeated, or a comma list' },
} satisfies Record<string, Text>;

const about: Text = {
  zh: '通报：把各分公司的服务质量报表收进仓库，按业务量精确加权，回答每一个指标。',
  en: 'Tongbao: branch workbooks in, exact weighted indicators of service quality out.',
};

const globalOptions: readonly CommandOption[] = [
  {
    name: 'database',
    value: 'URL',
    help: { zh: '数据库，代替设置 DATABASE_URL', en: 'the database, in place of the setting DATABASE_URL' },
  },
  {
    name: 'catalogue',
    value: 'FILE',
    help: { zh: '目录文件，代替设置 CATALOGUE', en: 'the catalogue file, in place of the setting CATALOGUE' },
  },
  {
    name: 'lang',
    value: 'LANG',
    help: { zh: '语言：zh 或 en；默认依 LC_ALL、LANG', en: 'language: zh or en; by default that of LC_ALL, LANG' },
  },
];

/** What stands above the commands of a group. */
const groups: Readonly<Record<string, Text>> = {
  catalogue: { zh: '目录文件', en: 'the catalogue file' },
  period: { zh: '封账的期', en: 'periods that take no more submissions' },
  account: { zh: '账号', en: 'accounts: who may log in' },
  token: { zh: '令牌', en: 'tokens: what lets programs in' },
};

/** Makes the parser of all commands; `carryOut` is given the one that was asked for. */
export function makeParser(
  commands: readonly Command[],
  language: Language,
  version: string,
  carryOut: (command: Command, given: Given) => Promise<void>,
): Parser {
  const say = (text: Text): string => text[language];
  const root = new Parser('tongbao')
    .description(say(about))
    .usage(say(words.someCommand))
    .version(version, '-V, --version', say(words.version))
    .helpOption('-h, --help', say(words.help))
    .helpCommand(false)
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => translateTitle(title, say),
      subcommandTerm: (command) => command.name(),
    })
    .exitOverride();
  for (const option of globalOptions) root.addOption(parserOption(option, say));
  root.addHelpText(
    'after',
    exitCodes(say, { zh: '已完成', en: 'done' }, { zh: '各命令自述（--help）', en: 'as the command says (--help)' }),
  );
  for (const command of commands) addCommand(root, command, say, carryOut);
  return root;
}

function addCommand(
  root: Parser,
  command: Command,
  say: (text: Text) => string,
  carryOut: (command: Command, given: Given) => Promise<void>,
): void {
  const [name = '', inGroup] = command.name.split(' ');
  const parent = inGroup === undefined ? root : group(root, name, say);
  const parser = parent.command(inGroup ?? name).summary(say(command.summary));
  parser.description([command.summary, ...(command.details ? [command.details] : [])].map(say).join('\n\n'));
  for (const { syntax, help } of command.arguments ?? []) parser.argument(syntax, say(help));
  for (const option of command.options) parser.addOption(parserOption(option, say));
  const usage = [
    ...(command.options.length > 0 ? [say(words.some)] : []),
    ...(command.arguments ?? []).map((one) => one.syntax),
  ];
  parser.usage(usage.join(' '));
  const examples = command.examples.map((example) => `  tongbao ${example}`);
  parser.addHelpText('after', `\n${say(words.examples)}\n${examples.join('\n')}`);
  parser.addHelpText('after', exitCodes(say, command.exitCodes[0], command.exitCodes[1]));
  parser.action(() => carryOut(command, new Given(parser.args, parser.opts())));
}

function group(root: Parser, name: string, say: (text: Text) => string): Parser {
  const existing = root.commands.find((one) => one.name() === name);
  if (existing) return existing;
  const text = groups[name];
  return root
    .command(name)
    .description(text ? say(text) : '')
    .usage(say(words.someCommand));
}

function parserOption({ name, value, list, required, help }: CommandOption, say: (text: Text) => string): Option {
  const explained = `${say(help)}${list ? say(words.list) : ''}${required ? say(words.required) : ''}`;
  const option = new Option(value === undefined ? `--${name}` : `--${name} <${value}>`, explained);
  if (list) option.argParser((one: string, before: string[] | undefined) => [...(before ?? []), one]);
  return option.makeOptionMandatory(required ?? false);
}

function exitCodes(say: (text: Text) => string, success: Text, refusal: Text | undefined): string {
  const lines = [`  0  ${say(success)}`, ...(refusal ? [`  1  ${say(refusal)}`] : []), `  2  ${say(words.failure)}`];
  return `\n${say(words.exitCodes)}\n${lines.join('\n')}`;
}

function translateTitle(title: string, say: (text: Text) => string): string {
  const known = [words.usage, words.arguments, words.options, words.globalOptions, words.commands].find(
    ({ en }) => en === title,
  );
  return known ? say(known) : title;
}
