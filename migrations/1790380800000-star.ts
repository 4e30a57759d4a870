import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { columnKinds } from './columns';
import { dimensionTables } from './star/dimensions';
import { starViews } from './star/views';

/** A way in for those who ask in SQL: dimensions in tables, figures in views over them. */
export class Star1790380800000 implements MigrationInterface {
  readonly name = 'Star1790380800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // MySQL commits after each of these; a run that was cut off continues where it ended.
    for (const table of dimensionTables(columnKinds(queryRunner)))
      await queryRunner.createTable(new Table(table), true);
    for (const { name, statement } of starViews(queryRunner)) {
      await queryRunner.query(`DROP VIEW IF EXISTS ${name}`);
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of starViews(queryRunner).reverse()) await queryRunner.query(`DROP VIEW IF EXISTS ${name}`);
    for (const { name } of dimensionTables(columnKinds(queryRunner))) await queryRunner.dropTable(name, true);
  }
}
