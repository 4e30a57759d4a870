import { readCodes, readPeriod } from './arguments';
import type { Command } from './command';
import { earlierFigures } from './earlier-figures';
import { outOption, writeAnswer } from './written-file';

export const templateCommand: Command = {
  name: 'template',
  summary: { zh: '生成分公司填报用的工作簿', en: 'makes the workbook that a branch fills in' },
  details: {
    zh: '附上该分公司上年同期和上期的数据，以便对照。数据库尚未升级或连不上时也可用，只是没有对照。',
    en: 'With the figures of the branch for the same period of the year before and for the period before, to compare with. This works without a database, too, but then has nothing to compare with.',
  },
  options: [
    {
      name: 'branch',
      value: 'B',
      required: true,
      help: { zh: '报送机构，代码或名称', en: 'the branch that reports, by code or name' },
    },
    {
      name: 'period',
      value: 'P',
      required: true,
      help: { zh: '报送的期，如 2010-H1', en: 'the period to report, such as 2010-H1' },
    },
    outOption({ zh: '写到哪里（.xlsx）', en: 'where it goes (.xlsx)' }),
    {
      name: 'service',
      value: 'S',
      list: true,
      help: { zh: '只要这些业务，代码或名称', en: 'only these services, by code or name' },
    },
  ],
  examples: [
    'template --branch 沈阳 --period 2010-H1 --out 沈阳2010年上半年.xlsx',
    'template --branch 210200 --period 2010-H1 --service 固定电话,DDN --out dalian.xlsx --lang en',
  ],
  exitCodes: { 0: { zh: '已写出', en: 'it is written' } },
  run: (context, given) =>
    context.usingAsIs(
      async ({ catalogue, warehouse }) => {
        const { language, program } = context;
        const [branch = ''] = readCodes('reporter', [given.text('branch') ?? ''], catalogue, language);
        const period = readPeriod(given.text('period') ?? '', language);
        const words = given.list('service');
        const services = words && readCodes('service', words, catalogue, language);
        const earlier = await earlierFigures(warehouse, catalogue, branch, period, language);
        const { makeTemplate } = await program.templates();
        const template = await makeTemplate({ catalogue, branch, period, language, earlier, services });
        await writeAnswer(context, given.text('out') ?? '', template.bytes);
        return 0;
      },
      { offline: true },
    ),
};
