import { type Text } from '../foundation';
import { periodCode, type Period } from '../model';
import { actorAtTerminal } from './actor';
import { formatOption, formats, printCsv, printJson, readFormat } from './answers';
import { readPeriod } from './arguments';
import type { Command, CommandArgument } from './command';
import type { Context } from './context';
import type { Given } from './command';
import { neededReason, reasonOption } from './reasons';
import { tableText } from './table';

const periodArgument: CommandArgument = {
  syntax: '<PERIOD>',
  help: { zh: '期：2009-07、2009-Q3、2009-H2、2009', en: 'period: 2009-07, 2009-Q3, 2009-H2, 2009' },
};

export const periodCloseCommand: Command = {
  name: 'period close',
  summary: { zh: '封账：此期不再收报', en: 'closes a period: it takes no more submissions' },
  arguments: [periodArgument],
  options: [reasonOption],
  examples: ['period close 2009-H2 --reason "通报已发布"'],
  exitCodes: { 0: { zh: '已封账', en: 'it is closed' } },
  run: (context, given) => change(context, given, 'closePeriod', { zh: '{period} 已封账', en: '{period} is closed' }),
};

export const periodOpenCommand: Command = {
  name: 'period open',
  summary: { zh: '解封：此期可再收报', en: 'opens a closed period: it takes submissions again' },
  arguments: [periodArgument],
  options: [reasonOption],
  examples: ['period open 2009-H2 --reason "沈阳补报"'],
  exitCodes: { 0: { zh: '已解封', en: 'it is open' } },
  run: (context, given) => change(context, given, 'openPeriod', { zh: '{period} 已解封', en: '{period} is open' }),
};

async function change(context: Context, given: Given, step: 'closePeriod' | 'openPeriod', done: Text): Promise<0> {
  const period: Period = readPeriod(given.words[0] ?? '', context.language, 'PERIOD');
  const decision = { reason: neededReason(given), actor: actorAtTerminal() };
  return context.using(async ({ importer }) => {
    await importer[step](period, decision);
    await context.out.line(context.say(done, { period: periodCode(period) }));
    return 0;
  });
}

export const periodListCommand: Command = {
  name: 'period list',
  summary: { zh: '封账的期', en: 'the periods that are closed' },
  options: [formatOption],
  examples: ['period list', 'period list --format json'],
  exitCodes: { 0: { zh: '已给出（没有也是）', en: 'answered, be it with none' } },
  run: (context, given) =>
    context.using(async ({ warehouse }) => {
      const { language, out, say } = context;
      const rows = (await warehouse.closedPeriods()).map(({ period, closedAt, reason }) => ({
        ...{ period, closed_at: closedAt, reason },
      }));
      switch (readFormat(given, formats, 'table', language)) {
        case 'csv':
          await printCsv(context, ['period', 'closed_at', 'reason'], rows);
          break;
        case 'json':
          await printJson(context, rows);
          break;
        case 'table': {
          const titles = [
            { title: say({ zh: '期', en: 'period' }) },
            { title: say({ zh: '封账（UTC）', en: 'closed (UTC)' }), align: 'right' as const },
            { title: say({ zh: '理由', en: 'why' }) },
          ];
          const lines = rows.map((row) => [row.period, row.closed_at.replace('T', ' ').slice(0, 16), row.reason]);
          await out.line(
            lines.length === 0 ? say({ zh: '没有封账的期', en: 'no period is closed' }) : tableText(titles, lines),
          );
        }
      }
      return 0;
    }),
};
