import type { CommanderError } from 'commander';
import { fill, type Language, type Text } from '../foundation';

/** What commander says of wrong usage, by its codes, in the language it does not speak. */
const kinds: Readonly<Record<string, string>> = {
  'commander.unknownCommand': '没有命令 {given}',
  'commander.unknownOption': '没有选项 {given}',
  'commander.missingArgument': '缺少参数 {given}',
  'commander.optionMissingArgument': '选项 {given} 缺少值',
  'commander.missingMandatoryOptionValue': '缺少选项 {given}',
  'commander.excessArguments': '参数过多',
};

const seeHelp: Text = {
  zh: '用法：tongbao --help，或 tongbao 命令 --help',
  en: 'usage: tongbao --help, or tongbao COMMAND --help',
};

/** Wrong usage in words, with what may have been meant, and where the right usage is explained. */
export function usageText(error: CommanderError, language: Language): string {
  const plain = error.message.replace(/^error: /, '');
  return `${(language === 'zh' && inChinese(error.code, plain)) || plain}\n${seeHelp[language]}`;
}

function inChinese(code: string, message: string): string | undefined {
  const template = kinds[code];
  if (template === undefined) return undefined;
  const given = /'([^']*)'/.exec(message)?.[1] ?? '';
  const meant = /\(Did you mean (?:one of )?(.+)\?\)/.exec(message)?.[1];
  return `${fill(template, { given }, 'zh')}${meant === undefined ? '' : `（是不是 ${meant}？）`}`;
}
