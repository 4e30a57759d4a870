import type { Catalogue, Indicator } from '../catalogue';
import type { Figure, Quantity } from '../layouts';
import {
  convert,
  decimal,
  magnitudeLimit,
  needsVolume,
  plain,
  proportion,
  round,
  valueScale,
  volumeScale,
  zero,
  type Decimal,
  type Finding,
} from '../model';
import { about, type Measured } from './case';

/** A figure measured, or the finding that says why it can't be. */
export type Measuring = { readonly measured: Measured; readonly finding?: Finding | undefined };

/** Reads a figure's cell as a number in the unit of its indicator (a volume, and the numerator of a rate: as a plain count). */
export function measureFigure(figure: Figure, catalogue: Catalogue): Measuring {
  const refuse = (finding: Finding): Measuring => ({ measured: { kind: 'faulty' }, finding });
  const { content } = figure;
  switch (content.kind) {
    case 'absent':
      return { measured: content };
    case 'unreadable':
      return refuse(about(figure, unreadableCodes[content.why], { text: figure.rawText }));
    case 'quantity':
      return measures[figure.role](figure, content.quantity, catalogue, refuse);
  }
}

const unreadableCodes = {
  text: 'NUMBER_UNREADABLE',
  boolean: 'NUMBER_UNREADABLE',
  error: 'CELL_ERROR',
  uncalculated: 'FORMULA_UNCALCULATED',
  date: 'DATE_FOR_NUMBER',
} as const;

type Refuse = (finding: Finding) => Measuring;

const measures = { value: measureValue, numerator: measureNumerator, volume: measureVolume } as const;

/** Counts above a rate; above any other quotient a sum in the indicator's unit. */
function measureNumerator(figure: Figure, quantity: Quantity, catalogue: Catalogue, refuse: Refuse): Measuring {
  const { unit: expected, name } = catalogue.indicator(figure.series.indicator) as Indicator;
  const invalid = about(figure, 'NUMERATOR_INVALID', { indicator: name[catalogue.language], text: figure.rawText });
  if (quantity.bound !== 'exact' || !needsVolume(figure.series.rollup)) return refuse(invalid);
  const given = catalogue.unit(quantity.unit ?? figure.unit ?? '');
  const counts = expected.dimension === proportion;
  // the % over a table, or beside a row, is that of its rates
  const isOfRate = counts && quantity.unit === undefined && given?.dimension === proportion;
  const number =
    given === undefined || isOfRate
      ? quantity.number
      : given.dimension === 'count'
        ? quantity.number.times(given.factor)
        : counts
          ? undefined
          : convert(quantity.number, given, expected);
  if (number === undefined) return refuse(invalid);
  return fits(number, volumeScale)
    ? { measured: { kind: 'number', low: number, high: number } }
    : refuse(tooLong(figure, volumeScale));
}

function measureVolume(figure: Figure, quantity: Quantity, catalogue: Catalogue, refuse: Refuse): Measuring {
  const code = quantity.unit ?? figure.unit;
  const unit = code === undefined ? undefined : catalogue.unit(code);
  const counted = unit === undefined || unit.dimension === 'count';
  if (!counted || quantity.bound !== 'exact' || quantity.number.lt(zero)) {
    return refuse(about(figure, 'VOLUME_INVALID', { text: figure.rawText }));
  }
  const number = unit ? quantity.number.times(unit.factor) : quantity.number;
  if (!fits(number, volumeScale)) return refuse(tooLong(figure, volumeScale));
  return { measured: { kind: 'number', low: number, high: number } };
}

function measureValue(figure: Figure, quantity: Quantity, catalogue: Catalogue, refuse: Refuse): Measuring {
  const indicator = catalogue.indicator(figure.series.indicator) as Indicator;
  const names = { indicator: indicator.name[catalogue.language], expected: unitName(indicator, catalogue) };
  const code = quantity.unit ?? figure.unit;
  const unit = code === undefined ? indicator.unit : (catalogue.unit(code) ?? indicator.unit);
  const number = convert(quantity.number, unit, indicator.unit);
  if (number === undefined) {
    return refuse(
      about(figure, 'UNIT_UNCONVERTIBLE', { ...names, unit: unit.symbol[catalogue.language] || unit.code }),
    );
  }
  const rounds = quantity.binary || unit !== indicator.unit;
  const kept = rounds ? round(number, valueScale, 'half-even') : number;
  if (!fits(kept, valueScale)) return refuse(tooLong(figure, valueScale));
  const { min, max } = indicator.range;
  const spoken = { ...names, value: plain(kept) };
  if (min !== undefined && kept.lt(min))
    return refuse(about(figure, 'VALUE_BELOW_RANGE', { ...spoken, limit: plain(min) }));
  if (max !== undefined && kept.gt(max))
    return refuse(about(figure, 'VALUE_ABOVE_RANGE', { ...spoken, limit: plain(max) }));
  switch (quantity.bound) {
    case 'exact':
      return { measured: { kind: 'number', low: kept, high: kept } };
    case 'below':
      return { measured: { kind: 'number', low: min ?? zero, high: kept } };
    case 'above':
      return max === undefined
        ? refuse(about(figure, 'BOUND_OPEN', { ...names, text: figure.rawText }))
        : { measured: { kind: 'number', low: kept, high: max } };
  }
}

function fits(number: Decimal, scale: number): boolean {
  return number.abs().lt(decimal(magnitudeLimit)) && round(number, scale, 'half-even').eq(number);
}

function tooLong(figure: Figure, scale: number): Finding {
  return about(figure, 'NUMBER_TOO_LONG', { text: figure.rawText.slice(0, 60), scale });
}

export function unitName(indicator: Indicator, catalogue: Catalogue): string {
  return indicator.unit.symbol[catalogue.language] || indicator.unit.code;
}
