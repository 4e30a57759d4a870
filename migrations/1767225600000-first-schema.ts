import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { columnKinds } from './columns';
import { figureTables } from './first-schema/figures';
import { submissionTables } from './first-schema/submissions';

/** Everything the first release keeps. */
export class FirstSchema1767225600000 implements MigrationInterface {
  readonly name = 'FirstSchema1767225600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const kinds = columnKinds(queryRunner);
    for (const table of [...submissionTables(kinds), ...figureTables(kinds)]) {
      // MySQL commits after each table; a run that was cut off continues where it ended.
      await queryRunner.createTable(new Table(table), true);
    }
    const state = (await queryRunner.query('SELECT id FROM warehouse_state')) as unknown[];
    if (state.length === 0) {
      await queryRunner.query(
        'INSERT INTO warehouse_state (id, version, figures, next_submission) VALUES (1, 0, 0, 1)',
      );
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const kinds = columnKinds(queryRunner);
    for (const { name } of [...submissionTables(kinds), ...figureTables(kinds)].reverse()) {
      await queryRunner.dropTable(name, true);
    }
  }
}
