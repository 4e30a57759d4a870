import { decimalDigits, type Cell, type Column, type ExportedTable } from './columns';
import { regrouped } from './regrouped';
import { scaled } from './scaled';

/** Rows in a row group: enough for readers to skip by, few enough to be held. */
const groupRows = 10_000;

/** Parquet: decimals as DECIMAL of 38 digits, compressed by Snappy, a row group at a time. */
export async function* parquet<R>({ columns, batches }: ExportedTable<R>): AsyncGenerator<Uint8Array> {
  // an ES module, and only loaded when asked for
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const bytes = new ByteWriter();
  /** What has been written since. */
  const taken = (): Uint8Array => {
    const piece = bytes.getBytes().slice();
    bytes.index = 0;
    return piece;
  };
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)],
    createdBy: 'tongbao',
  });
  for await (const rows of regrouped(batches, groupRows)) {
    const columnData = columns.map((column) => ({ name: column.name, data: rows.map(valueOf(column)) }));
    await writer.write({ columnData, rowGroupSize: groupRows });
    yield taken();
  }
  await writer.finish();
  yield taken();
}

function elementOf<R>({ name, kind, required, scale }: Column<R>) {
  const repetition_type = required ? ('REQUIRED' as const) : ('OPTIONAL' as const);
  switch (kind) {
    case 'text':
      return { name, repetition_type, type: 'BYTE_ARRAY' as const, converted_type: 'UTF8' as const };
    case 'decimal':
      return {
        ...{ name, repetition_type, scale, precision: decimalDigits },
        ...{ type: 'FIXED_LEN_BYTE_ARRAY' as const, type_length: 16, converted_type: 'DECIMAL' as const },
      };
    case 'flag':
      return { name, repetition_type, type: 'BOOLEAN' as const };
    default:
      return { name, repetition_type, type: 'INT32' as const };
  }
}

function valueOf<R>({ kind, scale, of }: Column<R>): (row: R) => Cell | bigint {
  if (kind !== 'decimal') return of;
  return (row) => {
    const text = of(row);
    return text === null ? null : scaled(text as string, scale);
  };
}
