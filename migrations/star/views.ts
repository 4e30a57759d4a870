import type { QueryRunner } from 'typeorm';
import { dialectOf, type Dialect } from './sql';

/** What `valid_to` says while a row holds. */
const endOfTime = '9007199254740991';

/** A column of a view: its name, and the expression it stands for. */
type Columns = readonly (readonly [name: string, expression: string])[];

interface View {
  readonly name: string;
  readonly statement: string;
}

/** The views, in the order in which they can be made. */
export function starViews(queryRunner: QueryRunner): View[] {
  const dialect = dialectOf(queryRunner);
  const make = (name: string, columns: Columns, from: string): View => {
    const list = columns.map(([column, expression]) => `${expression} AS ${column}`).join(',\n  ');
    return { name, statement: `CREATE ${dialect.view} ${name} AS SELECT\n  ${list}\nFROM ${from}` };
  };
  const withHistory = (name: string, columns: Columns, from: string): View[] => {
    const held = columns.map(([column]) => [column, column] as const);
    return [
      make(`${name}_history`, [...columns, ['valid_to', 'f.valid_to']], from),
      make(name, held, `${name}_history WHERE valid_to = ${endOfTime}`),
    ];
  };
  return [
    make('v_version', same('version', 'at', 'kind', 'submission'), 'version'),
    ...withHistory('v_rollup', rollupColumns(dialect), rollupFrom),
    ...withHistory('v_observation', observationColumns(dialect), observationFrom),
  ];
}

function same(...columns: readonly string[]): Columns {
  return columns.map((column) => [column, column] as const);
}

function of(alias: string, ...columns: readonly string[]): Columns {
  return columns.map((column) => [column, `${alias}.${column}`] as const);
}

/** What a figure is of: codes, the names of these, and what the code of its period says. */
function dimensions({ whole }: Dialect, name: (dimension: string, code: string, column: string) => string): Columns {
  const coded = (column: string, alias: string): Columns => [
    [column, `f.${column}`],
    [`${column}_name_zh`, name(alias, column, 'name_zh')],
    [`${column}_name_en`, name(alias, column, 'name_en')],
  ];
  return [
    ...coded('branch', 'b'),
    ['branch_level', 'b.level'],
    ...of('f', 'period'),
    ['grain', byGrain("'year'", "'quarter'", "'half-year'", "'month'")],
    ['year', whole('SUBSTR(f.period, 1, 4)')],
    ...coded('service', 's'),
    ...coded('indicator', 'i'),
    ...coded('customer_class', 'c'),
    ...of('i', 'unit', 'unit_symbol_zh', 'unit_symbol_en', 'decimals'),
  ];
}

function byGrain(year: string, quarter: string, halfYear: string, month: string): string {
  const letter = 'SUBSTR(f.period, 6, 1)';
  return `CASE WHEN LENGTH(f.period) = 4 THEN ${year} WHEN ${letter} = 'Q' THEN ${quarter} WHEN ${letter} = 'H' THEN ${halfYear} ELSE ${month} END`;
}

const value: Columns = [
  ['value', 'CASE WHEN f.low = f.high THEN f.low END'],
  ...of('f', 'low', 'high'),
  [
    'bound',
    "CASE WHEN f.low IS NULL THEN NULL WHEN f.low = f.high THEN 'EXACT' WHEN f.low = 0 THEN 'BELOW' WHEN f.high = i.range_max THEN 'ABOVE' ELSE 'BETWEEN' END",
  ],
  ...of('f', 'volume'),
];

function rollupColumns(dialect: Dialect): Columns {
  const { atMost } = dialect;
  const expected = 'COALESCE(e.branches_expected, 0)';
  const whole = `f.unweighted = 0 AND f.branches_reported = ${expected} AND f.months_covered = ${expected} * ${byGrain('12', '3', '6', '1')}`;
  const inside = `(l.limit_max IS NULL OR ${atMost('f.high', 'l.limit_max')}) AND (l.limit_min IS NULL OR ${atMost('l.limit_min', 'f.low')})`;
  const outside = `NOT (${atMost('f.low', 'l.limit_max')}) OR NOT (${atMost('l.limit_min', 'f.high')})`;
  return [
    ...dimensions(dialect, (alias, _, column) => `${alias}.${column}`),
    ...value,
    [
      'status',
      `CASE WHEN f.terms > 0 THEN CASE WHEN ${whole} THEN 'COMPLETE' ELSE 'PARTIAL' END WHEN f.unweighted > 0 THEN 'UNWEIGHTED' WHEN f.no_business = f.observations THEN 'NO_BUSINESS' WHEN f.not_offered = f.observations THEN 'NOT_OFFERED' WHEN f.months_covered > 0 THEN 'NO_VOLUME' ELSE 'NOT_REPORTED' END`,
    ],
    ...of('f', 'branches_reported'),
    ['branches_expected', expected],
    ...of('l', 'limit_value'),
    [
      'meets_limit',
      `CASE WHEN f.low IS NULL OR (l.limit_min IS NULL AND l.limit_max IS NULL) THEN NULL WHEN ${inside} THEN 1 WHEN ${outside} THEN 0 END`,
    ],
    ...of('f', 'valid_from'),
  ];
}

/** Figures of what the catalogue no longer knows are not shown, as everywhere else. */
const rollupFrom = `rollup f
  JOIN d_branch b ON b.code = f.branch
  JOIN d_service s ON s.code = f.service
  JOIN d_indicator i ON i.code = f.indicator
  JOIN d_customer_class c ON c.code = f.customer_class
  JOIN d_series l ON l.service = f.service AND l.indicator = f.indicator AND l.customer_class = f.customer_class
  LEFT JOIN d_expected e ON e.unit = f.branch AND e.service = f.service AND e.indicator = f.indicator AND e.customer_class = f.customer_class`;

function observationColumns(dialect: Dialect): Columns {
  return [
    ...dimensions(dialect, (alias, code, column) => `COALESCE(${alias}.${column}, f.${code})`),
    ...value,
    ...of('f', 'status', 'submission', 'ordinal', 'sheet', 'cell', 'raw_text', 'volume_cell', 'volume_raw_text'),
    ...of('f', 'valid_from'),
  ];
}

/** What was reported stays readable whatever the catalogue says now; a code that it no longer knows is its own name. */
const observationFrom = `observation f
  LEFT JOIN d_branch b ON b.code = f.branch
  LEFT JOIN d_service s ON s.code = f.service
  LEFT JOIN d_indicator i ON i.code = f.indicator
  LEFT JOIN d_customer_class c ON c.code = f.customer_class`;
