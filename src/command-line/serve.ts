import { once } from 'node:events';
import { TongbaoError, type Text } from '../foundation';
import type { Command } from './command';
import type { Context } from './context';
import type { Tongbao } from './program';

export const serveCommand: Command = {
  name: 'serve',
  summary: { zh: '提供 GraphQL 接口和控制台', en: 'serves GraphQL and the console' },
  details: {
    zh: '数据库先升级到当前结构。地址见设置 HOST、PORT。监听本机地址时给出一次性登录链接；监听其他地址须先有管理员（account create 或 token create）。收到 SIGINT 或 SIGTERM 后，办完手头的请求再退出。',
    en: 'The database is brought to the current schema first. The settings HOST and PORT say where. On a loopback address it prints a link to log in by once; on any other there has to be an administrator first (account create or token create). On SIGINT or SIGTERM it finishes the requests under way, and ends.',
  },
  options: [],
  examples: ['serve', 'serve --database mysql://user:pass@127.0.0.1:3306/tongbao'],
  exitCodes: { 0: { zh: '已按要求停止', en: 'it was asked to end' } },
  run: (context) => context.usingSettled((tongbao) => serveUntilAsked(context, tongbao)),
};

const addresses: Text = { zh: '控制台：{url}/\nGraphQL：{url}/graphql', en: 'Console: {url}/\nGraphQL: {url}/graphql' };

const link: Text = {
  zh: '以管理员身份登录（一次有效，15 分钟内）：{url}/session/link?code={code}',
  en: 'Log in as an administrator (once, within 15 minutes): {url}/session/link?code={code}',
};

/** Serves until the process is asked to end; a second signal ends it at once. */
export async function serveUntilAsked(context: Context, tongbao: Tongbao): Promise<0> {
  const { out, say } = context;
  const { isLoopback } = await context.program.api();
  const { host } = tongbao.settings;
  const local = isLoopback(host);
  // beyond the machine nothing is open, so that without an administrator nobody could ever let anybody in
  if (!local && !(await tongbao.access.hasAdministrator())) throw new TongbaoError('ADMINISTRATOR_MISSING', { host });
  const serving = await context.program.serve(tongbao);
  const { url } = serving;
  // listened for before anybody can know that it is up
  const asked = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await out.line(say(addresses, { url }));
  if (local) await out.line(say(link, { url, code: await tongbao.access.sessions.newLink() }));
  await asked;
  await serving.close();
  return 0;
}
