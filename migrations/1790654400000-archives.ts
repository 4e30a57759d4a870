import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { columnKinds } from './columns';

/** Archives of rollups that were replaced long ago. */
export class Archives1790654400000 implements MigrationInterface {
  readonly name = 'Archives1790654400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const { instant, sha256, text, whole } = columnKinds(queryRunner);
    const table = {
      name: 'archive',
      columns: [
        whole('horizon', 'rollups that held at versions before it only are not here but in a file', {
          isPrimary: true,
        }),
        whole('held', 'rollups in the file'),
        sha256('sha256', 'SHA-256 of the file, hex'),
        instant('made_at', 'when it was made, UTC'),
        text('made_by', 'who made it'),
      ],
    };
    await queryRunner.createTable(new Table(table), true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('archive', true);
  }
}
