import { Table, TableColumn, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import { columnKinds, refersTo, type ColumnKinds } from './columns';

/** Accounts, and the tokens, sessions and links that let somebody in. */
export class Access1790294400000 implements MigrationInterface {
  readonly name = 'Access1790294400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const kinds = columnKinds(queryRunner);
    // MySQL commits after each statement; a run that was cut off continues where it ended.
    if (!(await queryRunner.hasColumn('warehouse_state', 'access'))) {
      const counted = kinds.whole('access', 'counts changes of accounts and credentials', { default: 0 });
      await queryRunner.addColumn('warehouse_state', new TableColumn(counted));
    }
    for (const table of tables(kinds)) await queryRunner.createTable(new Table(table), true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of tables(columnKinds(queryRunner)).reverse()) await queryRunner.dropTable(name, true);
    await queryRunner.dropColumn('warehouse_state', 'access');
  }
}

function tables({ code, instant, sha256, text }: ColumnKinds): TableOptions[] {
  const primary = { isPrimary: true };
  const nullable = { isNullable: true };
  return [
    {
      name: 'account',
      columns: [
        code('name', 'what it is called', { ...primary, length: '64' }),
        text('password', 'scrypt of the password, with its parameters and salt; null where there is none', nullable),
        sha256('subject', 'SHA-256 of issuer and subject of an OpenID provider, hex; null for others', nullable),
        code('role', 'reader, uploader, officer or administrator'),
        code('branch', 'branch of an uploader; null for others', nullable),
        instant('created_at', 'when it was made, UTC'),
        instant('changed_at', 'when it was last changed, UTC'),
        instant('disabled_at', 'when it was disabled, UTC; null while it is not', nullable),
      ],
      indices: [{ name: 'account_subject', columnNames: ['subject'], isUnique: true }],
    },
    {
      name: 'credential',
      columns: [
        code('id', 'what it is called', primary),
        code('kind', 'token, session or link'),
        sha256('sha256', 'SHA-256 of the secret, hex'),
        code('name', 'what it is for', { length: '64' }),
        code('account', 'account it belongs to; null where it stands for itself', { ...nullable, length: '64' }),
        code('role', 'the most it may be used as: reader, uploader, officer or administrator'),
        code('branch', 'branch of an uploader; null for others', nullable),
        instant('created_at', 'when it was made, UTC'),
        instant('expires_at', 'when it ends by itself, UTC'),
        instant('used_at', 'about when it was last used, UTC; null before', nullable),
        instant('ended_at', 'when it was revoked, logged out or used up, UTC; null before', nullable),
      ],
      indices: [
        { name: 'credential_secret', columnNames: ['sha256'], isUnique: true },
        { name: 'credential_account', columnNames: ['account'] },
      ],
      foreignKeys: [refersTo('account', 'account', 'credential_of', 'name')],
    },
  ];
}
