import { EntitySchema } from 'typeorm';
import { refersTo, type ColumnKinds } from './column-kinds';
import type { ImportJob } from './jobs';

export interface ImportJobRow extends Omit<ImportJob, 'actor' | 'failure' | 'request'> {
  actor: string;
  origin: string;
  request: unknown;
  failure?: string | undefined;
  holder?: string | undefined;
  heldUntil: number;
}

/** A file is kept in parts, so that no statement is larger than what servers take by default. */
export interface ImportJobPartRow {
  job: string;
  part: number;
  bytes: Uint8Array;
}

/** Entities of the workbooks that wait. The comments are the columns' documentation, in the database too. */
export function jobEntities({ bytes, code, instant, json, text, token, whole }: ColumnKinds) {
  const primary = { primary: true };
  const nullable = { nullable: true };
  return [
    new EntitySchema<ImportJobRow>({
      name: 'import_job',
      columns: {
        id: token('what it is called', primary),
        state: code('waiting, running, done or failed'),
        putAt: instant('when it was put here, UTC'),
        owner: text('account, token or name of whoever put it'),
        actor: text('who, as the audit log names them'),
        origin: text('from where: an address'),
        fileName: text('name of the file as sent'),
        request: json('what was said with it, JSON object'),
        tries: whole('how often it was taken'),
        holder: token('names the taking that it is in, or was last; null before the first', nullable),
        heldUntil: whole('until when that is its, ms since 1970 by the clock of the database; 0 before the first'),
        outcome: code('what became of the workbook; null until it is done', nullable),
        submission: whole('the submission that it became, or that was in already; null before', nullable),
        failure: text('why it failed, JSON object; null unless it did', nullable),
        settledAt: instant('when it was done or failed, UTC; null before', nullable),
      },
      indices: [{ name: 'import_job_next', columns: ['state', 'putAt', 'id'] }],
    }),
    new EntitySchema<ImportJobPartRow>({
      name: 'import_job_part',
      columns: {
        job: token('the job', primary),
        part: whole('place among its parts, from 0', primary),
        bytes: bytes('at most 1 MiB of the file; gone once the job is done or has failed'),
      },
      foreignKeys: [refersTo('import_job', 'job', 'import_job_part_of')],
    }),
  ];
}
