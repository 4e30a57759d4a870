import type { TableOptions } from 'typeorm';
import { refersTo, type ColumnKinds } from '../columns';

/** Tables of observations and rollups. Rows are never changed; one that no longer holds is closed by its `valid_to`. */
export function figureTables({ code, period, text, whole, decimal }: ColumnKinds): TableOptions[] {
  const primary = { isPrimary: true };
  const nullable = { isNullable: true };
  const value = decimal(38, 15);
  const sum = decimal(65, 21);
  const validity = (options = {}) => [
    whole('valid_from', 'version from which it holds', options),
    whole('valid_to', 'version from which it no longer holds; 9007199254740991 while it does'),
  ];
  return [
    {
      name: 'observation',
      columns: [
        whole('submission', 'submission that brought it', primary),
        whole('ordinal', 'place among its observations, from 0', primary),
        ...validity(primary).slice(0, 1),
        code('branch', 'branch that reported it'),
        period('period', 'period it is for'),
        code('service', 'service'),
        code('indicator', 'indicator'),
        code('customer_class', 'customer class'),
        code('status', 'what became of the figure'),
        value('low', "least value, in the indicator's unit", nullable),
        value('high', "greatest value, in the indicator's unit", nullable),
        decimal(30, 6)('volume', 'weight behind the value, a count', nullable),
        text('sheet', 'sheet it was read from'),
        code('cell', 'cell of the value'),
        text('raw_text', 'what stands in the cell, as written'),
        code('volume_cell', 'cell of the volume', nullable),
        text('volume_raw_text', 'what stands in that cell, as written', nullable),
        ...validity().slice(1),
      ],
      indices: [
        {
          name: 'observation_by_period',
          columnNames: ['period', 'branch', 'service', 'indicator', 'customer_class', 'valid_from'],
        },
        { name: 'observation_by_branch', columnNames: ['branch', 'service', 'indicator', 'customer_class', 'period'] },
        { name: 'observation_by_submission', columnNames: ['submission', 'valid_to'] },
      ],
      foreignKeys: [refersTo('submission', 'submission', 'observation_of')],
    },
    {
      name: 'rollup',
      withoutRowid: true,
      columns: [
        code('branch', 'unit of the organisation', primary),
        period('period', 'period', primary),
        code('service', 'service', primary),
        code('indicator', 'indicator', primary),
        code('customer_class', 'customer class', primary),
        ...validity(primary).slice(0, 1),
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
        ...validity().slice(1),
      ],
    },
  ];
}
