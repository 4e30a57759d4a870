import { PassThrough, Writable } from 'node:stream';
import { csvLine } from '../../src/command-line/csv';
import { Output } from '../../src/command-line/output';
import { Progress } from '../../src/command-line/progress';
import { displayWidth, tableText } from '../../src/command-line/table';

test.each([
  [['a', 1, null, true], 'a,1,,true'],
  [['say "no", please', 'two\nlines'], '"say ""no"", please","two\nlines"'],
  [[['A', 'B']], 'A;B'],
  [['=1+1', '@x', '+8', '-'], "'=1+1,'@x,'+8,'-"],
  [['-1.5', '0.00001'], '-1.5,0.00001'], // numbers, also below nought, are no formulas
])('%j as a line of CSV', (fields, line) => {
  expect(csvLine(fields)).toBe(line);
});

describe('a table', () => {
  const columns = [{ title: '业务' }, { title: 'figure', align: 'right' }] as const;

  test('lines up Chinese and Latin texts, figures to the right', () => {
    expect(
      tableText(columns, [
        ['固定电话', '1.76天'],
        ['DDN', '12天'],
      ]),
    ).toBe(['业务      figure', '固定电话  1.76天', 'DDN         12天'].join('\n'));
  });

  test('is never wider than 100 columns, and loses nothing', () => {
    const long = [
      '用户咨询投诉处理'.repeat(9),
      'mean time from the order to the line working '.repeat(3).trim(),
      '12345678',
    ] as const;
    const text = tableText([{ title: 'a' }, { title: 'b' }, { title: 'c', align: 'right' }], [long]);
    const lines = text.split('\n');
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(100);
    expect(lines.length).toBeGreaterThan(2);
    const letters = (some: string): string => [...some.replace(/\s/g, '')].sort().join('');
    expect(letters(text)).toBe(letters(`abc${long.join('')}`));
  });
});

describe('output', () => {
  test('a reader that goes away ends it quietly', async () => {
    const stream = new PassThrough();
    const output = new Output(stream);
    let produced = 0;
    async function* endless(): AsyncGenerator<string> {
      for (;;) {
        produced += 1;
        if (produced === 3) stream.destroy(Object.assign(new Error('gone'), { code: 'EPIPE' }));
        yield 'line\n';
        await new Promise(setImmediate);
      }
    }
    await output.writeAll(endless());
    expect(output.closed).toBe(true);
    expect(produced).toBeLessThan(10);
  });

  test('that could not be written is a failure, not a silence', async () => {
    const full = new Writable({
      write: (_piece, _encoding, done) => done(Object.assign(new Error('disk full'), { code: 'ENOSPC' })),
    });
    const output = new Output(full);
    await output.line('figures');
    await expect(output.finish()).rejects.toThrow('disk full');
  });

  test('waits for a slow reader', async () => {
    const stream = new PassThrough({ highWaterMark: 4 });
    let written = false;
    const writing = new Output(stream).write('more than four').then(() => (written = true));
    await new Promise(setImmediate);
    expect(written).toBe(false);
    stream.resume();
    await writing;
    expect(written).toBe(true);
  });
});

test.each([
  [true, true, '\r\u001b[K1/2 a\r\u001b[K'],
  [true, false, '\r\u001b[K1/2 a\r\u001b[K'],
  [false, true, '1/2 a\n'],
  [false, false, null],
])('progress on a terminal: %s, asked for in a pipe: %s', async (terminal, plainly, expected) => {
  const stream = Object.assign(new PassThrough(), { isTTY: terminal }).setEncoding('utf8');
  const progress = new Progress(new Output(stream), 2, plainly);
  await progress.step(1, 'a');
  await progress.clear();
  expect(stream.read()).toBe(expected);
});
