import type { Catalogue, CatalogueSeries } from '../../catalogue';
import type { Language } from '../../foundation';
import { valueScale, volumeScale } from '../../model';
import { streamAnswer, type RollupQuery, type StreamedFigure } from '../../rollups';
import type { WarehouseReader } from '../../warehouse';
import { limitValue } from '../figure-row';
import { count, exact, flag, optional, text, type Column, type ExportedTable } from './columns';
import { Displays } from './displays';

/** What an export is made from. */
export interface ExportSource {
  readonly reader: WarehouseReader;
  readonly catalogue: Catalogue;
  readonly language: Language;
  /** All of it is of this version. */
  readonly version: number;
}

/** The rows of the query `rollups`, to the last. */
export function rollupTable(
  { reader, catalogue, language, version }: ExportSource,
  query: Omit<RollupQuery, 'order'>,
): ExportedTable<StreamedFigure> {
  return { name: 'rollups', columns: columns(language), batches: streamAnswer(reader, catalogue, query, version) };
}

/** New ones are added at the end: others read by position. */
function columns(language: Language): readonly Column<StreamedFigure>[] {
  const displays = new Displays(language);
  const limits = new Map<CatalogueSeries, string | null>();
  const limitOf = ({ series, indicator }: StreamedFigure): string | null => {
    let limit = limits.get(series);
    if (limit === undefined) limits.set(series, (limit = limitValue(series.limit, indicator.direction)));
    return limit;
  };
  return [
    text('branch', (row) => row.branch),
    text('period', (row) => row.period),
    text('service', (row) => row.series.service),
    text('indicator', (row) => row.series.indicator),
    text('customer_class', (row) => row.series.customerClass),
    text('unit', (row) => row.indicator.unit.code),
    exact('low', valueScale, (row) => row.low),
    exact('high', valueScale, (row) => row.high),
    exact('volume', volumeScale, (row) => row.volume),
    optional('bound', (row) => row.bound),
    text('display', (row) => displays.of(row.indicator, row.low, row.high)),
    count('branches_reported', (row) => row.branchesReported),
    count('branches_expected', (row) => row.branchesExpected),
    text('status', (row) => row.status),
    exact('limit', valueScale, limitOf),
    flag('meets_limit', (row) => row.meetsLimit),
  ];
}
