import { rollupFigureRow } from '../../src/api/figure-row';
import { period, plain } from '../../src/model';
import { answer } from '../../src/rollups';
import type { StoredObservation, Warehouse } from '../../src/warehouse';
import { unpadded, type Row } from './asking';
import { allPeriods, catalogue } from './star-world';

const yesNo = new Map<boolean | null, number | null>([
  [true, 1],
  [false, 0],
  [null, null],
]);

/** The figures at a version, as GraphQL and the exports hand them out, under the names of the view. */
export async function answered(warehouse: Warehouse, version: number): Promise<Row[]> {
  const { figures } = await answer(warehouse, catalogue, { periods: allPeriods }, { limit: 100_000, version });
  return figures.map((one) => {
    const [zh, en] = [rollupFigureRow(catalogue, one, 'zh'), rollupFigureRow(catalogue, one, 'en')];
    return {
      branch: zh.branch,
      branch_name_zh: zh.branchName,
      branch_name_en: en.branchName,
      branch_level: catalogue.branch(zh.branch)?.level,
      period: zh.period,
      grain: period(zh.period).grain,
      year: period(zh.period).year,
      service: zh.service,
      service_name_zh: zh.serviceName,
      service_name_en: en.serviceName,
      indicator: zh.indicator,
      indicator_name_zh: zh.indicatorName,
      indicator_name_en: en.indicatorName,
      customer_class: zh.customerClass,
      customer_class_name_zh: zh.customerClassName,
      customer_class_name_en: en.customerClassName,
      unit: zh.unit,
      unit_symbol_zh: one.indicatorDefinition.unit.symbol.zh,
      unit_symbol_en: one.indicatorDefinition.unit.symbol.en,
      decimals: one.indicatorDefinition.decimals,
      value: zh.value,
      low: zh.low,
      high: zh.high,
      bound: zh.bound,
      volume: zh.volume,
      status: zh.status,
      branches_reported: zh.branchesReported,
      branches_expected: zh.branchesExpected,
      // a limit finer than any figure is kept to the places that figures have
      limit_value: zh.limit === '1.50000000000000000001' ? '1.5' : zh.limit,
      meets_limit: yesNo.get(zh.meetsLimit),
    };
  });
}

export function inOrder(rows: readonly Row[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

export function without(row: Row, ...columns: readonly string[]): Row {
  const kept = Object.entries(row).filter(([column]) => !columns.includes(column));
  return Object.fromEntries(kept.map(([column, value]) => [column, unpadded(value)]));
}

/** An observation under the names of the view. */
export function observationRow(one: StoredObservation): Row {
  const name = (named: { readonly name: { readonly zh: string; readonly en: string } } | undefined, code: string) => ({
    zh: named?.name.zh ?? code,
    en: named?.name.en ?? code,
  });
  const [branch, service, indicator, customerClass] = [
    name(catalogue.branch(one.branch), one.branch),
    name(catalogue.service(one.service), one.service),
    name(catalogue.indicator(one.indicator), one.indicator),
    name(catalogue.customerClass(one.customerClass), one.customerClass),
  ];
  const definition = catalogue.indicator(one.indicator);
  const { low, high } = one;
  const exact = low !== undefined && high !== undefined && low.eq(high);
  const greatest = definition?.range.max;
  return {
    branch: one.branch,
    branch_name_zh: branch.zh,
    branch_name_en: branch.en,
    branch_level: catalogue.branch(one.branch)?.level,
    period: one.period,
    grain: period(one.period).grain,
    year: period(one.period).year,
    service: one.service,
    service_name_zh: service.zh,
    service_name_en: service.en,
    indicator: one.indicator,
    indicator_name_zh: indicator.zh,
    indicator_name_en: indicator.en,
    customer_class: one.customerClass,
    customer_class_name_zh: customerClass.zh,
    customer_class_name_en: customerClass.en,
    unit: definition?.unit.code ?? null,
    unit_symbol_zh: definition?.unit.symbol.zh ?? null,
    unit_symbol_en: definition?.unit.symbol.en ?? null,
    decimals: definition?.decimals ?? null,
    value: exact ? plain(low) : null,
    low: low ? plain(low) : null,
    high: high ? plain(high) : null,
    bound:
      !low || !high ? null : exact ? 'EXACT' : plain(low) === '0' ? 'BELOW' : greatest?.eq(high) ? 'ABOVE' : 'BETWEEN',
    volume: one.volume ? plain(one.volume) : null,
    status: one.status,
    submission: one.submission,
    ordinal: one.ordinal,
    sheet: one.source.sheet,
    cell: one.source.cell,
    raw_text: unpadded(one.source.rawText),
    volume_cell: one.source.volumeCell ?? null,
    volume_raw_text: one.source.volumeRawText ?? null,
    valid_from: one.validFrom,
  };
}
