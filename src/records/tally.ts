import type { Catalogue, CatalogueSeries, RecordFigure, RecordKind } from '../catalogue';
import type { EventRecord, RecordTime } from '../model';
import { monthOf } from './local-time';
import { measureOf, type Counting } from './measures';
import { Repeats } from './repeats';
import { WorkingTime } from './working-time';

/** What came of the records of a month, for one series. */
export interface Tallied {
  readonly series: CatalogueSeries;
  readonly figure: RecordFigure;
  readonly kind: RecordKind;
  /** A period code. */
  readonly month: string;
  /** Records that it is about; 0 where all of them count elsewhere. */
  readonly base: number;
  /** Of a duration, seconds; else records that fit. */
  readonly sum: number;
  /** Where they stand: the sheet of the first of them, and its rows from the first to the last. */
  readonly sheet: string;
  readonly firstRow: number;
  readonly lastRow: number;
}

type Elsewhere = Pick<ReadonlyMap<RecordTime, unknown>, 'has'>;

interface Count {
  readonly figure: RecordFigure;
  readonly kind: RecordKind;
  readonly series: CatalogueSeries;
  readonly month: string;
  base: number;
  sum: number;
  sheet: string;
  firstRow: number;
  lastRow: number;
}

/** Records of which nothing comes: the catalogue measures nothing of their service and class by them. */
export interface Unmatched {
  readonly kind: string;
  readonly service: string;
  readonly customerClass: string | undefined;
  /** Where the first of them stands. */
  readonly sheet: string;
  readonly row: number;
  count: number;
}

/** What is the same for all records of a kind, service and class. */
interface Sort extends Pick<Unmatched, 'kind' | 'service' | 'customerClass'> {
  /** By month, in the order of the kind's figures. */
  readonly months: Map<string, (Count | undefined)[]>;
  readonly unmatched: Unmatched | undefined;
}

/** A figure of a kind, ready to be counted. */
interface Way {
  readonly figure: RecordFigure;
  readonly kind: RecordKind;
  readonly measure: Counting | undefined;
  readonly repeats: Repeats<Count> | undefined;
}

/**
 * Counts records as they come, in any order. Sums are whole seconds and whole counts, which stay exact far beyond the most
 * records there can be.
 */
export class Tally {
  private readonly ways: ReadonlyMap<string, readonly Way[]>;
  private readonly counts = new Map<string, Count>();
  private readonly sorts = new Map<string, Sort>();
  private last: Sort | undefined;

  constructor(private readonly catalogue: Catalogue) {
    const working = new WorkingTime(catalogue.workingDays);
    this.ways = new Map(
      catalogue.records.map((kind) => [
        kind.code,
        kind.figures.map((figure) => ({
          ...{ figure, kind },
          measure: measureOf(figure, working),
          repeats:
            figure.of === 'repeats'
              ? new Repeats<Count>(figure.most ?? 0, figure.working ? working : undefined)
              : undefined,
        })),
      ]),
    );
  }

  /** `elsewhere` are the times by which it counts elsewhere: in figures that are dated by them it does not count here. */
  add(record: EventRecord, elsewhere?: Elsewhere): void {
    const ways = this.ways.get(record.kind);
    if (!ways) throw new RangeError(`the catalogue has no records ${record.kind}`);
    const sort = this.sortOf(record, ways);
    if (sort.unmatched) {
      sort.unmatched.count += 1;
      return;
    }
    for (let index = 0; index < ways.length; index += 1) {
      const way = ways[index];
      if (!way) continue;
      const at = record[way.figure.dated];
      if (at === undefined) continue;
      const amount = way.measure?.(record);
      if (way.repeats ? record.subscriber === undefined || record.accepted === undefined : amount === undefined)
        continue;
      const count = this.countOf(record, sort, way, index);
      if (!count) continue;
      const isHere = elsewhere?.has(way.figure.dated) !== true;
      // another one may repeat it, wherever it counts
      way.repeats?.add(record, isHere ? count : undefined);
      if (!isHere) continue;
      place(count, record);
      count.base += 1;
      count.sum += amount ?? 0;
    }
  }

  /** What came of them, in the order of first appearance. May be asked once. */
  figures(): Tallied[] {
    for (const ways of this.ways.values()) {
      for (const { repeats } of ways) repeats?.settle((count) => (count.sum += 1));
    }
    return [...this.counts.values()];
  }

  /** Records of which nothing comes, by kind, service and class, in the order of first appearance. */
  unmatched(): Unmatched[] {
    return [...this.sorts.values()].flatMap(({ unmatched }) => unmatched ?? []);
  }

  private sortOf({ kind, service, customerClass, sheet, row }: EventRecord, ways: readonly Way[]): Sort {
    const { last } = this;
    if (last?.kind === kind && last.service === service && last.customerClass === customerClass) return last;
    const key = `${kind}/${service}/${customerClass ?? ''}`;
    let sort = this.sorts.get(key);
    if (!sort) {
      const named = { kind, service, customerClass };
      const isMatched = ways.some(({ figure }) => seriesFor(this.catalogue, service, figure.indicator, customerClass));
      sort = { ...named, months: new Map(), unmatched: isMatched ? undefined : { ...named, sheet, row, count: 0 } };
      this.sorts.set(key, sort);
    }
    this.last = sort;
    return sort;
  }

  private countOf(record: EventRecord, { months }: Sort, way: Way, index: number): Count | undefined {
    const month = monthOf(record[way.figure.dated] ?? '');
    let row = months.get(month);
    if (!row) {
      row = [];
      months.set(month, row);
    }
    let count = row[index];
    if (!count) {
      count = this.begin(record, way, month);
      row[index] = count;
    }
    return count;
  }

  /** The count of a series: of the record's class where that is told apart, else of all; undefined where there is none. */
  private begin({ service, customerClass, sheet, row }: EventRecord, way: Way, month: string): Count | undefined {
    const { figure, kind } = way;
    const series = seriesFor(this.catalogue, service, figure.indicator, customerClass);
    if (!series) return undefined;
    const key = `${kind.code}/${series.service}/${series.indicator}/${series.customerClass}/${month}`;
    const count = this.counts.get(key) ?? {
      ...{ figure, kind, series, month, sheet, base: 0, sum: 0, firstRow: row, lastRow: row },
    };
    this.counts.set(key, count);
    return count;
  }
}

function place(count: Count, { sheet, row }: EventRecord): void {
  // what it began with may have been one that counts elsewhere
  if (count.base === 0) Object.assign(count, { sheet, firstRow: row, lastRow: row });
  if (sheet !== count.sheet) return;
  if (row < count.firstRow) count.firstRow = row;
  if (row > count.lastRow) count.lastRow = row;
}

/** The series that a record of a service and class belongs to: that of its class, else the only one there is. */
function seriesFor(
  catalogue: Catalogue,
  service: string,
  indicator: string,
  customerClass: string | undefined,
): CatalogueSeries | undefined {
  const all = catalogue.series.filter((one) => one.service === service && one.indicator === indicator);
  const own = all.find((one) => one.customerClass === customerClass);
  return own ?? (all.length === 1 ? all[0] : undefined);
}
