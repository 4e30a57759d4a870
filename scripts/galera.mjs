// A Galera cluster of three nodes on this machine, for tests and for trying things out. Prints a line of JSON: the URLs of its
// nodes, and one of all of them. Then takes lines: `kill N`, `start N`; answers `done` to each, or `failed` and why. Ends with
// its input.
import { createInterface } from 'node:readline';
import { startGalera } from './servers/galera.mjs';

const cluster = await startGalera();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.stdin.destroy());
console.log(JSON.stringify({ nodes: cluster.nodes.map(({ url }) => url), all: cluster.url('mysql') }));
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
