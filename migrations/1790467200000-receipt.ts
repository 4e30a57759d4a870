import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { columnKinds } from './columns';

/** At which version a submission came, so that what had come by then can be told. Of older ones that is not known. */
export class Receipt1790467200000 implements MigrationInterface {
  readonly name = 'Receipt1790467200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // MySQL commits after each statement; a run that was cut off continues where it ended.
    if (await queryRunner.hasColumn('submission', 'received_version')) return;
    const comment = 'version that its receipt made; 0 where that was not kept';
    const column = columnKinds(queryRunner).whole('received_version', comment, { default: 0 });
    await queryRunner.addColumn('submission', new TableColumn(column));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumn('submission', 'received_version');
  }
}
