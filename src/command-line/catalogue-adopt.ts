import { TongbaoError } from '../foundation';
import { actorAtTerminal } from './actor';
import { printDifference, readCandidate } from './catalogue-report';
import type { Command } from './command';
import type { ExitCode } from './context';
import { givenReason } from './reasons';

export const catalogueAdoptCommand: Command = {
  name: 'catalogue adopt',
  summary: { zh: '启用一个目录文件', en: 'puts a catalogue file in force' },
  details: {
    zh:
      '一个事务：目录成为新的一版，须重算的汇总随之重算。已存的数会不对的，不启用。\n' +
      '正在运行的服务随即改用，不必重启。',
    en: 'By one transaction it becomes the next version, with every rollup that has to be worked out anew. It is not adopted where stored figures would be wrong. Servers that are running go by it from then on, without a restart.',
  },
  arguments: [{ syntax: '<FILE>', help: { zh: '目录文件（.yaml）', en: 'the catalogue file (.yaml)' } }],
  options: [
    {
      name: 'note',
      value: 'NOTE',
      help: { zh: '为何改动，与版本一同保存', en: 'what for; it is kept with the version' },
    },
    {
      name: 'expecting',
      value: 'SHA256',
      help: {
        zh: '只在此目录仍在用时才启用，否则以 2 退出',
        en: 'adopt it in place of this catalogue, or exit with 2',
      },
    },
  ],
  examples: ['catalogue adopt imports/liaoning/catalogue.yaml', 'catalogue adopt new.yaml --note "新增训练指标"'],
  exitCodes: {
    0: { zh: '已启用，或本来就在用', en: 'it is in force, or was already' },
    1: { zh: '未启用：已存的数会不对，已列出', en: 'it was not adopted: stored figures would be wrong, as listed' },
  },
  run: async (context, given) => {
    const { err, language, out, say } = context;
    const candidate = await readCandidate(given.words[0] ?? '');
    const request = { note: givenReason(given, 'note'), expecting: given.text('expecting'), actor: actorAtTerminal() };
    return context.opened(async ({ warehouse, catalogues }): Promise<ExitCode> => {
      await warehouse.migrate();
      try {
        const { version, already, ...difference } = await catalogues.adopt(candidate, request);
        if (!already) await printDifference(context, difference);
        const done = already
          ? { zh: '{file} 本来就在用（第 {number} 版）', en: '{file} is in force already (version {number})' }
          : { zh: '{file} 已启用，为第 {number} 版', en: '{file} is in force as version {number}' };
        await out.line(say(done, { file: candidate.fileName, number: version.number }));
        return 0;
      } catch (error) {
        if (!(error instanceof TongbaoError && error.code === 'CATALOGUE_REFUSED')) throw error;
        await err.line(error.text(language));
        return 1;
      }
    }, context.settings);
  },
};
