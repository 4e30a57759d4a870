import { EntitySchema } from 'typeorm';
import type { Decimal, Grain, RollupRule, Series } from '../model';
import type { ColumnKinds } from './column-kinds';

/** A name in the languages that the views speak. */
interface Named {
  nameZh: string;
  nameEn: string;
}

/** Something of the catalogue by its code, and its place in the catalogue's order, from 1. */
interface Listed extends Named {
  code: string;
  position: number;
}

export interface BranchDimension extends Listed {
  level: string;
  /** The unit it stands under; absent for the head. */
  parent?: string | undefined;
}

export interface ServiceDimension extends Listed {
  descriptionZh: string;
  descriptionEn: string;
}

export interface IndicatorDimension extends ServiceDimension {
  unit: string;
  unitSymbolZh: string;
  unitSymbolEn: string;
  decimals: number;
  direction: string;
  rollupRule: RollupRule;
  rangeMin?: Decimal | undefined;
  rangeMax?: Decimal | undefined;
}

export type CustomerClassDimension = Listed;

export interface SeriesDimension extends Series {
  position: number;
  limitMin?: Decimal | undefined;
  limitMax?: Decimal | undefined;
  /** The side of the limit that the indicator has to keep to. */
  limitValue?: Decimal | undefined;
  limitSourceZh?: string | undefined;
  limitSourceEn?: string | undefined;
}

/** How many branches at or below a unit are to report a series; there is no row where none is. */
export interface ExpectedDimension extends Series {
  unit: string;
  branchesExpected: number;
}

export interface PeriodDimension {
  code: string;
  grain: Grain;
  year: number;
  months: number;
  /** ISO dates: its first day, and its last. */
  starts: string;
  ends: string;
  /** What it lies in, or is; absent where it is longer. */
  quarter?: string | undefined;
  halfYear?: string | undefined;
}

/** Which catalogue the dimensions follow: one row. */
export interface CatalogueDimension extends Named {
  id: 1;
  catalogueSha256: string;
  /** SHA-256 over all rows of the dimensions as they were handed in. */
  rowsSha256: string;
}

/** The rows of every dimension, by the name of its table. */
export interface Dimensions {
  readonly d_catalogue: readonly CatalogueDimension[];
  readonly d_branch: readonly BranchDimension[];
  readonly d_service: readonly ServiceDimension[];
  readonly d_indicator: readonly IndicatorDimension[];
  readonly d_customer_class: readonly CustomerClassDimension[];
  readonly d_series: readonly SeriesDimension[];
  readonly d_expected: readonly ExpectedDimension[];
  readonly d_period: readonly PeriodDimension[];
}

/**
 * Entities of the dimensions: what the catalogue says, for those who ask in SQL. The comments are the columns'
 * documentation, in the database too.
 */
export function dimensionEntities({ code, period, sha256, text, whole, decimal }: ColumnKinds) {
  const primary = { primary: true };
  const nullable = { nullable: true };
  const value = decimal(53, 15);
  // not long texts, because servers group by these on disk only
  const name = (comment: string) => code(comment, { length: 500 });
  const named = { nameZh: name('name in Chinese'), nameEn: name('name in English') };
  const described = {
    descriptionZh: text('description in Chinese'),
    descriptionEn: text('description in English'),
  };
  const position = whole("place in the catalogue's order, from 1");
  const listed = { code: code('code', primary), position, ...named };
  const series = {
    service: code('service', primary),
    indicator: code('indicator', primary),
    customerClass: code('customer class', primary),
  };
  return [
    new EntitySchema<CatalogueDimension>({
      name: 'd_catalogue',
      columns: {
        id: whole('always 1', primary),
        ...named,
        catalogueSha256: sha256('SHA-256 of the catalogue file, hex'),
        rowsSha256: sha256('SHA-256 over the rows of all dimensions, hex'),
      },
    }),
    new EntitySchema<BranchDimension>({
      name: 'd_branch',
      columns: {
        ...listed,
        level: code('PROVINCE for the head, BRANCH for whoever reports, REGION between them'),
        parent: code('unit it stands under; null for the head', nullable),
      },
    }),
    new EntitySchema<ServiceDimension>({ name: 'd_service', columns: { ...listed, ...described } }),
    new EntitySchema<IndicatorDimension>({
      name: 'd_indicator',
      columns: {
        ...listed,
        ...described,
        unit: code('unit of its values'),
        unitSymbolZh: name('how the unit is written in Chinese'),
        unitSymbolEn: name('how the unit is written in English'),
        decimals: whole('decimal places shown'),
        direction: code('which values are better: lower, higher or none'),
        rollupRule: code('how values come together: weighted_mean, sum, maximum, latest or none'),
        rangeMin: value('least value that is possible', nullable),
        rangeMax: value('greatest value that is possible', nullable),
      },
    }),
    new EntitySchema<CustomerClassDimension>({ name: 'd_customer_class', columns: listed }),
    new EntitySchema<SeriesDimension>({
      name: 'd_series',
      columns: {
        ...series,
        position,
        limitMin: value("least value allowed, in the indicator's unit", nullable),
        limitMax: value("greatest value allowed, in the indicator's unit", nullable),
        limitValue: value('the one of these that the indicator has to keep to', nullable),
        limitSourceZh: text('where the limit comes from, in Chinese', nullable),
        limitSourceEn: text('where the limit comes from, in English', nullable),
      },
    }),
    new EntitySchema<ExpectedDimension>({
      name: 'd_expected',
      columns: {
        unit: code('unit of the organisation', primary),
        ...series,
        branchesExpected: whole('branches at or below it that are to report the series'),
      },
    }),
    new EntitySchema<PeriodDimension>({
      name: 'd_period',
      columns: {
        code: period('period', primary),
        grain: code('month, quarter, half-year or year'),
        year: whole('calendar year'),
        months: whole('months it lasts'),
        starts: code('its first day, ISO date', { length: 10 }),
        ends: code('its last day, ISO date', { length: 10 }),
        quarter: period('quarter it lies in; null where it is longer', nullable),
        halfYear: period('half-year it lies in; null where it is longer', nullable),
      },
    }),
  ];
}
