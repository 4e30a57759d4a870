import type { QueryRunner } from 'typeorm';

/** What the views need said differently from one engine to the next. */
export interface Dialect {
  /** What follows CREATE. */
  readonly view: string;
  /** A text of digits as a whole number. */
  readonly whole: (text: string) => string;
  /** Whether one exact decimal is at most another. */
  readonly atMost: (a: string, b: string) => string;
}

const server: Dialect = {
  // readers of a view need no rights on the tables below it; and it is resolved into these, never stored meanwhile
  view: 'ALGORITHM = MERGE SQL SECURITY DEFINER VIEW',
  whole: (text) => `CAST(${text} AS SIGNED)`,
  atMost: (a, b) => `${a} <= ${b}`,
};

const sqlite: Dialect = {
  view: 'VIEW',
  whole: (text) => `CAST(${text} AS INTEGER)`,
  /**
   * Decimals are texts there, which a comparison as numbers would make into floats; spread to the same width, their
   * digits compare as the numbers do.
   */
  atMost: (a, b) => {
    const negative = (x: string): string => `substr(${x}, 1, 1) = '-'`;
    const spread = (x: string): string => {
      const digits = `ltrim(${x}, '-')`;
      const point = `instr(${digits} || '.', '.')`;
      const whole = `substr('${'0'.repeat(65)}' || substr(${digits}, 1, ${point} - 1), -65)`;
      return `(${whole} || '.' || substr(substr(${digits}, ${point} + 1) || '${'0'.repeat(30)}', 1, 30))`;
    };
    return (
      `CASE WHEN ${a} IS NULL OR ${b} IS NULL THEN NULL ` +
      `WHEN ${negative(a)} AND ${negative(b)} THEN ${spread(b)} <= ${spread(a)} ` +
      `WHEN ${negative(a)} THEN 1 WHEN ${negative(b)} THEN 0 ELSE ${spread(a)} <= ${spread(b)} END`
    );
  },
};

export function dialectOf(queryRunner: QueryRunner): Dialect {
  return queryRunner.dataSource.options.type === 'better-sqlite3' ? sqlite : server;
}
