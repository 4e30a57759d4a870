import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { columnKinds, type ColumnKinds } from './columns';

const key = ['branch', 'period', 'service', 'indicator', 'customer_class'];
const clustered = ['branch', 'period', 'valid_to', 'service', 'indicator', 'customer_class'];

/**
 * Rollups are laid out by the end of their validity, so that what is current of a unit and a period lies together however
 * often it was revised, and any earlier version is one seek a figure away. Versions are found by their time.
 */
export class RollupsByValidity1790208000000 implements MigrationInterface {
  readonly name = 'RollupsByValidity1790208000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await rebuild(queryRunner, clustered, true);
    await queryRunner.query('CREATE INDEX version_at ON version (at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const sqlite = isSqlite(queryRunner);
    await queryRunner.query(`DROP INDEX version_at${sqlite ? '' : ' ON version'}`);
    await rebuild(queryRunner, [...key, 'valid_from'], false);
  }
}

function isSqlite(queryRunner: QueryRunner): boolean {
  return queryRunner.dataSource.options.type === 'better-sqlite3';
}

/** Gives the table another primary key, and an index by its key where the primary key is no such index itself. */
async function rebuild(queryRunner: QueryRunner, primary: readonly string[], indexed: boolean): Promise<void> {
  const columns = primary.join(', ');
  const index = `${key.join(', ')}, valid_to`;
  if (!isSqlite(queryRunner)) {
    const alterations = ['DROP PRIMARY KEY', `ADD PRIMARY KEY (${columns})`];
    alterations.push(indexed ? `ADD UNIQUE INDEX rollup_by_key (${index})` : 'DROP INDEX rollup_by_key');
    await queryRunner.query(`ALTER TABLE rollup ${alterations.join(', ')}`);
    return;
  }
  // SQLite can not change the key of a table: another one takes its place
  await queryRunner.query('ALTER TABLE rollup RENAME TO rollup_before');
  await queryRunner.createTable(new Table(rollupTable(columnKinds(queryRunner), primary)));
  const names = rollupTable(columnKinds(queryRunner), primary).columns.map(({ name }) => name);
  await queryRunner.query(`INSERT INTO rollup (${names.join(', ')}) SELECT ${names.join(', ')} FROM rollup_before`);
  await queryRunner.query('DROP TABLE rollup_before');
  if (indexed) await queryRunner.query(`CREATE UNIQUE INDEX rollup_by_key ON rollup (${index})`);
}

/** The table as SQLite is to have it; a primary key takes its columns in their order. */
function rollupTable({ code, period, whole, decimal }: ColumnKinds, primary: readonly string[]) {
  const nullable = { isNullable: true };
  const sum = decimal(65, 21);
  const keys = new Map([
    ['branch', code('branch', 'unit of the organisation')],
    ['period', period('period', 'period')],
    ['service', code('service', 'service')],
    ['indicator', code('indicator', 'indicator')],
    ['customer_class', code('customer_class', 'customer class')],
    ['valid_from', whole('valid_from', 'version from which it holds')],
    ['valid_to', whole('valid_to', 'version from which it no longer holds; 9007199254740991 while it does')],
  ]);
  const primaries = primary.flatMap((name) => keys.get(name) ?? []).map((column) => ({ ...column, isPrimary: true }));
  const others = [...keys].filter(([name]) => !primary.includes(name)).map(([, column]) => column);
  return {
    name: 'rollup',
    withoutRowid: true,
    columns: [
      ...primaries,
      ...others,
      sum('weighted_low', "sum of the least values times their weights, in the indicator's unit"),
      sum('weighted_high', "sum of the greatest values times their weights, in the indicator's unit"),
      decimal(38, 6)('volume', 'sum of the weights, a count'),
      whole('terms', 'values in the sums'),
      decimal(53, 15)('low', "least value, in the indicator's unit", nullable),
      decimal(53, 15)('high', "greatest value, in the indicator's unit", nullable),
      whole('branches_reported', 'branches that reported'),
      whole('months_covered', 'branch-months that it covers'),
      whole('observations', 'observations in it'),
      whole('unweighted', 'of these, means without a volume'),
      whole('no_business', 'of these, no business'),
      whole('not_offered', 'of these, not offered'),
    ],
  };
}
