import { Table, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import { columnKinds, refersTo, type ColumnKinds } from './columns';

/** Releases of periods, what was explained in them, and the catalogues they were published with. */
export class Releases1790553600000 implements MigrationInterface {
  readonly name = 'Releases1790553600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // MySQL commits after each of these; a run that was cut off continues where it ended.
    for (const table of tables(columnKinds(queryRunner))) await queryRunner.createTable(new Table(table), true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of tables(columnKinds(queryRunner)).reverse()) await queryRunner.dropTable(name, true);
  }
}

function tables({ code, period, instant, sha256, text, whole }: ColumnKinds): TableOptions[] {
  const primary = { isPrimary: true };
  const nullable = { isNullable: true };
  return [
    {
      name: 'kept_catalogue',
      columns: [
        sha256('sha256', 'SHA-256 of the text, hex', primary),
        text('content', 'the catalogue file as it was when a release was published with it'),
      ],
    },
    {
      // not called release, which is a word of SQL's own on MySQL and MariaDB
      name: 'period_release',
      columns: [
        whole('id', 'from 1 in the order of opening', primary),
        period('period', 'period it publishes'),
        code('state', 'open, published or abandoned'),
        whole('revision', 'from 0 within the period; null until published', nullable),
        code('kind', 'provisional or final; null until published', nullable),
        whole('version', 'version that publishing it made, and that it answers from; null until then', nullable),
        sha256('catalogue_sha256', 'catalogue it was published with; null until then', nullable),
        sha256('seal', 'SHA-256 over itself, its waivers and its figures, hex; null until published', nullable),
        instant('embargo_until', 'instant until which only those who manage releases see it, UTC', nullable),
        text('reason', 'why it revises the one before, or was abandoned', nullable),
        instant('opened_at', 'when it was opened, UTC'),
        text('opened_by', 'who opened it'),
        instant('settled_at', 'when it was published or abandoned, UTC; null before', nullable),
        text('settled_by', 'who did that', nullable),
      ],
      indices: [{ name: 'period_release_revision', columnNames: ['period', 'revision'], isUnique: true }],
      foreignKeys: [refersTo('kept_catalogue', 'catalogue_sha256', 'period_release_catalogue', 'sha256')],
    },
    {
      name: 'release_waiver',
      columns: [
        whole('id', 'from 1 in the order they were given', primary),
        whole('release_id', 'the release'),
        code('kind', 'what is explained: figure, submission or rule'),
        code('branch', 'branch whose it is'),
        code('service', 'only of this service; null: of all', nullable),
        code('indicator', 'only of this indicator; null: of all', nullable),
        code('customer_class', 'only of this customer class; null: of all', nullable),
        code('rule', 'only of this rule; null: of all', nullable),
        whole('submission', 'only this submission; null: all', nullable),
        text('reason', 'the explanation'),
        instant('given_at', 'when it was given, UTC'),
        text('given_by', 'who gave it'),
      ],
      indices: [{ name: 'release_waiver_release', columnNames: ['release_id'] }],
      foreignKeys: [refersTo('period_release', 'release_id', 'release_waiver_of')],
    },
  ];
}
