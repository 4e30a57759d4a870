import fc from 'fast-check';
import { FairQueue, QueueFull } from '../../src/api/fair-queue';

/** A queue whose works are ended by hand, and the order in which they began. */
function watched(limits: { atOnce: number; most: number }) {
  const queue = new FairQueue(limits);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const refused: string[] = [];
  const enter = (who: string, signal?: AbortSignal): Promise<void> =>
    queue.enter(who, signal).then(
      (leave) => {
        begun.push(who);
        ends.push(leave);
      },
      (error: unknown) => {
        if (!(error instanceof QueueFull)) throw error;
        refused.push(who);
      },
    );
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  /** Ends everything, one by one, in the order it began. */
  const drain = async (): Promise<void> => {
    for (await settled(); ends.length > 0; await settled()) ends.shift()?.();
  };
  return { queue, begun, ends, refused, enter, settled, drain };
}

describe('the fair queue', () => {
  test('lets as many run as may, and no more', async () => {
    const { queue, begun, ends, enter, settled } = watched({ atOnce: 2, most: 10 });
    for (const who of ['a', 'b', 'c']) void enter(who);
    await settled();
    expect(begun).toEqual(['a', 'b']);
    expect(queue).toMatchObject({ running: 2, waiting: 1 });
    ends[0]?.();
    await settled();
    expect(begun).toEqual(['a', 'b', 'c']);
    expect(queue).toMatchObject({ running: 2, waiting: 0 });
  });

  test('one with a hundred waiting does not keep one with a single question', async () => {
    const { begun, enter, drain } = watched({ atOnce: 1, most: 200 });
    for (let i = 0; i < 100; i += 1) void enter('greedy');
    void enter('modest');
    await drain();
    expect(begun).toHaveLength(101);
    // one was running before the modest one came, and one was next in turn
    expect(begun.indexOf('modest')).toBeLessThanOrEqual(2);
  });

  test('whoever wait take turns', async () => {
    const { begun, enter, drain } = watched({ atOnce: 1, most: 100 });
    for (const who of ['a', 'a', 'a', 'a', 'b', 'b', 'c']) void enter(who);
    await drain();
    expect(begun).toEqual(['a', 'a', 'b', 'c', 'a', 'b', 'a']);
  });

  test('takes as many as may wait, and refuses one more', async () => {
    const { queue, refused, enter, settled } = watched({ atOnce: 1, most: 3 });
    for (let i = 0; i < 4; i += 1) void enter('a');
    await settled();
    expect(queue).toMatchObject({ running: 1, waiting: 3 });
    expect(refused).toEqual([]);
    void enter('a');
    await settled();
    expect(refused).toEqual(['a']);
    expect(queue.waiting).toBe(3);
  });

  test('full of one, it makes room for another, whose share is smaller', async () => {
    const { begun, refused, enter, settled, drain } = watched({ atOnce: 1, most: 3 });
    for (let i = 0; i < 4; i += 1) void enter('greedy');
    void enter('modest');
    await settled();
    expect(refused).toEqual(['greedy']);
    void enter('modest'); // by now both would have as many
    await settled();
    expect(refused).toEqual(['greedy', 'modest']);
    await drain();
    expect(begun).toEqual(['greedy', 'greedy', 'modest', 'greedy']);
  });

  test('with no room to wait, it refuses at once', async () => {
    const { begun, refused, enter, settled } = watched({ atOnce: 1, most: 0 });
    void enter('a');
    void enter('b');
    await settled();
    expect({ begun, refused }).toEqual({ begun: ['a'], refused: ['b'] });
  });

  test('whoever goes leaves no trace in the queue', async () => {
    const { queue, begun, enter, settled, drain } = watched({ atOnce: 1, most: 2 });
    void enter('a');
    const going = new AbortController();
    const gone = enter('b', going.signal);
    void enter('c');
    await settled();
    going.abort(new Error('gone'));
    await expect(gone).rejects.toThrow('gone');
    expect(queue.waiting).toBe(1);
    await drain();
    expect(begun).toEqual(['a', 'c']);
  });

  test('who has gone before entering does not enter', async () => {
    const { queue, enter } = watched({ atOnce: 1, most: 2 });
    await expect(enter('a', AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    expect(queue).toMatchObject({ running: 0, waiting: 0 });
  });

  test('a turn that is ended twice frees one place', async () => {
    const { queue, begun, ends, enter, settled } = watched({ atOnce: 1, most: 5 });
    for (const who of ['a', 'b', 'c']) void enter(who);
    await settled();
    ends[0]?.();
    ends[0]?.();
    await settled();
    expect(begun).toEqual(['a', 'b']);
    expect(queue.running).toBe(1);
  });

  test('whatever comes: nobody is lost, nobody runs twice, never too many, and of those who wait none is passed over twice by another', async () => {
    const arrivals = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(arrivals, fc.integer({ min: 1, max: 4 }), async (whos, atOnce) => {
        const { queue, begun, enter, settled, ends } = watched({ atOnce, most: 100 });
        for (const who of whos) void enter(who);
        await settled();
        expect(begun).toHaveLength(Math.min(atOnce, whos.length));
        const waited = whos.slice(atOnce);
        while (ends.length > 0) {
          ends.shift()?.();
          await settled();
          expect(queue.running).toBeLessThanOrEqual(atOnce);
        }
        expect([...begun].sort()).toEqual([...whos].sort());
        const order = begun.slice(Math.min(atOnce, whos.length));
        for (const who of new Set(waited)) {
          const last = order.lastIndexOf(who);
          for (const other of new Set(waited)) {
            const own = order.slice(0, last + 1).filter((one) => one === who).length;
            expect(order.slice(0, last).filter((one) => one === other).length).toBeLessThanOrEqual(own);
          }
        }
      }),
    );
  });
});
