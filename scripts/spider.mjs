// A MariaDB server with tables on two others, by Spider, on this machine: for tests and for trying things out. Its arguments are
// options of the one in front and, after `--`, of the shards. Prints a line of JSON: the URL of the front, of each shard the URL
// and the host and port by which the front is to reach it, and for each trap that has sprung the shard. Then takes lines:
// - `tell`
// - `kill SERVER`, `start SERVER`, where SERVER is `front` or the number of a shard from 0
// - `trap COUNT VICTIM TEXT`: the how many-th statement to a shard that has the text, where something was inserted before, does
//   not arrive, and the victim is killed: the `front`, the `shard` itself, or `nobody`
// Answers each with such a line of JSON again, or `failed` and why. Ends with its input.
import { createInterface } from 'node:readline';
import { startSpider } from './servers/spider.mjs';

const given = process.argv.slice(2);
const end = given.includes('--') ? given.indexOf('--') : given.length;
const { front, shards, trap, stop } = await startSpider(given.slice(0, end), given.slice(end + 1));
/** Of each trap that has sprung the shard that was not reached. */
const sprung = [];
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
        trap(Number(name), text.join(' '), (shard) => {
          sprung.push(shards.indexOf(shard));
          if (victim !== 'nobody') void (victim === 'front' ? front : shard).kill();
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
