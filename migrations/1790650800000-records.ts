import { Table, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import { columnKinds, refersTo, type ColumnKinds } from './columns';

/** Events that figures are worked out of, with the rows they stand in. */
export class Records1790650800000 implements MigrationInterface {
  readonly name = 'Records1790650800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const kinds = columnKinds(queryRunner);
    // MySQL commits after each of these; a run that was cut off continues where it ended.
    for (const table of [batches(kinds), records(kinds), leftOut(kinds)]) {
      await queryRunner.createTable(new Table(table), true);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['record_left_out', 'record', 'record_batch']) await queryRunner.dropTable(table, true);
  }
}

const primary = { isPrimary: true };
const nullable = { isNullable: true };

function batches({ instant, whole }: ColumnKinds): TableOptions {
  return {
    name: 'record_batch',
    columns: [
      whole('id', 'names the batch; grows with time', primary),
      instant('started_at', 'when it began to come in, UTC'),
      whole('submission', 'submission that took it; null while it is of nobody', nullable),
    ],
    indices: [{ name: 'record_batch_submission', columnNames: ['submission'] }],
    foreignKeys: [refersTo('submission', 'submission', 'record_batch_of')],
  };
}

function records({ code, name, text, time, whole }: ColumnKinds): TableOptions {
  return {
    name: 'record',
    columns: [
      whole('batch', 'batch that it came in', primary),
      whole('ordinal', 'place among its records, from 0', primary),
      code('kind', 'kind of record'),
      name('number', 'what it goes by'),
      code('service', 'service'),
      code('customer_class', 'customer class; null where none is told apart', nullable),
      name('subscriber', 'who it is about', nullable),
      time('accepted', 'when it was accepted, local', nullable),
      time('due', 'when it was due, local', nullable),
      time('completed', 'when it was completed, local', nullable),
      whole('satisfied', '1 where the customer was satisfied, 0 where not', nullable),
      text('sheet', 'sheet it was read from'),
      whole('sheet_row', 'row of the sheet, from 1'),
    ],
    indices: [{ name: 'record_by_number', columnNames: ['number', 'kind', 'batch'] }],
  };
}

function leftOut({ code, whole }: ColumnKinds): TableOptions {
  return {
    name: 'record_left_out',
    columns: [
      whole('batch', 'batch of the record that does not count', primary),
      whole('ordinal', 'its place there', primary),
      code(
        'dated',
        'accepted, due or completed: the time by which the figures are dated that it does not count for',
        primary,
      ),
      whole('counted_in', 'batch that has the same record, and counts it'),
    ],
    indices: [{ name: 'record_left_out_counted_in', columnNames: ['counted_in'] }],
  };
}
