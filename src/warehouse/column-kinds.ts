import type { EntitySchemaColumnOptions, EntitySchemaOptions, ValueTransformer } from 'typeorm';
import { decimal, plain, round, type Decimal } from '../model';

/** Which SQL is spoken. MySQL and MariaDB differ in nothing that is asked of them here. */
export type Dialect = 'better-sqlite3' | 'mysql' | 'mariadb';

type EntitySchemaForeignKeyOptions = NonNullable<EntitySchemaOptions<unknown>['foreignKeys']>[number];
type Options = Partial<EntitySchemaColumnOptions>;
type Column = (comment: string, options?: Options) => EntitySchemaColumnOptions;

/** Big whole numbers come from MySQL as text; all of ours fit a JavaScript number. */
const wholeNumber: ValueTransformer = {
  to: (value: number | null | undefined) => value ?? null,
  from: (value: unknown) => (value === null ? undefined : Number(value)),
};

const json: ValueTransformer = {
  to: (value: unknown) => JSON.stringify(value ?? null),
  from: (text: string) => JSON.parse(text) as unknown,
};

/** Nothing is ever rounded on its way into a column: what does not fit is a fault of the program. */
function exact(scale: number): ValueTransformer {
  return {
    to: (value: Decimal | null | undefined) => {
      if (value === undefined || value === null) return null;
      if (!round(value, scale, 'down').eq(value))
        throw new RangeError(`${plain(value)} has more than ${scale} decimals`);
      return plain(value);
    },
    from: (text: string | null) => (text === null ? undefined : decimal(text)),
  };
}

const optional: ValueTransformer = {
  to: (value: unknown) => value ?? null,
  from: (value: unknown) => value ?? undefined,
};

const blob: ValueTransformer = {
  to: (value: Uint8Array) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  // libsql hands out an ArrayBuffer, mysql2 a Buffer
  from: (value: ArrayBuffer | Uint8Array) => new Uint8Array(value),
};

/** The kinds of columns, as entities declare them; `migrations/columns.ts` spells the same kinds for migrations. */
export function columnKinds(dialect: Dialect) {
  const sqlite = dialect === 'better-sqlite3';
  const kind =
    (type: string, transformer: ValueTransformer, more: Options = {}): Column =>
    (comment, options = {}) => ({
      type: type as NonNullable<EntitySchemaColumnOptions['type']>,
      transformer,
      ...more,
      ...(sqlite ? {} : { comment }),
      ...options,
    });
  const text = (type: string, length?: number): Column =>
    kind(type, optional, {
      ...(length === undefined ? {} : { length }),
      ...(sqlite ? {} : { charset: 'utf8mb4', collation: 'utf8mb4_bin' }),
    });
  const long = sqlite ? 'text' : 'longtext';
  return {
    code: text('varchar', 32),
    period: text('varchar', 7),
    name: text('varchar', 64),
    time: text('varchar', 19),
    instant: text(sqlite ? 'varchar' : 'char', 24),
    sha256: text(sqlite ? 'varchar' : 'char', 64),
    token: text(sqlite ? 'varchar' : 'char', 36),
    text: text(long),
    json: kind(long, json, sqlite ? {} : { charset: 'utf8mb4', collation: 'utf8mb4_bin' }),
    bytes: kind(sqlite ? 'blob' : 'longblob', blob),
    whole: kind(sqlite ? 'integer' : 'bigint', wholeNumber),
    decimal: (precision: number, scale: number): Column =>
      kind(sqlite ? 'text' : 'decimal', exact(scale), sqlite ? {} : { precision, scale }),
  };
}

/** A foreign key, named in the database as in `migrations/`; what is referred to can't be removed. */
export function refersTo(
  target: string,
  column: string,
  name: string,
  targetColumn = 'id',
): EntitySchemaForeignKeyOptions {
  return {
    name,
    target,
    columnNames: [column],
    referencedColumnNames: [targetColumn],
    // said outright, because engines differ in what they call the default
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  };
}

export type ColumnKinds = ReturnType<typeof columnKinds>;
