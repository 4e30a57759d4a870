import { actorAtTerminal } from './actor';
import { readNumber } from './arguments';
import type { Command } from './command';
import { outcomeText } from './import-report';
import { neededReason, planOption, reasonOption } from './reasons';

export const acceptCommand: Command = {
  name: 'accept',
  summary: { zh: '认可待认可的工作簿，使之入库', en: 'lets a workbook in that waits for a word of acceptance' },
  details: {
    zh: '工作簿按现在的情形重新检查；若已有错误，则不入库。待认可的：tongbao submissions --status checked。',
    en: 'The workbook is checked again, as things stand now; where it has errors by now, it is not let in. Those that wait: tongbao submissions --status checked.',
  },
  arguments: [{ syntax: '<ID>', help: { zh: '提交的编号', en: 'the id of the submission' } }],
  options: [reasonOption, planOption],
  examples: ['accept 12 --reason "七月抢修，时限已核实"'],
  exitCodes: {
    0: { zh: '已入库，或已有相同的', en: 'it is in, or was in already' },
    1: { zh: '现有错误，未入库', en: 'it has errors by now, and was not let in' },
  },
  run: async (context, given) => {
    const id = readNumber('ID', given.words[0] ?? '', context.language);
    const decision = { reason: neededReason(given), plan: given.text('plan'), actor: actorAtTerminal() };
    return context.using(async ({ importer, catalogue }) => {
      const outcome = await importer.accept(id, decision);
      await context.out.write(outcomeText(outcome, catalogue, context));
      return outcome.status === 'rejected' ? 1 : 0;
    });
  },
};
