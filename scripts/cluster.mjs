// A cluster of three database servers on this machine, for tests and for trying things out: `galera`, or `group ROOT`, a group of
// MySQL servers by the one that scripts/mysql-server.sh has unpacked in ROOT. Prints a line of JSON: the URLs of its nodes, and
// one of all of them. Then takes lines: `kill N`, `start N`; answers `done` to each, or `failed` and why. Ends with its input.
import { createInterface } from 'node:readline';
import { startGalera } from './servers/galera.mjs';
import { startGroup } from './servers/group-replication.mjs';

const kinds = { galera: () => startGalera(), group: (root) => startGroup(root) };
const [kind = '', root = ''] = process.argv.slice(2);
if (!kinds[kind]) {
  console.error('cluster.mjs galera | group ROOT');
  process.exit(2);
}
const cluster = await kinds[kind](root);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.stdin.destroy());
const nodes = cluster.nodes.map(({ url }) => url);
const hosts = nodes.map((url) => new URL(url).host).join(',');
console.log(JSON.stringify({ nodes, all: nodes[0].replace(/@[^/]*/, `@${hosts}`) }));
try {
  for await (const line of createInterface({ input: process.stdin })) {
    const [verb, place] = line.split(' ');
    const node = cluster.nodes[Number(place)];
    try {
      if (verb === 'kill') await node.kill();
      else if (verb === 'start') await node.start();
      else throw new Error('kill N or start N');
      console.log('done');
    } catch (error) {
      console.log(`failed ${JSON.stringify(error.message)}`);
    }
  }
} finally {
  await cluster.stop();
}
