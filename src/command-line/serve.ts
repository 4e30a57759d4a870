import { once } from 'node:events';
import type { Command } from './command';
import type { Context } from './context';
import type { Tongbao } from './program';

export const serveCommand: Command = {
  name: 'serve',
  summary: { zh: '提供 GraphQL 接口和控制台', en: 'serves GraphQL and the console' },
  details: {
    zh: '数据库先升级到当前结构。地址见设置 HOST、PORT；收到 SIGINT 或 SIGTERM 后，办完手头的请求再退出。',
    en: 'The database is brought to the current schema first. The settings HOST and PORT say where; on SIGINT or SIGTERM it finishes the requests under way, and ends.',
  },
  options: [],
  examples: ['serve', 'serve --database mysql://user:pass@127.0.0.1:3306/tongbao'],
  exitCodes: { 0: { zh: '已按要求停止', en: 'it was asked to end' } },
  run: (context) =>
    context.using(async (tongbao) => {
      await tongbao.warehouse.migrate();
      return serveUntilAsked(context, tongbao);
    }),
};

const loopback = /^(127\.|::1$|localhost$)/;

/** Serves until the process is asked to end; a second signal ends it at once. */
export async function serveUntilAsked(context: Context, tongbao: Tongbao): Promise<0> {
  const { out, say } = context;
  const serving = await context.program.serve(tongbao);
  if (!loopback.test(tongbao.settings.host)) {
    await context.err.line(
      say({
        zh: '警告：监听的地址不限于本机，而目前尚无访问控制，任何人都能读取和上传。',
        en: 'Warning: it listens beyond this machine, and there is no access control yet: anybody can read and upload.',
      }),
    );
  }
  const addresses = { zh: '控制台：{url}/\nGraphQL：{url}/graphql', en: 'Console: {url}/\nGraphQL: {url}/graphql' };
  await out.line(say(addresses, { url: serving.url }));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await serving.close();
  return 0;
}
