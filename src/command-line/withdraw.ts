import type { Text } from '../foundation';
import { actorAtTerminal } from './actor';
import { readNumber } from './arguments';
import type { Command } from './command';
import { planText, withdrawalWords } from './plan-report';
import { neededReason, planOption, reasonOption } from './reasons';

const withdrawn: Text = { zh: '第 {id} 号提交（{file}）已撤回', en: 'submission {id} ({file}) is withdrawn' };
const wouldBe: Text = { zh: '第 {id} 号提交（{file}）撤回后', en: 'submission {id} ({file}), once withdrawn' };

export const withdrawCommand: Command = {
  name: 'withdraw',
  summary: {
    zh: '撤回已入库的工作簿，它所取代的重新生效',
    en: 'takes a workbook back; what it had replaced stands again',
  },
  details: {
    zh: '撤回后，数据与它从未来过时一样；其后入库的不受影响。',
    en: 'Afterwards the figures are as if it had never come; what came in later stays.',
  },
  arguments: [{ syntax: '<ID>', help: { zh: '提交的编号', en: 'the id of the submission' } }],
  options: [
    reasonOption,
    { name: 'dry-run', help: { zh: '只列出将有的变更', en: 'only list what would change' } },
    planOption,
  ],
  examples: ['withdraw 12 --reason "误报他期" --dry-run', 'withdraw 12 --reason "误报他期"'],
  exitCodes: { 0: { zh: '已撤回，或已列出', en: 'it is withdrawn, or what would change is listed' } },
  run: async (context, given) => {
    const id = readNumber('ID', given.words[0] ?? '', context.language);
    const dryRun = given.switch('dry-run');
    const decision = { reason: neededReason(given), plan: given.text('plan'), dryRun, actor: actorAtTerminal() };
    return context.using(async ({ importer, catalogue }) => {
      const { submission, plan } = await importer.withdraw(id, decision);
      const { out, say } = context;
      await out.line(say(dryRun ? wouldBe : withdrawn, { id, file: submission.fileName }));
      await out.write(planText(plan, submission.period, catalogue, context, withdrawalWords));
      return 0;
    });
  },
};
