import { createHash } from 'node:crypto';
import { decimal, monthsInSpan, period, seriesKey, type Range, type Series } from '../model';
import { buildBulletin } from './bulletin/build';
import type {
  Branch,
  CalendarRule,
  Catalogue,
  CatalogueSeries,
  CatalogueSource,
  CatalogueUnit,
  Indicator,
  OrgLevel,
  PartWords,
  Quota,
} from './catalogue';
import { quotaFinder } from './quotas';
import { recordKindsOf, unitsIn, workingDaysOf } from './records';
import { walk } from './references';
import { rulesOf } from './rules';
import type { CatalogueFile, CommonFile, IndicatorFile, OrganisationUnitFile, Words } from './schema';

/** Makes the catalogue of a checked file. */
export function build(file: CatalogueFile, common: CommonFile, source: CatalogueSource): Catalogue {
  const units: CatalogueUnit[] = [...common.units, ...file.units].map((unit) => ({
    ...unit,
    factor: decimal(unit.factor),
  }));
  const unitByCode = byCode(units);
  const branches = organisation(file);
  const branchByCode = byCode(branches);
  const indicators: Indicator[] = file.indicators.map((indicator) => ({
    ...indicator,
    numerator: indicator.numerator && named(indicator.numerator),
    volume: indicator.volume && { ...named(indicator.volume), from: indicator.volume.from },
    composedOf: indicator.composed_of?.map((part) => ({ ...part, weight: decimal(part.weight) })),
    unit: unitByCode.get(indicator.unit) as CatalogueUnit, // references have been checked
    range: range(indicator.range),
  }));
  const indicatorByCode = byCode(indicators);
  const services = file.services.map(({ series: _, ...service }) => service);
  const reporters = branches.filter((branch) => branch.level === 'BRANCH').map((branch) => branch.code);
  const series: CatalogueSeries[] = file.services.flatMap((service) =>
    service.series.flatMap((measured) =>
      measured.classes.map((customerClass) => ({
        service: service.code,
        indicator: measured.indicator,
        customerClass,
        rollup: (indicatorByCode.get(measured.indicator) as Indicator).rollup,
        limit: measured.limit && { ...range(measured.limit), source: measured.limit.source },
        expectedFrom: new Set(measured.expected_from ?? reporters),
      })),
    ),
  );
  const quotas: Quota[] = file.quotas.map((quota) => ({
    ...range(quota),
    source: quota.source,
    series: { service: quota.service, indicator: quota.indicator, customerClass: quota.class },
    every: quota.every,
    within: quota.in === undefined ? undefined : period(quota.in),
    branches: quota.branches && new Set(quota.branches),
  }));
  const calendar: CalendarRule[] = file.calendar.map((rule) => ({
    every: rule.every,
    by: rule.by,
    dueDays: rule.due_days,
    services: new Set(rule.services ?? services.map((service) => service.code)),
    from: rule.from === undefined ? undefined : period(rule.from),
    to: rule.to === undefined ? undefined : period(rule.to),
  }));
  const seriesByKey = new Map(series.map((one) => [seriesKey(one), one]));
  const serviceByCode = byCode(services);
  const classByCode = byCode(file.customer_classes);

  const lineage = (code: string): Branch[] => {
    const branch = branchByCode.get(code);
    return branch ? [branch, ...(branch.parent === undefined ? [] : lineage(branch.parent))] : [];
  };
  // asked of every figure, and as long to work out as the organisation is large
  const under = new Map<string, readonly Branch[]>();
  const expected = new Map<string, Map<CatalogueSeries, number>>();
  const reportersUnder = (unit: string): readonly Branch[] => {
    const known =
      under.get(unit) ??
      branches.filter(({ code, level }) => level === 'BRANCH' && lineage(code).some((up) => up.code === unit));
    under.set(unit, known);
    return known;
  };
  return {
    name: file.name,
    language: file.language,
    source,
    sha256: createHash('sha256').update(source.text).digest('hex'),
    branches,
    customerClasses: file.customer_classes,
    units,
    indicators,
    services,
    series,
    calendar,
    quotas,
    rules: rulesOf(file),
    records: recordKindsOf(file, unitsIn(file, common)),
    workingDays: workingDaysOf(file),
    bulletin: buildBulletin(file),
    words: joinWords(common.words, file.words),
    branch: (code) => branchByCode.get(code),
    customerClass: (code) => classByCode.get(code),
    unit: (code) => unitByCode.get(code),
    indicator: (code) => indicatorByCode.get(code),
    service: (code) => serviceByCode.get(code),
    seriesOf: (one: Series) => seriesByKey.get(seriesKey(one)),
    quotaOf: quotaFinder(quotas, new Set(reporters)),
    calendarOf: (service, of) => calendar.find((rule) => rule.services.has(service) && monthsInSpan(of, rule) > 0),
    lineage,
    reportersUnder,
    branchesExpected: (unit, series) => {
      const known = expected.get(unit) ?? new Map<CatalogueSeries, number>();
      expected.set(unit, known);
      const count =
        known.get(series) ?? reportersUnder(unit).filter(({ code }) => series.expectedFrom.has(code)).length;
      known.set(series, count);
      return count;
    },
  };
}

function byCode<T extends { readonly code: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.code, item]));
}

function range(file: { min?: string | undefined; max?: string | undefined }): Range {
  return {
    min: file.min === undefined ? undefined : decimal(file.min),
    max: file.max === undefined ? undefined : decimal(file.max),
  };
}

function organisation(file: CatalogueFile): Branch[] {
  const branches: Branch[] = [];
  walk(file.organisation, [], (unit, _path, parent) => {
    const level: OrgLevel = parent === undefined ? 'PROVINCE' : unit.branches.length === 0 ? 'BRANCH' : 'REGION';
    branches.push({
      code: unit.code,
      name: unit.name,
      level,
      parent: parent?.code,
      aliases: aliases(unit, level === 'BRANCH' ? file.branch_names : []),
    });
  });
  return branches;
}

function aliases(unit: OrganisationUnitFile, patterns: readonly string[]): string[] {
  const names = [unit.name.zh, unit.name.en, ...unit.synonyms];
  return [
    ...new Set([...names, ...patterns.flatMap((pattern) => names.map((name) => pattern.replace('{name}', name)))]),
  ];
}

/** What a part of figures is called. */
function named({ zh, en, synonyms }: NonNullable<IndicatorFile['numerator']>): PartWords {
  return { name: { zh, en }, synonyms };
}

function joinWords(common: Words, own: Words): Words {
  const join = <K extends Exclude<keyof Words, 'headings'>>(key: K): string[] => [...common[key], ...own[key]];
  const heading = (key: keyof Words['headings']): string[] => [...common.headings[key], ...own.headings[key]];
  return {
    value: join('value'),
    numerator: join('numerator'),
    volume: join('volume'),
    headings: {
      branch: heading('branch'),
      period: heading('period'),
      service: heading('service'),
      indicator: heading('indicator'),
      customer_class: heading('customer_class'),
      unit: heading('unit'),
      other: heading('other'),
    },
    sum: join('sum'),
    mean: join('mean'),
    note: join('note'),
    filler: join('filler'),
    title: join('title'),
    example: join('example'),
    findings_sheet: join('findings_sheet'),
    not_reported: join('not_reported'),
    no_business: join('no_business'),
    not_offered: join('not_offered'),
    yes: join('yes'),
    no: join('no'),
    below: join('below'),
    above: join('above'),
  };
}
