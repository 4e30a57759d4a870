import { Table, TableColumn, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import { columnKinds, type ColumnKinds } from './columns';

/** Every catalogue that was ever in force, and which one is. */
export class CatalogueVersions1790643600000 implements MigrationInterface {
  readonly name = 'CatalogueVersions1790643600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const kinds = columnKinds(queryRunner);
    // MySQL commits after each of these; a run that was cut off continues where it ended.
    await queryRunner.createTable(new Table(versions(kinds)), true);
    if (await queryRunner.hasColumn('warehouse_state', 'catalogue_sha256')) return;
    const comment = 'catalogue in force; null until one was adopted';
    const column = kinds.sha256('catalogue_sha256', comment, { isNullable: true });
    await queryRunner.addColumn('warehouse_state', new TableColumn(column));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumn('warehouse_state', 'catalogue_sha256');
    await queryRunner.dropTable('catalogue_version', true);
  }
}

function versions({ instant, sha256, text, whole }: ColumnKinds): TableOptions {
  return {
    name: 'catalogue_version',
    columns: [
      whole('number', 'from 1 in the order of adoption; the last is in force', { isPrimary: true }),
      sha256('sha256', 'SHA-256 of the text, hex'),
      text('content', 'the catalogue file'),
      text('file_name', 'name of the file it came as'),
      instant('adopted_at', 'when it was adopted, UTC'),
      text('adopted_by', 'who adopted it'),
      text('note', 'what for', { isNullable: true }),
    ],
    indices: [{ name: 'catalogue_version_sha256', columnNames: ['sha256'] }],
  };
}
