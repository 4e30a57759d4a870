import { needsVolume, recordFields, recordTimes, type RecordField, type RecordTime } from '../model';
import type { Text } from '../foundation';
import type { RecordMeasure } from './record-measures';
import type { CatalogueFile, CommonFile } from './schema';

/** An indicator that comes of records, and how. */
export interface RecordFigure {
  readonly indicator: string;
  readonly of: RecordMeasure;
  /** The time whose month it belongs to. */
  readonly dated: RecordTime;
  /** Between which times it is measured. */
  readonly from: RecordTime;
  readonly to: RecordTime;
  /** Of `within` and `repeats`, the longest time, in seconds; it is working time where `working` is set. */
  readonly most?: number | undefined;
  /** Time is counted on working days only: the indicator's unit, or that of `most`, is working time. */
  readonly working: boolean;
}

/** A kind of records: how its sheets are known, and what comes of them. */
export interface RecordKind {
  readonly code: string;
  readonly name: Text;
  /** What the heading over each kind of column is called. */
  readonly columns: ReadonlyMap<RecordField, readonly string[]>;
  /** The service of all its records; absent where a column, the sheet or its title say it. */
  readonly service?: string | undefined;
  readonly figures: readonly RecordFigure[];
}

/** Which days are worked: all but the weekend and holidays, and those days on which a holiday is made up for. */
export interface WorkingDays {
  /** Days of the week, 0 for Sunday. */
  readonly weekend: ReadonlySet<number>;
  /** ISO dates. */
  readonly holidays: ReadonlySet<string>;
  readonly working: ReadonlySet<string>;
}

/** The dimension of time that passes on working days only. */
const workingTime = 'working time';
const time = 'time';
const daySeconds = 86_400;

type Report = (path: readonly PropertyKey[], message: string) => void;
type Units = ReadonlyMap<string, { readonly dimension: string; readonly factor: string }>;

const datedBy: Readonly<Record<RecordMeasure, RecordTime>> = {
  duration: 'completed',
  count: 'accepted',
  within: 'completed',
  overdue: 'due',
  repeats: 'accepted',
  satisfied: 'completed',
};

const fieldsOf: Readonly<Record<RecordField, keyof CatalogueFile['records'][number]['columns']>> = {
  number: 'number',
  service: 'service',
  customerClass: 'customer_class',
  subscriber: 'subscriber',
  accepted: 'accepted',
  due: 'due',
  completed: 'completed',
  satisfied: 'satisfied',
};

/** All units of a file, those of every catalogue among them, by code. */
export function unitsIn(file: Pick<CatalogueFile, 'units'>, common: CommonFile): Units {
  return new Map([...common.units, ...file.units].map((unit) => [unit.code, unit]));
}

/** The kinds of records of a checked file. */
export function recordKindsOf(file: CatalogueFile, units: Units): RecordKind[] {
  const indicators = new Map(file.indicators.map((indicator) => [indicator.code, indicator]));
  return file.records.map(({ code, name, columns, service, figures }) => ({
    ...{ code, name, service },
    columns: new Map(
      recordFields.flatMap((field) => {
        const words = columns[fieldsOf[field]];
        return words.length === 0 ? [] : [[field, words] as const];
      }),
    ),
    figures: figures.map(({ indicator, of, dated, from, to, within }) => {
      const unit = units.get(within?.unit ?? indicators.get(indicator)?.unit ?? '');
      return {
        ...{ indicator, of, from, to, dated: dated ?? datedBy[of] },
        most: within && unit ? Number(within.most) * secondsIn(unit) : undefined,
        working: unit?.dimension === workingTime,
      };
    }),
  }));
}

/** A unit of working time is so many working days, each of them as long as a day. */
function secondsIn({ dimension, factor }: { readonly dimension: string; readonly factor: string }): number {
  return Number(factor) * (dimension === workingTime ? daySeconds : 1);
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** The working days of a checked file. */
export function workingDaysOf({ working_days: { weekend, holidays, working } }: CatalogueFile): WorkingDays {
  return {
    weekend: new Set(weekend.map((day) => weekdays.indexOf(day))),
    holidays: new Set(holidays.flatMap(({ from, to }) => datesBetween(from, to ?? from))),
    working: new Set(working),
  };
}

function datesBetween(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += daySeconds * 1000) {
    dates.push(new Date(at).toISOString().slice(0, 10));
  }
  return dates;
}

