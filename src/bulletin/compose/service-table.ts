import { groupBy } from '../../foundation';
import type { Cell, Table } from '../document';
import { headOf } from '../figures';
import type { Composition } from './composition';
import { tableTexts } from './texts';

/**
 * The figures of a service: an indicator a column, under two rows of headings where one is split by customer class. One
 * row for the head of the organisation, or one for every unit.
 */
export function composeServiceTable(composition: Composition, service: string, of: 'head' | 'branches'): Table {
  const { catalogue, figures, language, say } = composition;
  const series = catalogue.series.filter((one) => one.service === service);
  const indicators = [...groupBy(series, ({ indicator }) => indicator)];
  const columns = indicators.flatMap(([, classes]) => classes);
  const split = indicators.some(([, classes]) => classes.length > 1);
  const name = (indicator: string): string => catalogue.indicator(indicator)?.name[language] ?? indicator;
  const top: Cell[] = indicators.map(([indicator, { length }]) =>
    length > 1 ? { text: name(indicator), columns: length } : { text: name(indicator), rows: split ? 2 : undefined },
  );
  const below: Cell[] = indicators.flatMap(([, classes]) =>
    classes.length > 1
      ? classes.map(({ customerClass: code }) => ({ text: catalogue.customerClass(code)?.name[language] ?? code }))
      : [],
  );
  const corner: Cell = { text: say(tableTexts.unit), rows: split ? 2 : undefined };
  const units = of === 'head' ? [headOf(catalogue)] : catalogue.branches.map(({ code }) => code);
  const strong = (unit: string): boolean => of === 'branches' && catalogue.branch(unit)?.level !== 'BRANCH';
  const body = units.map((unit): Cell[] => {
    const tone = strong(unit) ? 'strong' : undefined;
    const cells = columns.map((one) => composition.cell(figures.figure(one, unit)));
    return [
      { text: composition.unitName(unit), heads: true, tone },
      ...cells.map((cell) => ({ ...cell, tone: cell.tone ?? tone })),
    ];
  });
  return {
    kind: 'table',
    title: say(of === 'head' ? tableTexts.ofHead : tableTexts.ofBranches, {
      service: composition.serviceName(service),
    }),
    weights: [1, ...columns.map(() => 1)],
    head: split ? [[corner, ...top], below] : [[corner, ...top]],
    body,
  };
}
