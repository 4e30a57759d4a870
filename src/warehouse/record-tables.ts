import { EntitySchema } from 'typeorm';
import type { RecordTime } from '../model';
import { refersTo, type ColumnKinds } from './column-kinds';

/** Records come in as a batch, which a submission takes when it is accepted. */
export interface RecordBatchRow {
  id: number;
  startedAt: string;
  submission?: number | undefined;
}

export interface RecordRow {
  batch: number;
  ordinal: number;
  kind: string;
  number: string;
  service: string;
  customerClass?: string | undefined;
  subscriber?: string | undefined;
  accepted?: string | undefined;
  due?: string | undefined;
  completed?: string | undefined;
  satisfied?: number | undefined;
  sheet: string;
  sheetRow: number;
}

export interface RecordLeftOutRow {
  batch: number;
  ordinal: number;
  dated: RecordTime;
  countedIn: number;
}

/** Entities of records. The comments are the columns' documentation, in the database too. */
export function recordEntities({ code, instant, name, text, time, whole }: ColumnKinds) {
  const primary = { primary: true };
  const nullable = { nullable: true };
  return [
    new EntitySchema<RecordBatchRow>({
      name: 'record_batch',
      columns: {
        id: whole('names the batch; grows with time', primary),
        startedAt: instant('when it began to come in, UTC'),
        submission: whole('submission that took it; null while it is of nobody', nullable),
      },
      indices: [{ name: 'record_batch_submission', columns: ['submission'] }],
      foreignKeys: [refersTo('submission', 'submission', 'record_batch_of')],
    }),
    // it refers to its batch without a foreign key: it never comes without one, and half a million checks cost
    new EntitySchema<RecordRow>({
      name: 'record',
      columns: {
        batch: whole('batch that it came in', primary),
        ordinal: whole('place among its records, from 0', primary),
        kind: code('kind of record'),
        number: name('what it goes by'),
        service: code('service'),
        customerClass: code('customer class; null where none is told apart', nullable),
        subscriber: name('who it is about', nullable),
        accepted: time('when it was accepted, local', nullable),
        due: time('when it was due, local', nullable),
        completed: time('when it was completed, local', nullable),
        satisfied: whole('1 where the customer was satisfied, 0 where not', nullable),
        sheet: text('sheet it was read from'),
        sheetRow: whole('row of the sheet, from 1'),
      },
      indices: [{ name: 'record_by_number', columns: ['number', 'kind', 'batch'] }],
    }),
    new EntitySchema<RecordLeftOutRow>({
      name: 'record_left_out',
      columns: {
        batch: whole('batch of the record that does not count', primary),
        ordinal: whole('its place there', primary),
        dated: code(
          'accepted, due or completed: the time by which the figures are dated that it does not count for',
          primary,
        ),
        countedIn: whole('batch that has the same record, and counts it'),
      },
      indices: [{ name: 'record_left_out_counted_in', columns: ['countedIn'] }],
    }),
  ];
}
