import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { comparePeriods, period } from '../model';
import type { Command } from './command';
import type { Context } from './context';
import { importEach } from './import';
import { importFiles } from './import-files';
import type { Tongbao } from './program';
import { printTables } from './rollups';
import { serveUntilAsked } from './serve';

export const startCommand: Command = {
  name: 'start',
  summary: {
    zh: '库空则先导入目录文件旁的工作簿，显示其各期数据（已有数据时只显示最近一期），然后服务',
    en: 'fills an empty warehouse from beside the catalogue, prints its figures (of a full one the latest), and serves',
  },
  details: {
    zh: '即 npm start。已有数据时不再导入。',
    en: 'What npm start does. Where there are figures already, nothing is imported.',
  },
  options: [],
  examples: ['start'],
  exitCodes: { 0: { zh: '已按要求停止', en: 'it was asked to end' } },
  run: (context) =>
    context.usingSettled(async (tongbao) => {
      const isEmpty = (await reportedPeriods(tongbao)).length === 0;
      if (isEmpty) await importBesideCatalogue(context, tongbao);
      else {
        const known = {
          zh: '数据库已有数据，无需导入。',
          en: 'The warehouse has figures already; nothing had to be imported.',
        };
        await context.out.line(context.say(known));
      }
      await printReported(context, tongbao, isEmpty ? 'all' : 'latest');
      return serveUntilAsked(context, tongbao);
    }),
};

/** Imports what lies in the folders beside the catalogue file. */
async function importBesideCatalogue(context: Context, tongbao: Tongbao): Promise<void> {
  const home = dirname(tongbao.settings.catalogue);
  const folders = readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(home, name))
    .sort();
  const { files } = importFiles(folders, context.language);
  await importEach(context, tongbao, files, {}, { json: false, verbose: false });
}

/** Prints the head's figures of the periods that the calendar knows submissions for: of all of them, or the latest. */
async function printReported(context: Context, tongbao: Tongbao, which: 'all' | 'latest'): Promise<void> {
  const grains = new Set(tongbao.catalogue.calendar.map(({ every }) => every));
  const periods = await reportedPeriods(tongbao);
  const reported = periods.filter((code) => grains.size === 0 || grains.has(period(code).grain));
  const inOrder = reported.sort((a, b) => comparePeriods(period(a), period(b)));
  const shown = which === 'all' ? inOrder : inOrder.slice(-1);
  if (shown.length > 0) await printTables(context, tongbao, { periods: shown, level: 'PROVINCE' });
}

async function reportedPeriods({ warehouse }: Tongbao): Promise<string[]> {
  return [...(await warehouse.extent(await warehouse.version())).periods];
}
