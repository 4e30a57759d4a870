import type { TableOptions } from 'typeorm';
import type { ColumnKinds } from '../columns';

/** Tables that follow the catalogue. */
export function dimensionTables({ code, period, sha256, text, whole, decimal }: ColumnKinds): TableOptions[] {
  const primary = { isPrimary: true };
  const nullable = { isNullable: true };
  const value = decimal(53, 15);
  const name = (column: string, comment: string) => code(column, comment, { length: '500' });
  const named = [name('name_zh', 'name in Chinese'), name('name_en', 'name in English')];
  const described = [
    text('description_zh', 'description in Chinese'),
    text('description_en', 'description in English'),
  ];
  const position = whole('position', "place in the catalogue's order, from 1");
  const listed = [code('code', 'code', primary), position, ...named];
  const series = [
    code('service', 'service', primary),
    code('indicator', 'indicator', primary),
    code('customer_class', 'customer class', primary),
  ];
  return [
    {
      name: 'd_catalogue',
      columns: [
        whole('id', 'always 1', primary),
        ...named,
        sha256('catalogue_sha256', 'SHA-256 of the catalogue file, hex'),
        sha256('rows_sha256', 'SHA-256 over the rows of all dimensions, hex'),
      ],
    },
    {
      name: 'd_branch',
      columns: [
        ...listed,
        code('level', 'PROVINCE for the head, BRANCH for whoever reports, REGION between them'),
        code('parent', 'unit it stands under; null for the head', nullable),
      ],
    },
    { name: 'd_service', columns: [...listed, ...described] },
    {
      name: 'd_indicator',
      columns: [
        ...listed,
        ...described,
        code('unit', 'unit of its values'),
        name('unit_symbol_zh', 'how the unit is written in Chinese'),
        name('unit_symbol_en', 'how the unit is written in English'),
        whole('decimals', 'decimal places shown'),
        code('direction', 'which values are better: lower, higher or none'),
        code('rollup_rule', 'how values come together: weighted_mean, sum, maximum, latest or none'),
        value('range_min', 'least value that is possible', nullable),
        value('range_max', 'greatest value that is possible', nullable),
      ],
    },
    { name: 'd_customer_class', columns: listed },
    {
      name: 'd_series',
      columns: [
        ...series,
        position,
        value('limit_min', "least value allowed, in the indicator's unit", nullable),
        value('limit_max', "greatest value allowed, in the indicator's unit", nullable),
        value('limit_value', 'the one of these that the indicator has to keep to', nullable),
        text('limit_source_zh', 'where the limit comes from, in Chinese', nullable),
        text('limit_source_en', 'where the limit comes from, in English', nullable),
      ],
    },
    {
      name: 'd_expected',
      columns: [
        code('unit', 'unit of the organisation', primary),
        ...series,
        whole('branches_expected', 'branches at or below it that are to report the series'),
      ],
    },
    {
      name: 'd_period',
      columns: [
        period('code', 'period', primary),
        code('grain', 'month, quarter, half-year or year'),
        whole('year', 'calendar year'),
        whole('months', 'months it lasts'),
        code('starts', 'its first day, ISO date', { length: '10' }),
        code('ends', 'its last day, ISO date', { length: '10' }),
        period('quarter', 'quarter it lies in; null where it is longer', nullable),
        period('half_year', 'half-year it lies in; null where it is longer', nullable),
      ],
    },
  ];
}
