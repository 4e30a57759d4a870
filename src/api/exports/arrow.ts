import type * as Arrow from 'apache-arrow';
import { decimalDigits, type Column, type ExportedTable } from './columns';
import { scaled } from './scaled';

/** The message that ends a stream: a continuation without a length. */
const endLength = 8;

/** Arrow's IPC stream: decimals as Decimal128 of 38 digits, a record batch for every batch of rows. */
export async function* arrow<R>({ columns, batches }: ExportedTable<R>): AsyncGenerator<Uint8Array> {
  // takes long to load, and is only loaded when asked for
  const library = await import('apache-arrow');
  const { RecordBatch, Schema, Struct, Table, makeData, tableToIPC } = library;
  const makers = columns.map((column) => vectorOf(library, column));
  const schema = new Schema(
    columns.map(
      ({ name, required }, index) => new library.Field(name, makers[index]?.type ?? new library.Null(), !required),
    ),
  );
  // The library writes whole streams. Each batch is written as one, of which the beginning and the end are left out.
  const around = tableToIPC(new Table(schema), 'stream');
  const beginning = around.length - endLength;
  yield around.subarray(0, beginning);
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    const children = makers.map(({ make }) => make(rows));
    const data = makeData({ type: new Struct(schema.fields), length: rows.length, nullCount: 0, children });
    yield tableToIPC(new Table([new RecordBatch(schema, data)]), 'stream').subarray(beginning, -endLength);
  }
  yield around.subarray(beginning);
}

/** How a column becomes a vector. */
interface VectorMaker<R> {
  readonly type: Arrow.DataType;
  readonly make: (rows: readonly R[]) => Arrow.Data;
}

function vectorOf<R>(library: typeof Arrow, { kind, scale, of }: Column<R>): VectorMaker<R> {
  const { Bool, Decimal, Int32, Utf8, makeData } = library;
  switch (kind) {
    case 'text': {
      const type = new Utf8();
      return {
        type,
        make(rows) {
          const texts = rows.map((row) => of(row) as string | null);
          const valueOffsets = new Int32Array(rows.length + 1);
          let end = 0;
          texts.forEach((text, index) => (valueOffsets[index + 1] = end += Buffer.byteLength(text ?? '')));
          return makeData({
            type,
            length: rows.length,
            ...validity(texts),
            valueOffsets,
            data: Buffer.from(texts.join('')),
          });
        },
      };
    }
    case 'decimal': {
      const type = new Decimal(scale, decimalDigits, 128);
      return {
        type,
        make(rows) {
          const texts = rows.map((row) => of(row) as string | null);
          const halves = new BigInt64Array(rows.length * 2);
          texts.forEach((text, index) => {
            if (text === null) return;
            const whole = scaled(text, scale);
            halves[index * 2] = BigInt.asIntN(64, whole);
            halves[index * 2 + 1] = whole >> 64n;
          });
          return makeData({ type, length: rows.length, ...validity(texts), data: new Uint32Array(halves.buffer) });
        },
      };
    }
    case 'flag': {
      const type = new Bool();
      return {
        type,
        make(rows) {
          const flags = rows.map(of);
          return makeData({
            type,
            length: rows.length,
            ...validity(flags),
            data: bits(flags, (flag) => flag === true),
          });
        },
      };
    }
    default: {
      const type = new Int32();
      return {
        type,
        make(rows) {
          const numbers = rows.map(of);
          return makeData({ type, length: rows.length, ...validity(numbers), data: Int32Array.from(numbers, Number) });
        },
      };
    }
  }
}

/** Which of the values there are. */
function validity(values: readonly unknown[]): { readonly nullCount: number; readonly nullBitmap: Uint8Array } {
  const nullCount = values.reduce<number>((count, value) => (value === null ? count + 1 : count), 0);
  return { nullCount, nullBitmap: bits(values, (value) => value !== null) };
}

/** A bit for each value, the first the lowest. */
function bits<T>(values: readonly T[], is: (value: T) => boolean): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(values.length / 8));
  values.forEach((value, index) => {
    if (is(value)) bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (1 << (index & 7));
  });
  return bytes;
}
