import { EntitySchema } from 'typeorm';
import type { Decimal, ObservationStatus } from '../model';
import { refersTo, type ColumnKinds } from './column-kinds';
import type { RollupKey } from './warehouse';

/** A row holds for the versions `validFrom` ≤ v < `validTo`. Nothing else of it ever changes. */
interface Validity {
  validFrom: number;
  validTo: number;
}

export interface ObservationRow extends RollupKey, Validity {
  submission: number;
  ordinal: number;
  status: ObservationStatus;
  low?: Decimal | undefined;
  high?: Decimal | undefined;
  volume?: Decimal | undefined;
  weighted?: Decimal | undefined;
  sheet: string;
  cell: string;
  rawText: string;
  volumeCell?: string | undefined;
  volumeRawText?: string | undefined;
}

export interface RollupRow extends RollupKey, Validity {
  weightedLow: Decimal;
  weightedHigh: Decimal;
  volume: Decimal;
  terms: number;
  low?: Decimal | undefined;
  high?: Decimal | undefined;
  branchesReported: number;
  monthsCovered: number;
  observations: number;
  unweighted: number;
  noBusiness: number;
  notOffered: number;
}

/** Entities of observations and rollups. The comments are the columns' documentation, in the database too. */
export function figureEntities({ code, period, text, whole, decimal }: ColumnKinds) {
  const primary = { primary: true };
  const nullable = { nullable: true };
  const value = decimal(38, 15);
  const sum = decimal(65, 21);
  const validFrom = 'version from which it holds';
  const validTo = 'version from which it no longer holds; 9007199254740991 while it does';
  return [
    new EntitySchema<ObservationRow>({
      name: 'observation',
      columns: {
        submission: whole('submission that brought it', primary),
        ordinal: whole('place among its observations, from 0', primary),
        validFrom: whole(validFrom, primary),
        branch: code('branch that reported it'),
        period: period('period it is for'),
        service: code('service'),
        indicator: code('indicator'),
        customerClass: code('customer class'),
        status: code('what became of the figure'),
        low: value("least value, in the indicator's unit", nullable),
        high: value("greatest value, in the indicator's unit", nullable),
        volume: decimal(30, 6)('weight behind the value, a count', nullable),
        weighted: sum('value times volume exactly, where a numerator was reported', nullable),
        sheet: text('sheet it was read from'),
        cell: code('cell of the value'),
        rawText: text('what stands in the cell, as written'),
        volumeCell: code('cell of the volume', nullable),
        volumeRawText: text('what stands in that cell, as written', nullable),
        validTo: whole(validTo),
      },
      indices: [
        {
          name: 'observation_by_period',
          columns: ['period', 'branch', 'service', 'indicator', 'customerClass', 'validFrom'],
        },
        { name: 'observation_by_branch', columns: ['branch', 'service', 'indicator', 'customerClass', 'period'] },
        { name: 'observation_by_submission', columns: ['submission', 'validTo'] },
      ],
      foreignKeys: [refersTo('submission', 'submission', 'observation_of')],
    }),
    new EntitySchema<RollupRow>({
      name: 'rollup',
      withoutRowid: true,
      columns: {
        branch: code('unit of the organisation', primary),
        period: period('period', primary),
        // what is current of a unit and a period lies together, however often it was revised
        validTo: whole(validTo, primary),
        service: code('service', primary),
        indicator: code('indicator', primary),
        customerClass: code('customer class', primary),
        validFrom: whole(validFrom),
        weightedLow: sum("sum of the least values times their weights, in the indicator's unit"),
        weightedHigh: sum("sum of the greatest values times their weights, in the indicator's unit"),
        volume: decimal(38, 6)('sum of the weights, a count'),
        terms: whole('values in the sums'),
        low: decimal(53, 15)("least value, in the indicator's unit", nullable),
        high: decimal(53, 15)("greatest value, in the indicator's unit", nullable),
        branchesReported: whole('branches that reported'),
        monthsCovered: whole('branch-months that it covers'),
        observations: whole('observations in it'),
        unweighted: whole('of these, means without a volume'),
        noBusiness: whole('of these, no business'),
        notOffered: whole('of these, not offered'),
      },
      indices: [
        {
          name: 'rollup_by_key',
          columns: ['branch', 'period', 'service', 'indicator', 'customerClass', 'validTo'],
          unique: true,
        },
      ],
    }),
  ];
}
