// A MariaDB server with tables on two others, by Spider, on this machine: for tests and for trying things out. Its arguments are
// options of the one in front and, after `--`, of the shards. Prints a line of JSON: the URL of the front, of each shard the URL
// and the host and port by which the front is to reach it, and how many traps have sprung. Then takes lines: `tell`, `kill SERVER`, `start SERVER`, where SERVER is `front` or the number of a
// shard from 0; `trap SHARD SERVER TEXT`: the next statement to the shard that has the text does not arrive, and the server is
// killed (`none` for none of them). Answers each with such a line of JSON again, or `failed` and why. Ends with its input.
import { createInterface } from 'node:readline';
import { startSpider } from './servers/spider.mjs';

const given = process.argv.slice(2);
const end = given.includes('--') ? given.indexOf('--') : given.length;
const { front, shards, trap, stop } = await startSpider(given.slice(0, end), given.slice(end + 1));
let sprung = 0;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.stdin.destroy());
const tell = () =>
  console.log(
    JSON.stringify({ front: front.url, shards: shards.map(({ url, host, port }) => ({ url, host, port })), sprung }),
  );
const serverOf = (name) => (name === 'front' ? front : shards[Number(name)]);
tell();
try {
  for await (const line of createInterface({ input: process.stdin })) {
    const [verb, name, victim, ...text] = line.split(' ');
    try {
      if (verb === 'kill') await serverOf(name).kill();
      else if (verb === 'start') await serverOf(name).start();
      else if (verb === 'trap') {
        trap(Number(name), text.join(' '), () => {
          sprung += 1;
          void serverOf(victim)?.kill();
        });
      } else if (verb !== 'tell') throw new Error('tell, kill, start or trap');
      tell();
    } catch (error) {
      console.log(`failed ${JSON.stringify(error.message)}`);
    }
  }
} finally {
  await stop();
}