/** What a schema can't say of records: what comes of them is in the catalogue, and its unit can be reckoned in. */
export function checkRecords(file: CatalogueFile, units: Units, report: Report): void {
  const services = new Set(file.services.map(({ code }) => code));
  const measured = new Set(file.services.flatMap(({ series }) => series.map(({ indicator }) => indicator)));
  const codes = new Set<string>();
  file.records.forEach((kind, k) => {
    const path = ['records', k];
    if (codes.has(kind.code)) report([...path, 'code'], `the code ${kind.code} is there twice`);
    codes.add(kind.code);
    if (kind.service !== undefined && !services.has(kind.service))
      report([...path, 'service'], `there is no service ${kind.service}`);
    kind.figures.forEach(({ indicator }, f) => {
      const before = file.records.slice(0, k).find((one) => overlapping(one, kind, indicator));
      if (before) report([...path, 'figures', f, 'indicator'], `${indicator} comes of ${before.code} already`);
    });
    if (recordTimes.every((one) => kind.columns[one].length === 0))
      report([...path, 'columns'], 'a record has a time: accepted, due or completed');
    kind.figures.forEach((_, f) => checkFigure({ file, units, measured, kind }, f, [...path, 'figures', f], report));
  });
  file.working_days.holidays.forEach(({ from, to }, h) => {
    if (to !== undefined && to < from) report(['working_days', 'holidays', h, 'to'], `${to} is before ${from}`);
  });
}

type KindFile = CatalogueFile['records'][number];

/** Whether a figure could come of two kinds: then it would be there twice. */
function overlapping(one: KindFile, other: KindFile, indicator: string): boolean {
  const apart = one.service !== undefined && other.service !== undefined && one.service !== other.service;
  return !apart && one.figures.some((figure) => figure.indicator === indicator);
}

interface Looked {
  readonly file: CatalogueFile;
  readonly units: Units;
  readonly measured: ReadonlySet<string>;
  readonly kind: CatalogueFile['records'][number];
}

function checkFigure(
  { file, units, measured, kind }: Looked,
  place: number,
  path: readonly PropertyKey[],
  report: Report,
): void {
  const figure = kind.figures[place];
  const indicator = file.indicators.find(({ code }) => code === figure?.indicator);
  if (!figure) return;
  if (!indicator || !measured.has(figure.indicator)) {
    return report([...path, 'indicator'], `no service is measured by an indicator ${figure.indicator}`);
  }
  if (kind.figures.findIndex((one) => one.indicator === figure.indicator) < place)
    report([...path, 'indicator'], `${figure.indicator} comes of these records in another way already`);
  const isTime = (code: string): boolean => [time, workingTime].includes(units.get(code)?.dimension ?? '');
  // that there is no such unit is told where it is named
  if (figure.of === 'duration' && units.has(indicator.unit) && !isTime(indicator.unit))
    report([...path, 'of'], `${indicator.unit} is no unit of time`);
  if (figure.of === 'duration' ? !needsVolume(indicator.rollup) : !['sum', 'weighted_mean'].includes(indicator.rollup))
    report([...path, 'of'], `is not to be had where figures come together by ${indicator.rollup}`);
  if (figure.of === 'count' && indicator.rollup !== 'sum') report([...path, 'of'], 'is only for what is summed');
  const bounded = figure.of === 'within' || figure.of === 'repeats';
  if (bounded !== (figure.within !== undefined))
    report([...path, 'within'], bounded ? `${figure.of} needs the longest time` : `has no use for ${figure.of}`);
  if (figure.within && !isTime(figure.within.unit))
    report([...path, 'within', 'unit'], `${figure.within.unit} is no unit of time`);
  for (const field of fieldsNeeded(figure)) {
    if (kind.columns[field].length === 0) report([...path, 'of'], `needs a column ${field}`);
  }
}

type FigureFile = CatalogueFile['records'][number]['figures'][number];

function fieldsNeeded({ of, dated, from, to }: FigureFile): readonly (RecordTime | 'subscriber' | 'satisfied')[] {
  const by = dated ?? datedBy[of];
  const own: Readonly<Record<RecordMeasure, readonly (RecordTime | 'subscriber' | 'satisfied')[]>> = {
    duration: [from, to],
    within: [from, to],
    overdue: ['due', 'completed'],
    repeats: ['subscriber', 'accepted'],
    satisfied: ['satisfied'],
    count: [],
  };
  return [...new Set([by, ...own[of]])];
}
