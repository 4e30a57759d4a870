import type { Figure, FigurePlace, FigureRole, Total } from './figure';
import type { Content } from './quantity';

/** A cell of a total row or column, before its terms are known. */
export interface Aggregated {
  readonly place: FigurePlace;
  readonly rawText: string;
  readonly content: Content;
  readonly how: 'sum' | 'mean';
  readonly role: FigureRole;
  readonly unit?: string | undefined;
  /** The line its terms stand in: a total row adds up its `column`. */
  readonly along: 'row' | 'column';
}

/**
 * Finds the terms of each total within its table: the figures of its line since the total before it; where there are
 * none (a grand total below subtotals), all of the line before it.
 */
export function totalsOf(aggregated: readonly Aggregated[], figures: readonly Figure[]): Total[] {
  const terms = { row: new Lines(figures, 'row'), column: new Lines(figures, 'column') };
  const totals = { row: totalsAlong(aggregated, 'row'), column: totalsAlong(aggregated, 'column') };
  return aggregated.map(({ along, ...total }) => {
    const { line, step } = onAxis[along](total.place);
    const ofRole = (figure: Figure): boolean => figure.role === total.role;
    const previous = totals[along].lastBefore(line, step);
    const from = previous ? onAxis[along](previous.place).step + 1 : 0;
    const since = terms[along].between(line, from, step).filter(ofRole);
    return { ...total, of: since.length > 0 ? since : terms[along].before(line, step).filter(ofRole) };
  });
}

/** Which line a place stands in, and how far along it. */
const onAxis = {
  row: ({ row, column }: FigurePlace) => ({ line: row, step: column }),
  column: ({ row, column }: FigurePlace) => ({ line: column, step: row }),
} as const;

function totalsAlong(aggregated: readonly Aggregated[], along: 'row' | 'column'): Lines<Aggregated> {
  return new Lines(
    aggregated.filter((one) => one.along === along),
    along,
  );
}

/** What stands in each row, or in each column, from its start on. */
class Lines<T extends { readonly place: FigurePlace }> {
  readonly #lines = new Map<number, T[]>();

  constructor(
    items: readonly T[],
    private readonly along: 'row' | 'column',
  ) {
    for (const item of items) {
      const { line } = onAxis[along](item.place);
      const others = this.#lines.get(line);
      if (others) others.push(item);
      else this.#lines.set(line, [item]);
    }
    for (const line of this.#lines.values()) line.sort((a, b) => this.#step(a) - this.#step(b));
  }

  before(line: number, step: number): readonly T[] {
    return this.between(line, 0, step);
  }

  lastBefore(line: number, step: number): T | undefined {
    const items = this.#lines.get(line) ?? [];
    return items[this.#indexOf(items, step) - 1];
  }

  /** Those from one step on, and before another. */
  between(line: number, from: number, to: number): readonly T[] {
    const items = this.#lines.get(line) ?? [];
    return items.slice(this.#indexOf(items, from), this.#indexOf(items, to));
  }

  /** How many stand before the step. */
  #indexOf(items: readonly T[], step: number): number {
    let [low, high] = [0, items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const item = items[middle];
      if (item && this.#step(item) < step) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #step(item: T): number {
    return onAxis[this.along](item.place).step;
  }
}
