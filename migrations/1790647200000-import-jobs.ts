import { Table, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import { columnKinds, refersTo, type ColumnKinds } from './columns';

/** Workbooks that wait for some process to take them in. */
export class ImportJobs1790647200000 implements MigrationInterface {
  readonly name = 'ImportJobs1790647200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // MySQL commits after each of these; a run that was cut off continues where it ended.
    for (const table of tables(columnKinds(queryRunner))) await queryRunner.createTable(new Table(table), true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of tables(columnKinds(queryRunner)).reverse()) await queryRunner.dropTable(name, true);
  }
}

function tables({ bytes, code, instant, text, token, whole }: ColumnKinds): TableOptions[] {
  const primary = { isPrimary: true };
  const nullable = { isNullable: true };
  return [
    {
      name: 'import_job',
      columns: [
        token('id', 'what it is called', primary),
        code('state', 'waiting, running, done or failed'),
        instant('put_at', 'when it was put here, UTC'),
        text('owner', 'account, token or name of whoever put it'),
        text('actor', 'who, as the audit log names them'),
        text('origin', 'from where: an address'),
        text('file_name', 'name of the file as sent'),
        text('request', 'what was said with it, JSON object'),
        whole('tries', 'how often it was taken'),
        token('holder', 'names the taking that it is in, or was last; null before the first', nullable),
        whole('held_until', 'until when that is its, ms since 1970 by the clock of the database; 0 before the first'),
        code('outcome', 'what became of the workbook; null until it is done', nullable),
        whole('submission', 'the submission that it became, or that was in already; null before', nullable),
        text('failure', 'why it failed, JSON object; null unless it did', nullable),
        instant('settled_at', 'when it was done or failed, UTC; null before', nullable),
      ],
      indices: [{ name: 'import_job_next', columnNames: ['state', 'put_at', 'id'] }],
    },
    {
      name: 'import_job_part',
      columns: [
        token('job', 'the job', primary),
        whole('part', 'place among its parts, from 0', primary),
        bytes('bytes', 'at most 1 MiB of the file; gone once the job is done or has failed'),
      ],
      foreignKeys: [refersTo('import_job', 'job', 'import_job_part_of')],
    },
  ];
}
