import { createHash } from 'node:crypto';
import type { Catalogue } from '../catalogue';
import {
  dayAfter,
  decidingLimit,
  enclosing,
  monthCount,
  periodAndWithin,
  periodCode,
  round,
  shift,
  valueScale,
  type Decimal,
  type Grain,
  type Period,
  type Rounding,
} from '../model';
import type { Dimensions, Warehouse } from '../warehouse';

/** The years that a workbook's own words can name. */
const [firstYear, lastYear] = [1900, 2099];
const dayMilliseconds = 86_400_000;

/**
 * Makes the dimensions that are asked in SQL follow the catalogue. One short reading where they do already. No figure is
 * touched by it, so it makes no version.
 */
export async function followCatalogue(warehouse: Warehouse, catalogue: Catalogue): Promise<void> {
  const dimensions = dimensionsOf(catalogue);
  if ((await warehouse.dimensionsKept()) === dimensions.d_catalogue[0]?.rowsSha256) return;
  await warehouse.keepDimensions(dimensions);
}

/** The rows of the dimensions that say what the catalogue does. */
export function dimensionsOf(catalogue: Catalogue): Dimensions {
  const rows = rowsOf(catalogue);
  const rowsSha256 = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  const { name, sha256: catalogueSha256 } = catalogue;
  const followed = { id: 1 as const, nameZh: name.zh, nameEn: name.en, catalogueSha256, rowsSha256 };
  return { d_catalogue: [followed], ...rows };
}

function rowsOf(catalogue: Catalogue): Omit<Dimensions, 'd_catalogue'> {
  return {
    d_branch: catalogue.branches.map((one, index) => ({ ...listed(one, index), level: one.level, parent: one.parent })),
    d_service: catalogue.services.map((one, index) => ({ ...listed(one, index), ...described(one) })),
    d_indicator: catalogue.indicators.map((one, index) => ({
      ...listed(one, index),
      ...described(one),
      unit: one.unit.code,
      unitSymbolZh: one.unit.symbol.zh,
      unitSymbolEn: one.unit.symbol.en,
      decimals: one.decimals,
      direction: one.direction,
      rollupRule: one.rollup,
      rangeMin: kept(one.range.min, 'up'),
      rangeMax: kept(one.range.max, 'down'),
    })),
    d_customer_class: catalogue.customerClasses.map(listed),
    d_series: seriesRows(catalogue),
    d_expected: expectedRows(catalogue),
    d_period: Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index)
      .flatMap((year) => periodAndWithin({ year, grain: 'year', index: 1 }))
      .map(periodRow),
  };
}

interface Named {
  readonly zh: string;
  readonly en: string;
}

function listed({ code, name }: { readonly code: string; readonly name: Named }, index: number) {
  return { code, position: index + 1, nameZh: name.zh, nameEn: name.en };
}

function described({ description }: { readonly description: Named }) {
  return { descriptionZh: description.zh, descriptionEn: description.en };
}

/** No figure has more places than are kept, so none can tell a limit from the same rounded inwards to these. */
function kept(limit: Decimal | undefined, inwards: Rounding): Decimal | undefined {
  return limit && round(limit, valueScale, inwards);
}

function seriesRows(catalogue: Catalogue): Dimensions['d_series'] {
  return catalogue.series.map(({ service, indicator, customerClass, limit }, index) => {
    const inside = { min: kept(limit?.min, 'up'), max: kept(limit?.max, 'down') };
    const direction = catalogue.indicator(indicator)?.direction ?? 'none';
    return {
      service,
      indicator,
      customerClass,
      position: index + 1,
      limitMin: inside.min,
      limitMax: inside.max,
      limitValue: decidingLimit(inside, direction),
      limitSourceZh: limit?.source?.zh,
      limitSourceEn: limit?.source?.en,
    };
  });
}

function expectedRows(catalogue: Catalogue): Dimensions['d_expected'] {
  return catalogue.branches.flatMap(({ code: unit }) => {
    const reporters = catalogue.reportersUnder(unit);
    return catalogue.series.flatMap(({ service, indicator, customerClass, expectedFrom }) => {
      const branchesExpected = reporters.filter(({ code }) => expectedFrom.has(code)).length;
      return branchesExpected === 0 ? [] : [{ unit, service, indicator, customerClass, branchesExpected }];
    });
  });
}

function periodRow(of: Period): Dimensions['d_period'][number] {
  const within = (grain: Grain): string | undefined => {
    const outer = enclosing(of, grain);
    return outer && periodCode(outer);
  };
  return {
    code: periodCode(of),
    grain: of.grain,
    year: of.year,
    months: monthCount(of),
    starts: dayAfter(shift(of, -1)),
    ends: new Date(Date.parse(dayAfter(of)) - dayMilliseconds).toISOString().slice(0, 10),
    quarter: within('quarter'),
    halfYear: within('half-year'),
  };
}
