import { compareVersions } from '../adoption';
import { TongbaoError, type Text } from '../foundation';
import { readNumber } from './arguments';
import { printDifference, readCandidate } from './catalogue-report';
import type { Command, Given } from './command';
import type { Context, ExitCode } from './context';

const eitherOr: Text = {
  zh: '或给文件，或同给 --from 和 --to',
  en: 'give a file, or both --from and --to',
};

export const catalogueDiffCommand: Command = {
  name: 'catalogue diff',
  summary: { zh: '启用一个目录文件会改动什么', en: 'what adopting a catalogue file would change' },
  details: {
    zh: '与在用的目录相比，并列出其中涉及已存的数的。什么也不存。--from、--to 比较两个版本。',
    en: 'It is compared with the catalogue in force, and what touches stored figures is listed. Nothing is stored. --from and --to compare two versions. Without FILE it is the one of the setting CATALOGUE.',
  },
  arguments: [{ syntax: '[FILE]', help: { zh: '目录文件（.yaml）', en: 'the catalogue file (.yaml)' } }],
  options: [
    { name: 'from', value: 'N', help: { zh: '从这一版', en: 'from this version' } },
    { name: 'to', value: 'N', help: { zh: '到这一版', en: 'to this version' } },
  ],
  examples: ['catalogue diff', 'catalogue diff new.yaml', 'catalogue diff --from 1 --to 3'],
  exitCodes: {
    0: { zh: '可以启用，或没有差别', en: 'it can be adopted, or nothing differs' },
    1: {
      zh: '不能启用：已存的数会不对，已列出',
      en: 'it can not be adopted: stored figures would be wrong, as listed',
    },
  },
  run: async (context, given) => {
    const versions = versionsOf(context, given);
    if (versions) {
      return context.usingAsIs(async ({ warehouse }): Promise<ExitCode> => {
        const changes = await compareVersions(warehouse, versions.from, versions.to);
        await printDifference(context, { changes, effects: [], rollups: 0 });
        return 0;
      });
    }
    const candidate = await readCandidate(given.words[0] ?? context.settings.catalogue);
    return context.usingAsIs(async ({ catalogues }): Promise<ExitCode> => {
      const { problems, ...difference } = await catalogues.check(candidate);
      if (problems.length > 0) {
        const said = problems.map(({ line, path, message }) => `${candidate.fileName}:${line}: ${path}: ${message}`);
        throw new TongbaoError('CATALOGUE_INVALID', { file: candidate.fileName, problems: said.join('\n') });
      }
      await printDifference(context, difference);
      return difference.effects.some(({ refused }) => refused) ? 1 : 0;
    });
  },
};

function versionsOf({ language, say }: Context, given: Given): { from: number; to: number } | undefined {
  const [from, to] = [given.text('from'), given.text('to')];
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined || given.words.length > 0) {
    throw new TongbaoError('USAGE', { reason: say(eitherOr) });
  }
  return { from: readNumber('from', from, language), to: readNumber('to', to, language) };
}
