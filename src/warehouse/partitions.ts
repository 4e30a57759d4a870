import { batchesFrom } from './record-loading';
import { identifier, literal, serverOf } from './script-words';

/** The years that have partitions of their own, first and last among them. */
export interface PartitionedYears {
  readonly first: number;
  readonly last: number;
}

/** The key of an observation, and what it is for. */
const keyWithPeriod = '`submission`, `ordinal`, `valid_from`, `period`';

/**
 * The statements that cut the large tables of the database at `url` by year: figures by the year that they are for, records by the
 * year that they came in. They may be carried out again, for other years. Throws `ARGUMENT_INVALID` for a database that knows
 * no partitions.
 */
export function partitionScript(url: string, { first, last }: PartitionedYears): string[] {
  const { database } = serverOf(url);
  const years = Array.from({ length: last - first + 1 }, (_, place) => first + place);
  const cut = (by: string, below: (year: number) => string): string => {
    // what is for years before the first lies with the first
    const parts = years.map((year) => `PARTITION y${year} VALUES LESS THAN (${below(year + 1)})`);
    return `PARTITION BY ${by} (\n  ${[...parts, 'PARTITION later VALUES LESS THAN (MAXVALUE)'].join(',\n  ')}\n)`;
  };
  // codes of periods begin with their year, so that by their letters they lie in the order of their years
  const byPeriod = cut('RANGE COLUMNS (`period`)', (year) => `'${year}'`);
  const byBatch = cut('RANGE (`batch`)', (year) => String(batchesFrom(Date.UTC(year, 0))));
  const table = (name: string): string => `${identifier(database)}.${identifier(name)}`;
  return [
    // InnoDB has no foreign keys on a table with partitions; that of an observation only says again what the program sees to
    `SET @tongbao = IF((SELECT COUNT(*) FROM information_schema.table_constraints
  WHERE constraint_schema = ${literal(database)} AND constraint_name = 'observation_of') = 0,
  'DO 0', ${literal(`ALTER TABLE ${table('observation')} DROP FOREIGN KEY observation_of`)});`,
    'PREPARE tongbao FROM @tongbao;',
    'EXECUTE tongbao;',
    'DEALLOCATE PREPARE tongbao;',
    // every unique key has to have the year in it; which one it is the rest of the key says already
    `ALTER TABLE ${table('observation')} DROP PRIMARY KEY, ADD PRIMARY KEY (${keyWithPeriod})\n${byPeriod};`,
    `ALTER TABLE ${table('rollup')}\n${byPeriod};`,
    `ALTER TABLE ${table('record')}\n${byBatch};`,
  ];
}
