import type { Catalogue, CatalogueSeries } from '../catalogue';
import { periodCode, type Period } from '../model';
import type { Cell } from '../workbook';
import type { Collector, Report } from './collect';
import { coveringPeriod, nearest, statedPeriod, together, type Context } from './context';
import { contradiction, dimensionNames, namesOf } from './contradiction';
import { isPart, join, periodOf, type Coordinates, type PeriodReading } from './coordinates';
import type { Figure, FigurePlace, FigureRole } from './figure';
import { readContent } from './quantity';
import type { UnknownText } from './rows';
import { resolveSeries } from './series';
import type { SheetReader } from './column';
import type { Aggregated } from './totals';
import { blame } from './unknown';
import type { Dimension } from './vocabulary';

/** Everything around a table that can say something of its figures. */
export interface Surroundings {
  readonly catalogue: Catalogue;
  /** What the sheet says, from the lines over the table to the sheet's name. */
  readonly levels: readonly Context[];
  readonly workbook: Context;
  /** The period the sender named. */
  readonly period?: Period | undefined;
}

/** Everything that stands along a cell's column and row. */
export interface Alongside {
  readonly column: Coordinates;
  readonly row: Coordinates;
  readonly section: Coordinates;
  readonly unknown: readonly UnknownText[];
  /** Dimensions that the row was to name, and that it leaves blank. */
  readonly blank: ReadonlySet<Dimension>;
  /** A section that it stands in, and that nobody knows. */
  readonly unknownSection?: Cell | undefined;
}

export type Placed =
  | { readonly kind: 'figure'; readonly figure: Figure }
  | { readonly kind: 'aggregated'; readonly aggregated: Aggregated };

/** Gives a cell its coordinates, or says which are missing or contradict each other. */
export function place(
  reader: SheetReader,
  cell: Cell,
  alongside: Alongside,
  surroundings: Surroundings,
  collector: Collector,
): Placed | undefined {
  const { catalogue } = surroundings;
  const said = join([alongside.column, alongside.row]);
  const address = reader.grid.address(cell);
  const where: FigurePlace = { sheet: reader.grid.name, cell: address, row: cell.row, column: cell.column };
  const content = readContent(cell, reader.vocabulary);
  const role = roleOf(said);
  const units = unitsFor([said, alongside.section], role, surroundings);
  const [unit] = units;
  const along = aggregateDirection(alongside, catalogue);
  if (along) {
    const how = said.aggregate ?? 'sum';
    return { kind: 'aggregated', aggregated: { place: where, rawText: cell.text, content, how, role, unit, along } };
  }
  const refuse = (report: Report, group: string): undefined => {
    collector.add({ cell: address, rawText: cell.text, ...report }, group, address);
  };
  const stranger = strangerTo(said, alongside);
  if (stranger) return refuse(blame(reader, stranger, 'service'), reader.grid.address(stranger.cell));
  const group = `column ${cell.column}`;
  const forgotten = forgottenIn(said, alongside);
  if (forgotten) return refuse({ code: 'COORDINATE_MISSING', values: dimensionNames[forgotten] }, group);
  const branch = member('branch', said, alongside.section, surroundings);
  const series = seriesOf(reader, said, alongside, surroundings);
  const period = periodAt(said, alongside.section, surroundings);
  if ('code' in branch) return refuse(branch, group);
  // a heading that nobody knows is to blame before anything that was only half read in it
  if ('code' in series) return refuse(series, series.cell ?? group);
  const contradictory =
    units.length > 1
      ? contradiction('unit', namesOf(catalogue, 'unit', units))
      : said.roles.size > 1
        ? contradiction(
            'role',
            [...said.roles].map((one) => roleNames[one]),
          )
        : undefined;
  if (contradictory) {
    const [halfRead] = alongside.unknown;
    const report: Report = halfRead ? blame(reader, halfRead, undefined) : contradictory;
    return refuse(report, report.cell ?? group);
  }
  if ('code' in period) return refuse(period, group);
  return {
    kind: 'figure',
    figure: {
      place: where,
      rawText: cell.text,
      content,
      role,
      series: series.series,
      branch: branch.member ?? nearest([surroundings.workbook], 'branches'),
      period: period.period,
      unit,
    },
  };
}

const roleNames: Readonly<Record<FigureRole, string>> = {
  value: '指标值 / value',
  numerator: '分子 / numerator',
  volume: '业务量 / volume',
};

function roleOf({ roles }: Coordinates): FigureRole {
  return roles.has('numerator') ? 'numerator' : roles.has('volume') ? 'volume' : 'value';
}

/** A text that nobody knows, and that must say something of the cell which nothing else may say in its stead. */
function strangerTo(said: Coordinates, { unknown, unknownSection }: Alongside): UnknownText | undefined {
  const named = unknown.find(({ expected }) => expected.size > 0);
  const needsSection = said.members.service.size === 0 || said.members.indicator.size === 0;
  return named ?? (unknownSection && needsSection ? { cell: unknownSection, expected: new Set() } : undefined);
}

