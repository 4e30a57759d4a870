import type { Rule, RuleTerm } from './catalogue';
import { measuredSeries } from './measured';
import type { CatalogueFile } from './schema';

type RuleFile = CatalogueFile['rules'][number];

/** The rules of a checked file. */
export function rulesOf(file: CatalogueFile): Rule[] {
  const terms = (side: RuleFile['left']): RuleTerm[] =>
    side.map(({ class: customerClass, ...term }) => ({ ...term, customerClass }));
  return file.rules.map((rule) => ({ ...rule, left: terms(rule.left), right: terms(rule.right) }));
}

/** What a schema can't say of rules: codes are unique, series exist, and what is added up is in one unit. */
export function checkRules(file: CatalogueFile, report: (path: readonly PropertyKey[], message: string) => void): void {
  const measured = measuredSeries(file);
  const unitOf = new Map(file.indicators.map(({ code, unit }) => [code, unit]));
  const codes = new Set<string>();
  file.rules.forEach((rule, index) => {
    if (codes.has(rule.code)) report(['rules', index, 'code'], `the code ${rule.code} is there twice`);
    codes.add(rule.code);
    const units = new Set<string>();
    for (const side of ['left', 'right'] as const) {
      rule[side].forEach((term, place) => {
        const series = `${term.service}/${term.indicator}/${term.class}`;
        if (!measured.has(series)) report(['rules', index, side, place], `there is no series ${series}`);
        else if (term.of === 'value') units.add(unitOf.get(term.indicator) ?? '');
      });
    }
    if (units.size > 1) report(['rules', index], `has values in ${[...units].join(' and ')}: they can not be compared`);
  });
}
