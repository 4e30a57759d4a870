import { createServer, connect, type Server, type Socket } from 'node:net';
import { silentLog } from '../../src/foundation';
import { openWarehouse } from '../../src/warehouse';
import { describeOnEveryEngine } from '../servers/engines';
import { inWarehouse, observation, send } from './sample';

/** A way to the server that can be cut. Once armed, it is cut when a COMMIT passes: before the server has it, or after. */
async function cuttable(
  url: string,
): Promise<{ url: string; arm: (when: 'before' | 'after') => void; cuts: () => number; close: () => Promise<void> }> {
  const target = new URL(url);
  const { port, hostname } = target;
  let cuts = 0;
  let armed: 'before' | 'after' | undefined;
  const sockets = new Set<Socket>();
  const server: Server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    sockets.add(client).add(upstream);
    const cut = (): void => {
      client.destroy();
      upstream.end();
    };
    let answerDropped = false;
    client.on('data', (data) => {
      if (armed && data.includes('COMMIT')) {
        const when = armed;
        armed = undefined;
        cuts += 1;
        if (when === 'before') return cut();
        answerDropped = true;
      }
      upstream.write(data);
    });
    upstream.on('data', (data) => (answerDropped ? cut() : client.write(data)));
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on('error', () => other.destroy()).on('close', () => other.end());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  target.port = String(address.port);
  return {
    url: target.href,
    arm: (when) => (armed = when),
    cuts: () => cuts,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

describeOnEveryEngine('faults', (engine) => {
  test('a writer that has to wait for another process does not stop the program', async () => {
    await inWarehouse(engine, async (warehouse, url) => {
      const other = await openWarehouse({ url, log: silentLog });
      try {
        let ticks = 0;
        const clock = setInterval(() => (ticks += 1), 10);
        let started: () => void = () => undefined;
        const holding = new Promise<void>((resolve) => (started = resolve));
        const held = other.write(async (writer) => {
          started();
          await new Promise((resolve) => setTimeout(resolve, 400));
          return writer.nextVersion;
        });
        await holding;
        const sent = send(warehouse, [observation()]);
        expect(await held).toBe(1);
        expect((await sent).id).toBe(1);
        clearInterval(clock);
        expect(ticks).toBeGreaterThan(10);
      } finally {
        await other.close();
      }
    });
  });

  if (engine.name === 'SQLite') return; // has no connection to lose

  test.each(['before', 'after'] as const)(
    'a connection cut %s the COMMIT takes effect doubles nothing and loses nothing',
    async (when) => {
      await inWarehouse(engine, async (direct, url) => {
        const way = await cuttable(url);
        const warehouse = await openWarehouse({ url: way.url, log: silentLog });
        try {
          await send(warehouse, [observation()]);
          way.arm(when);
          const sent = await send(warehouse, [observation({ period: '2009-08' })], {}, Buffer.from('second'));
          expect(way.cuts()).toBe(1);
          expect([sent.id, sent.revision]).toEqual([2, 2]);
          expect(await direct.version()).toBe(2);
          expect(await direct.countSubmissions({})).toBe(2);
          expect(await direct.countObservations({}, 2)).toBe(2);
        } finally {
          await warehouse.close();
          await way.close();
        }
      });
    },
  );
});
