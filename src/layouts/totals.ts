import type { Figure, FigurePlace, Total } from './figure';
import type { Content } from './quantity';

/** A cell of a total row or column, before its terms are known. */
export interface Aggregated {
  readonly place: FigurePlace;
  readonly rawText: string;
  readonly content: Content;
  readonly how: 'sum' | 'mean';
  readonly role: 'value' | 'volume';
  readonly unit?: string | undefined;
  /** The line its terms stand in: a total row adds up its `column`. */
  readonly along: 'row' | 'column';
}

/**
 * Finds the terms of each total within its table: the figures of its line since the total before it; where there are
 * none (a grand total below subtotals), all of the line before it.
 */
export function totalsOf(aggregated: readonly Aggregated[], figures: readonly Figure[]): Total[] {
  return aggregated.map(({ along, ...total }) => {
    const line = (one: { place: FigurePlace }): number => (along === 'column' ? one.place.column : one.place.row);
    const step = (one: { place: FigurePlace }): number => (along === 'column' ? one.place.row : one.place.column);
    const before = figures.filter(
      (figure) => line(figure) === line(total) && step(figure) < step(total) && figure.role === total.role,
    );
    const previous = Math.max(
      -1,
      ...aggregated
        .filter((other) => other.along === along && line(other) === line(total) && step(other) < step(total))
        .map(step),
    );
    const since = before.filter((figure) => step(figure) > previous);
    return { ...total, of: since.length > 0 ? since : before };
  });
}
