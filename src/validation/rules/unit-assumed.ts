import { groupBy } from '../../foundation';
import { seriesKey } from '../../model';
import { about, type Rule } from '../case';
import { unitName } from '../measure-figure';

/** Values without a unit anywhere, where the indicator has one that is printed: one finding for each series of a sheet. */
export const unitAssumed: Rule = ({ catalogue, figures }) => {
  const assumed = figures.filter((figure) => {
    if (figure.role !== 'value' || figure.content.kind !== 'quantity' || figure.measured.kind !== 'number')
      return false;
    const unit = catalogue.indicator(figure.series.indicator)?.unit;
    return (figure.content.quantity.unit ?? figure.unit) === undefined && unit !== undefined && unit.symbol.zh !== '';
  });
  const groups = groupBy(assumed, (figure) => `${figure.place.sheet} ${seriesKey(figure.series)}`);
  return [...groups.values()].flatMap(([first, ...others]) => {
    const indicator = first && catalogue.indicator(first.series.indicator);
    if (!first || !indicator) return [];
    const values = { indicator: indicator.name[catalogue.language], expected: unitName(indicator, catalogue) };
    return [
      about(
        first,
        'UNIT_ASSUMED',
        values,
        others.map(({ place }) => place.cell),
      ),
    ];
  });
};
