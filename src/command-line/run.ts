import { CommanderError } from 'commander';
import { fill, TongbaoError, type Language, type Text } from '../foundation';
import { commands } from './commands';
import { Context } from './context';
import { globalOptions, languageOf, localeLanguage } from './language';
import { Output } from './output';
import { makeParser } from './parser';
import type { Surroundings } from './program';
import { usageText } from './usage-errors';

const unexpected: Text = {
  zh: '程序出错：{reason}（LOG_LEVEL=debug 显示经过）',
  en: 'something went wrong in the program: {reason} (LOG_LEVEL=debug shows where)',
};

/** Carries out the command that the arguments name, and gives the exit code; never throws. */
export async function runCommandLine(surroundings: Surroundings): Promise<number> {
  const { environment, program } = surroundings;
  const [out, err] = [new Output(surroundings.stdout), new Output(surroundings.stderr)];
  const options = globalOptions(surroundings.arguments);
  let language = localeLanguage(environment) ?? 'en';
  try {
    language = languageOf(options, environment);
    const context = new Context(program, out, err, language, environment, options);
    const code = await parseAndRun(surroundings.arguments, context);
    await out.finish();
    return code;
  } catch (error) {
    const ours = error instanceof TongbaoError && error.code !== 'INTERNAL';
    await err.line(ours ? error.text(language) : unexpectedText(error, language, environment));
    return 2;
  }
}

async function parseAndRun(given: readonly string[], context: Context): Promise<number> {
  let code = 0;
  const { language, program } = context;
  const parser = makeParser(commands, language, program.version, async (command, options) => {
    code = await command.run(context, options);
  });
  const printed: { readonly text: string; readonly wrong: boolean }[] = [];
  const output = {
    writeOut: (text: string) => void printed.push({ text, wrong: false }),
    writeErr: (text: string) => void printed.push({ text, wrong: true }),
    outputError: () => undefined,
  };
  for (const one of [parser, ...parser.commands, ...parser.commands.flatMap((group) => group.commands)]) {
    one.configureOutput(output);
  }
  try {
    await parser.parseAsync([...given], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) code = 0;
    else {
      code = 2;
      if (printed.length === 0) await context.err.line(usageText(error, language));
    }
  }
  for (const { text, wrong } of printed) await (wrong ? context.err : context.out).write(text);
  return code;
}

function unexpectedText(error: unknown, language: Language, environment: Surroundings['environment']): string {
  const cause = error instanceof TongbaoError ? (error.cause ?? error) : error;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const debug = ['debug', 'trace'].includes(environment['LOG_LEVEL'] ?? '');
  if (debug && cause instanceof Error && cause.stack !== undefined) return cause.stack;
  return fill(unexpected[language], { reason }, language);
}
