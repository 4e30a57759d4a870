import { monthsInSpan, period } from '../model';
import { checkBulletin } from './bulletin/check';
import { checkIndicators } from './indicators';
import { checkQuotas } from './quotas';
import { checkRange } from './ranges';
import { checkRecords, unitsIn } from './records';
import { checkRules } from './rules';
import type { CatalogueFile, CommonFile, OrganisationUnitFile } from './schema';

/** Something wrong in a catalogue file: the path of keys that leads to it, and what is wrong. */
export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What a schema can't say: codes are unique, and what is referred to exists. */
export function checkReferences(file: CatalogueFile, common: CommonFile): Problem[] {
  const problems: Problem[] = [];
  const report = (path: readonly PropertyKey[], message: string): void => {
    problems.push({ path, message });
  };
  const units = unique([...common.units, ...file.units], () => undefined);
  const classes = unique(file.customer_classes, (i, code) => report(['customer_classes', i, 'code'], twice(code)));
  const indicators = unique(file.indicators, (i, code) => report(['indicators', i, 'code'], twice(code)));
  const services = unique(file.services, (i, code) => report(['services', i, 'code'], twice(code)));
  const branches = new Set<string>();
  walk(file.organisation, ['organisation'], (unit, path) => {
    if (branches.has(unit.code)) report([...path, 'code'], twice(unit.code));
    branches.add(unit.code);
  });
  if (file.organisation.branches.length === 0) report(['organisation'], 'has no branches');

  const known = (codes: ReadonlySet<string>, path: readonly PropertyKey[], code: string, what: string): void => {
    if (!codes.has(code)) report(path, `there is no ${what} ${code}; known: ${[...codes].join(', ')}`);
  };
  checkIndicators(file, units, report);
  file.services.forEach((service, s) => {
    const seen = new Set<string>();
    service.series.forEach((measured, m) => {
      const path = ['services', s, 'series', m];
      known(indicators, [...path, 'indicator'], measured.indicator, 'indicator');
      measured.classes.forEach((code, c) => {
        known(classes, [...path, 'classes', c], code, 'customer class');
        const key = `${measured.indicator}/${code}`;
        if (seen.has(key)) report(path, `${service.code} has ${key} twice`);
        seen.add(key);
      });
      measured.expected_from?.forEach((code, b) => known(branches, [...path, 'expected_from', b], code, 'branch'));
      if (measured.limit) checkRange(measured.limit, [...path, 'limit'], report);
    });
  });
  file.calendar.forEach((rule, r) => {
    rule.services?.forEach((code, s) => known(services, ['calendar', r, 'services', s], code, 'service'));
    if (
      rule.from !== undefined &&
      rule.to !== undefined &&
      monthsInSpan(period(rule.to), { from: period(rule.from) }) === 0
    )
      report(['calendar', r, 'to'], `${rule.to} is over before ${rule.from} begins`);
  });
  checkRecords(file, unitsIn(file, common), report);
  checkQuotas(file, branches, report);
  checkRules(file, report);
  checkBulletin(file, services, report);
  return problems;
}

function twice(code: string): string {
  return `the code ${code} is there twice`;
}

function unique(items: readonly { code: string }[], onTwice: (index: number, code: string) => void): Set<string> {
  const codes = new Set<string>();
  items.forEach(({ code }, index) => {
    if (codes.has(code)) onTwice(index, code);
    codes.add(code);
  });
  return codes;
}

/** Visits a unit and all below it, depth first, with the path of keys that leads to each. */
export function walk(
  unit: OrganisationUnitFile,
  path: readonly PropertyKey[],
  visit: (unit: OrganisationUnitFile, path: readonly PropertyKey[], parent?: OrganisationUnitFile) => void,
  parent?: OrganisationUnitFile,
): void {
  visit(unit, path, parent);
  unit.branches.forEach((below, index) => walk(below, [...path, 'branches', index], visit, unit));
}