/** What titles must not fill in, because the table has a column for it, which was left blank here. */
function forgottenIn(said: Coordinates, { section, blank }: Alongside): 'service' | 'indicator' | 'period' | undefined {
  return (['service', 'indicator', 'period'] as const).find(
    (dimension) =>
      blank.has(dimension) &&
      [said, section].every(
        ({ members, periods }) => (dimension === 'period' ? periods : [...members[dimension]]).length === 0,
      ),
  );
}

/** Along which line a total's terms stand: `column` for a total row, `row` for a total column. */
function aggregateDirection({ column, row }: Alongside, catalogue: Catalogue): 'row' | 'column' | undefined {
  const isHead = (said: Coordinates): boolean =>
    [...said.members.branch].some((code) => catalogue.branch(code)?.level !== 'BRANCH');
  if (row.aggregate !== undefined || isHead(row)) return 'column';
  return column.aggregate !== undefined || isHead(column) ? 'row' : undefined;
}

const contextKeys = {
  branch: 'branches',
  service: 'services',
  indicator: 'indicators',
  customerClass: 'customerClasses',
} as const satisfies Record<string, Exclude<keyof Context, 'periods'>>;
type Member = keyof typeof contextKeys;

/** The one member named: beside the cell, else by the section it stands in, else by what is written above. */
function member(
  dimension: Member,
  said: Coordinates,
  section: Coordinates,
  { catalogue, levels }: Surroundings,
): { readonly member?: string | undefined } | Report {
  const key = contextKeys[dimension];
  for (const named of [[...said.members[dimension]], [...section.members[dimension]], together(levels, key)]) {
    if (named.length > 1) return contradiction(dimension, namesOf(catalogue, dimension, named));
    if (named.length === 1) return { member: named[0] };
  }
  return {};
}

function seriesOf(
  reader: SheetReader,
  said: Coordinates,
  { section, unknown }: Alongside,
  surroundings: Surroundings,
): { readonly series: CatalogueSeries } | Report {
  const { catalogue } = surroundings;
  const service = member('service', said, section, surroundings);
  const indicator = member('indicator', said, section, surroundings);
  const customerClass = member('customerClass', said, section, surroundings);
  for (const one of [service, indicator, customerClass]) if ('code' in one) return one;
  const codes = {
    service: 'member' in service ? service.member : undefined,
    indicator: 'member' in indicator ? indicator.member : undefined,
    customerClass: 'member' in customerClass ? customerClass.member : undefined,
  };
  const reading = resolveSeries(catalogue, codes, unknown.length === 0);
  if (reading.kind === 'series') {
    const { indicator: found } = reading.series;
    const isAnothers = isPart(said) && said.partOf.size > 0 && !said.partOf.has(found);
    return isAnothers ? contradiction('indicator', namesOf(catalogue, 'indicator', [found, ...said.partOf])) : reading;
  }
  const [text] = unknown;
  const missing = reading.kind === 'missing' ? reading.dimension : undefined;
  if (text) return blame(reader, text, missing);
  if (missing) return { code: 'COORDINATE_MISSING', values: dimensionNames[missing] };
  const name = (dimension: Exclude<Member, 'branch'>): string =>
    codes[dimension] === undefined ? '' : namesOf(catalogue, dimension, [codes[dimension]]).join();
  return {
    code: 'SERIES_UNLISTED',
    values: { service: name('service'), indicator: name('indicator'), class: name('customerClass') },
  };
}

function periodAt(
  said: Coordinates,
  section: Coordinates,
  { levels, workbook, period }: Surroundings,
): { readonly period: Period | undefined } | Report {
  const stated = statedPeriod(levels, coveringPeriod(workbook.periods) ?? period);
  const within = stated.kind === 'period' ? stated.period : undefined;
  const beside = periodOf([...said.periods, ...section.periods], within);
  const reading =
    beside.kind === 'none' || (beside.kind === 'yearless' && !within) ? firstFault(stated, beside) : beside;
  switch (reading.kind) {
    case 'period':
      return { period: reading.period };
    case 'none':
      return { period: undefined };
    case 'masked':
      return { code: 'PERIOD_MASKED', values: { text: reading.text } };
    case 'yearless':
      return { code: 'PERIOD_YEAR_MISSING' };
    case 'contradiction':
      return contradiction('period', reading.periods.map(periodCode));
  }
}

function firstFault(stated: PeriodReading, beside: PeriodReading): PeriodReading {
  return beside.kind === 'yearless' && stated.kind === 'none' ? beside : stated;
}

/**
 * The units that go with the role, from the nearest place that names any; more than one contradict each other. A heading
 * 天 is not the unit of the installs beside it, and the faults in 小时/次 are not a unit of time.
 */
function unitsFor(
  said: readonly Coordinates[],
  role: FigureRole,
  { catalogue, levels }: Surroundings,
): readonly string[] {
  const isCount = (code: string): boolean => catalogue.unit(code)?.dimension === 'count';
  const above = nearest(levels, 'units');
  const places = [...said.map(({ members }) => [...members.unit]), above === undefined ? [] : [above]];
  for (const [distance, named] of places.entries()) {
    const counts = named.filter(isCount);
    const others = named.filter((code) => !isCount(code));
    if (role !== 'volume' && others.length > 0) return others;
    if (counts.length > 0 && distance < said.length) return counts;
  }
  return [];
}
