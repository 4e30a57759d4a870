// A MariaDB server whose tables are spread by Spider over others, on loopback addresses, for one test.
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverPrograms, startPrivateServer } from './private-server.mjs';

/**
 * Starts a front and so many shards, none of which knows the others yet. Resolves to `{ front, shards, trap, stop }`. A server
 * has a `url`, which changes when it starts again, `kill` and `start`. A shard has a `host` and a `port` besides, by which the
 * front is to reach it: Spider tells the members of a transaction apart by the host alone. What the front sends there passes
 * through here, so that it can be stopped at a statement.
 */
export async function startSpider(frontOptions, shardOptions, count = 2) {
  const folder = mkdtempSync(join(tmpdir(), 'tongbao-spider-'));
  const { MariaDB: program } = await serverPrograms();
  const servers = [];
  const passages = [];
  let waiting;
  /**
   * The how many-th statement from now that has this text, on a connection on which something was inserted, does not arrive:
   * `spring` is told to which shard, and the connection is cut. Spider prepares and commits what is only read, too.
   */
  const trap = (count, text, spring) => (waiting = { count, text, spring });
  const trapped = (bytes, shard) => {
    if (!waiting || !bytes.includes(waiting.text)) return false;
    waiting.count -= 1;
    if (waiting.count > 0) return false;
    waiting.spring(shard);
    waiting = undefined;
    return true;
  };
  const stop = async () => {
    await Promise.all([...servers.map((server) => server.kill()), ...passages.map((passage) => passage.stop())]);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const front = createServerIn(join(folder, 'front'), program, frontOptions);
    const shards = Array.from({ length: count }, (_, place) =>
      createServerIn(join(folder, `shard${place + 1}`), program, shardOptions),
    );
    servers.push(front, ...shards);
    // one after the other: new data is made by way of temporary tables, which all would have in the same place
    for (const server of servers) await server.start();
    for (const [place, shard] of shards.entries()) {
      const passage = createPassage(
        () => Number(new URL(shard.url).port),
        (bytes) => trapped(bytes, shard),
      );
      passages.push(passage);
      const host = `127.0.0.${place + 2}`;
      Object.assign(shard, { host, port: await passage.listen(host) });
    }
    return { front, shards, trap, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function createServerIn(keptIn, program, options) {
  const server = {
    url: undefined,
    kill: async () => undefined,
    async start() {
      await server.kill();
      const small = ['--innodb-buffer-pool-size=32M', '--innodb-log-file-size=16M'];
      const { url, kill } = await startPrivateServer('MariaDB', program, { keptIn, options: [...small, ...options] });
      Object.assign(server, { url, kill });
    },
  };
  return server;
}

/** Passes on what comes to an address, up to what is trapped. */
function createPassage(port, trapped) {
  const open = new Set();
  const server = createServer((client) => {
    const other = connect(port(), '127.0.0.1');
    for (const [end, opposite] of [
      [client, other],
      [other, client],
    ]) {
      open.add(end);
      end.setNoDelay(true);
      end.on('error', () => undefined);
      end.on('close', () => {
        open.delete(end);
        opposite.destroy();
      });
    }
    other.pipe(client);
    let writes = false;
    client.on('data', (bytes) => {
      // not into the temporary tables by which it reads
      writes ||= bytes.includes('insert into `');
      if (writes && trapped(bytes)) client.destroy();
      else other.write(bytes);
    });
  });
  return {
    listen: (host) => new Promise((resolve) => server.listen(0, host, () => resolve(server.address().port))),
    stop: () => {
      for (const end of open) end.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
