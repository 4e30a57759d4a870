import { about, seriesName, type MeasuredFigure, type Rule } from '../case';
import { unitName } from '../measure-figure';

/** Values without a unit anywhere, where the indicator has one that is printed: one finding for each series of a sheet. */
export const unitAssumed: Rule = ({ catalogue, figures }) => {
  const groups = new Map<string, MeasuredFigure[]>();
  for (const figure of figures) {
    if (figure.role !== 'value' || figure.content.kind !== 'quantity' || figure.measured.kind !== 'number') continue;
    const indicator = catalogue.indicator(figure.series.indicator);
    const written = figure.content.quantity.unit ?? figure.unit;
    if (written !== undefined || !indicator || indicator.unit.symbol.zh === '') continue;
    const key = `${figure.place.sheet} ${seriesName(catalogue, figure.series)}`;
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
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
