/** What a database that speaks MySQL's language does not take of it, or takes otherwise. */
export interface Rule {
  readonly database: 'TiDB' | 'Vitess';
  readonly what: string;
  readonly pattern: RegExp;
  /** A statement that it is about. */
  readonly example: string;
  /** Where it is issued all the same: what to do there. */
  readonly remedy?: string;
}

/**
 * By the pages on compatibility with MySQL of TiDB 8.5 and of Vitess 21, and Vitess' own list of queries that it has no plan for.
 * What has a remedy is issued, and told in docs/scale.md; anything else must not be.
 */
export const rules: readonly Rule[] = [
  {
    database: 'TiDB',
    what: 'rows that are locked by others can not be passed over',
    pattern: /\bSKIP LOCKED\b/i,
    example: 'SELECT id FROM import_job WHERE state = ? LIMIT 1 FOR UPDATE SKIP LOCKED',
  },
  { database: 'TiDB', what: 'no XA', pattern: /^XA\b/i, example: "XA START '1'" },
  { database: 'TiDB', what: 'no stored procedures', pattern: /^CALL\b/i, example: 'CALL move()' },
  {
    database: 'TiDB',
    what: 'no tables made of what a query gives',
    pattern: /^CREATE TABLE\b.*\bSELECT\b/i,
    example: 'CREATE TABLE copy SELECT * FROM rollup',
  },
  {
    database: 'TiDB',
    what: 'no full-text and no spatial search',
    pattern: /\bMATCH\s*\(|\bST_\w+\s*\(/i,
    example: 'SELECT * FROM finding WHERE MATCH (details) AGAINST (?)',
  },
  {
    database: 'TiDB',
    what: 'no lateral tables',
    pattern: /\bLATERAL\b/i,
    example: 'SELECT * FROM a, LATERAL (SELECT a.id) b',
  },
  {
    database: 'Vitess',
    what: 'no LOAD DATA',
    pattern: /^LOAD DATA\b/i,
    example: "LOAD DATA LOCAL INFILE 'x' INTO TABLE r",
    remedy: 'LOAD DATA',
  },
  { database: 'Vitess', what: 'no locked tables', pattern: /^LOCK TABLES?\b/i, example: 'LOCK TABLES rollup WRITE' },
  {
    database: 'Vitess',
    what: 'a lock by name holds in one place only',
    pattern: /\b(?:GET|RELEASE)_LOCK\s*\(/i,
    example: "SELECT GET_LOCK('migrate', 10)",
  },
  {
    database: 'Vitess',
    what: 'rows of several tables are not changed by one statement',
    pattern: /^(?:UPDATE|DELETE)\b[^(]*\bJOIN\b/i,
    example: 'UPDATE a JOIN b ON b.id = a.id SET a.x = b.x',
  },
  {
    database: 'Vitess',
    what: 'variables of the session mean nothing on another shard',
    pattern: /(?<!@)@[a-z]\w*/i,
    example: 'SELECT @row := @row + 1 FROM rollup',
  },
  {
    database: 'Vitess',
    what: 'recursive queries are not planned over shards',
    pattern: /\bWITH RECURSIVE\b/i,
    example: 'WITH RECURSIVE up AS (SELECT 1) SELECT * FROM up',
  },
];

/** A statement without what differs from one time to the next: how many values it has, and names made up for once. */
export function shapeOf(sql: string): string {
  return (
    sql
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/INFILE '[^']*'/g, "INFILE '…'")
      .replace(/KILL QUERY \d+/g, 'KILL QUERY n')
      // lists of values, lists of these, and tables made of them
      .replace(/\(\?(?:, \?)*\)/g, '(?…)')
      .replace(/\(\?…\)(?:, \(\?…\))+/g, '(?…)')
      .replace(/(SELECT \? AS \w+(?:, \? AS \w+)*)(?: UNION ALL SELECT \?(?:, \?)*)+/g, '$1 UNION ALL …')
      // one condition for each of several rows
      .replace(/(\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))(?: OR \1)+/g, '$1 OR …')
      .replace(/(\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)) OR …/g, '$1')
  );
}
