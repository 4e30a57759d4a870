import { randomBytes } from 'node:crypto';
import { TongbaoError, type Text } from '../foundation';
import type { Command } from './command';

const userAllowed: Text = {
  zh: '1 至 32 个字母、数字、_、-、.',
  en: '1 to 32 letters, digits, _, - and .',
};
const hostAllowed: Text = {
  zh: '地址、主机名，或含 % 的模式',
  en: 'an address, a host name, or a pattern with %',
};
const intro: Text = {
  zh:
    '-- 只读账号 {user}：只能读 Tongbao 的视图和维度表，见 docs/sql.md。\n' +
    '-- 请用有权建账号的登录运行。口令是刚刚随机生成的，别处没有留存；要另换，请改下面这一行。\n' +
    '-- 升级程序后可再次运行，以补上新的视图；已有的账号及其口令不变。',
  en:
    '-- The read-only login {user}: it can read the views and dimensions of Tongbao and nothing else, see docs/sql.md.\n' +
    '-- Run this as somebody who may create users. The password was made up just now and is kept nowhere; for another\n' +
    '-- one, change the line below. After an upgrade it may be run again, for views that are new; a login that is there\n' +
    '-- already keeps its password.',
};

export const grantsCommand: Command = {
  name: 'grants',
  summary: {
    zh: '打印授权脚本：让只会 SQL 的工具只读地查询',
    en: 'prints the script that lets a tool that speaks only SQL read, and nothing more',
  },
  details: {
    zh: '用于 MySQL 和 MariaDB。脚本含新口令，请存成文件，勿留在屏幕或日志里。什么也不执行。',
    en: 'For MySQL and MariaDB. The script has a fresh password in it: keep it in a file, not on a screen or in a log. Nothing is carried out.',
  },
  options: [
    { name: 'user', value: 'NAME', required: true, help: { zh: '账号名', en: 'name of the login' } },
    {
      name: 'host',
      value: 'HOST',
      help: { zh: '从哪里登录；缺省 %，即任何地址', en: 'where it logs in from; otherwise %, from anywhere' },
    },
  ],
  examples: ['grants --user bi > grants.sql', 'grants --user bi --host 10.0.%'],
  exitCodes: { 0: { zh: '已打印', en: 'it is printed' } },
  run: async ({ out, say, settings, program }, given) => {
    const [user = '', host = '%'] = [given.text('user'), given.text('host')];
    if (!/^[\w.-]{1,32}$/.test(user))
      throw new TongbaoError('ARGUMENT_INVALID', { name: '--user', value: user, allowed: say(userAllowed) });
    if (!/^[\w.%:/-]{1,60}$/.test(host))
      throw new TongbaoError('ARGUMENT_INVALID', { name: '--host', value: host, allowed: say(hostAllowed) });
    const { grantScript } = await program.warehouse();
    const password = randomBytes(24).toString('base64url');
    const statements = grantScript(settings.databaseUrl, { user, host, password });
    await out.line([say(intro, { user }), ...statements].join('\n'));
    return 0;
  },
};
