import type { Row } from './answers';

/** A row of the API under the names that files use: `changePercentLow` is `change_percent_low`. Counts are text, as in exports. */
export function fileRow(row: object): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]: [string, unknown]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      typeof value === 'string' || typeof value === 'boolean'
        ? value
        : typeof value === 'number'
          ? String(value)
          : null,
    ]),
  );
}

/** A row with these columns and no others, in their order. */
export function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

const dimensions = ['branch', 'period', 'service', 'indicator', 'customer_class', 'unit'];

/** The columns of the export of rollups, with which those of rows that say more begin. */
export const rollupColumns = [
  ...dimensions,
  ...['low', 'high', 'volume', 'bound', 'display', 'branches_reported', 'branches_expected', 'status'],
  ...['limit', 'meets_limit'],
];

export const earlierColumns = [
  ...['before_period', 'before_low', 'before_high', 'before_volume', 'before_bound', 'before_display', 'before_status'],
];

export const changeColumns = [
  ...['difference_low', 'difference_high', 'change_percent_low', 'change_percent_high', 'trend'],
];

export const contributionColumns = [
  ...dimensions,
  ...['low', 'high', 'volume', 'bound', 'display', 'status'],
  ...earlierColumns,
  ...changeColumns,
  ...['before_volume_share', 'volume_share', 'head', 'head_difference_low', 'head_difference_high', 'method'],
  ...['determined', 'rate_effect', 'weight_effect', 'contribution', 'share'],
];

export const rankingColumns = [...rollupColumns, 'rank', 'rank_best', 'rank_worst', 'tied', 'ranked_of'];
