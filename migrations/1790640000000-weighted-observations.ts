import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { columnKinds } from './columns';

/** Value times volume as it was reported, for figures whose value is a quotient: that one may have no end. */
export class WeightedObservations1790640000000 implements MigrationInterface {
  readonly name = 'WeightedObservations1790640000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // MySQL commits after each statement; a run that was cut off continues where it ended.
    if (await queryRunner.hasColumn('observation', 'weighted')) return;
    const comment = 'value times volume exactly, where a numerator was reported';
    const column = columnKinds(queryRunner).decimal(65, 21)('weighted', comment, { isNullable: true });
    // TypeORM would make SQLite's table anew, row by row, and break the views on it
    if (queryRunner.dataSource.options.type === 'better-sqlite3')
      await queryRunner.query('ALTER TABLE "observation" ADD COLUMN "weighted" text');
    else await queryRunner.addColumn('observation', new TableColumn(column));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE observation DROP COLUMN weighted');
  }
}
