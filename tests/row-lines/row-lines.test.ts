import fc from 'fast-check';
import { LineWriter, readLine, readLines, type LineValue } from '../../src/row-lines';

/** Text as bad as it comes: what has a meaning in a line, what only seems to, and letters of every length in UTF-8. */
const awkward = fc.oneof(
  fc.string({
    unit: fc.constantFrom('\0', '\t', '\n', '\r', '\\', 'N', 'n', 't', '0', "'", '"', '\x1a', 'é', '局', '𠀀'),
  }),
  fc.string({ unit: 'binary' }),
);
const value: fc.Arbitrary<LineValue> = fc.oneof(awkward, fc.maxSafeInteger(), fc.constant(null));
const row = fc.array(value, { minLength: 2, maxLength: 8 });

function written(rows: readonly LineValue[][]): Buffer {
  const writer = new LineWriter();
  for (const one of rows) writer.add(one);
  return writer.take();
}

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size)
    yield await Promise.resolve(bytes.subarray(start, start + size));
}

async function readAll(bytes: Buffer, size = bytes.length): Promise<(string | null)[][]> {
  const rows = [];
  for await (const some of readLines(cut(bytes, Math.max(1, size)))) rows.push(...some);
  return rows;
}

const asText = (rows: readonly LineValue[][]) => rows.map((one) => one.map((it) => (it === null ? null : String(it))));

test('whatever is written is read back, however its bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), fc.integer({ min: 1, max: 40 }), async (rows, size) => {
      expect(await readAll(written(rows), size)).toEqual(asText(rows));
    }),
  );
});

test('a line ends in the only newline that it has, and has one tab less than fields', () => {
  fc.assert(
    fc.property(row, (one) => {
      const text = written([one]).toString();
      expect(text.match(/\n/g)).toHaveLength(1);
      expect(text.endsWith('\n')).toBe(true);
      expect(text.split('\t')).toHaveLength(one.length);
    }),
  );
});

test('the lines are those that the manuals of the servers tell of', () => {
  const rows = [
    ['a', null, 12, ''],
    ['\\N', 'x\ty', 'one\ntwo', 'c:\\new'],
    ['\0', '沈阳', '𠀀', -3],
  ];
  expect(written(rows).toString()).toBe('a\t\\N\t12\t\n\\\\N\tx\\ty\tone\\ntwo\tc:\\\\new\n\\0\t沈阳\t𠀀\t-3\n');
  expect(readLine('\\\\N\t\\N\t\\\\t\t\\a')).toEqual(['\\N', null, '\\t', 'a']);
});

test('more than is gathered at a time', async () => {
  const rows = Array.from({ length: 30_000 }, (_, index) => [index, `row ${index} 局`, null]);
  expect(await readAll(written(rows), 65_536)).toEqual(asText(rows));
});

test('what was taken is not taken again', () => {
  const writer = new LineWriter();
  writer.add(['a']);
  expect(writer.size).toBe(2);
  expect(writer.take().toString()).toBe('a\n');
  expect(writer.size).toBe(0);
  expect(writer.take()).toHaveLength(0);
  writer.add(['b']);
  expect(writer.take().toString()).toBe('b\n');
});

test('no number that is not exact, and no line without an end', async () => {
  expect(() => written([[0.5]])).toThrow(RangeError);
  expect(() => written([[2 ** 53]])).toThrow(RangeError);
  expect(() => written([[NaN]])).toThrow(RangeError);
  await expect(readAll(Buffer.from('a\tb\nc'))).rejects.toThrow(RangeError);
});
