import { TongbaoError, type Text } from '../foundation';
import type { Command } from './command';

/** How many years before and after this one have partitions unless it is said. */
const around = 10;
/** As many as a server takes with ease. */
const mostYears = 100;

const yearsAllowed: Text = {
  zh: `首年-末年，例如 2008-2035，至多 ${mostYears} 年`,
  en: `the first and the last year, such as 2008-2035, ${mostYears} at most`,
};
const intro: Text = {
  zh:
    '-- 把大表按年分区：{first} 至 {last} 年各一个分区，此后的在 later。见 docs/scale.md。\n' +
    '-- 各表要重写一遍，其间不能写入：请先备份，再停用程序。换年份时可再次运行。',
  en:
    '-- Cuts the large tables by year: a partition for each of {first} to {last}, and `later` for what comes after. See docs/scale.md.\n' +
    '-- Each table is written anew, and takes no writes meanwhile: make a backup and stop the program before. It may be run\n' +
    '-- again for other years.',
};

export const partitionsCommand: Command = {
  name: 'partitions',
  summary: {
    zh: '打印分区脚本：把大表按年分区',
    en: 'prints the script that cuts the large tables by year',
  },
  details: {
    zh: '用于 MySQL 和 MariaDB。什么也不执行。',
    en: 'For MySQL and MariaDB. Nothing is carried out.',
  },
  options: [
    {
      name: 'years',
      value: 'FIRST-LAST',
      help: {
        zh: `有自己分区的年份；缺省为今年前后各 ${around} 年`,
        en: `years with partitions of their own; otherwise ${around} before and after this one`,
      },
    },
  ],
  examples: ['partitions > partitions.sql', 'partitions --years 2008-2035 > partitions.sql'],
  exitCodes: { 0: { zh: '已打印', en: 'it is printed' } },
  run: async ({ out, say, settings, program }, given) => {
    const now = new Date().getUTCFullYear();
    const text = given.text('years') ?? `${now - around}-${now + around}`;
    const [, first = 0, last = 0] = (/^(\d{4})-(\d{4})$/.exec(text) ?? []).map(Number);
    if (first < 1 || last < first || last - first >= mostYears)
      throw new TongbaoError('ARGUMENT_INVALID', { name: '--years', value: text, allowed: say(yearsAllowed) });
    const { partitionScript } = await program.warehouse();
    const statements = partitionScript(settings.databaseUrl, { first, last });
    await out.line([say(intro, { first: String(first), last: String(last) }), ...statements].join('\n'));
    return 0;
  },
};
