import type { Catalogue } from '../catalogue';
import { groupBy } from '../foundation';
import { endOfTime, type RollupKey, type RollupStep, type VersionEntry, type WarehouseReader } from '../warehouse';
import { passes } from './figure-filter';
import type { RollupFigure, RollupQuery } from './figures';
import { rollupKeyText, sameNumbers } from './numbers';
import { Plan } from './plan';

/** A figure that moved: what it was, what it became, and because of what. */
export interface FigureChange {
  readonly key: RollupKey;
  /** Absent where there was none. */
  readonly before?: RollupFigure | undefined;
  /** Absent where there is none any more. */
  readonly after?: RollupFigure | undefined;
  /** The version that moved it last. */
  readonly because: VersionEntry;
  /** How often it moved in between. */
  readonly steps: number;
}

/** Where a page of changes goes on: after the change of a figure that a version made. */
export interface ChangePlace {
  readonly key: RollupKey;
  readonly version: number;
}

export interface ChangesPage {
  /** Changes after this version, up to and with `until`. */
  readonly since: number;
  readonly until: number;
  /** Every single step is a change of its own; otherwise a figure is one change, and none where it moved back again. */
  readonly stepwise: boolean;
  readonly limit: number;
  readonly after?: ChangePlace | undefined;
}

interface Move {
  readonly key: RollupKey;
  readonly before: RollupStep | undefined;
  readonly after: RollupStep | undefined;
  readonly version: number;
  readonly steps: number;
}

/** The most groups (one unit in one period) that are looked through at a time. */
const mostGroups = 64;

/**
 * The figures of a question that moved between two versions, in the order of period, unit and series; steps of one
 * figure in that of time. What figures themselves have to be, they have to be afterwards (before, where they are gone).
 * What it costs follows what the question is about, and what moved of it.
 */
export async function changes(
  reader: WarehouseReader,
  catalogue: Catalogue,
  query: RollupQuery,
  page: ChangesPage,
): Promise<{ readonly changes: readonly FigureChange[]; readonly hasNext: boolean }> {
  const plan = new Plan(catalogue, query);
  const { periods, units, series } = plan;
  const start = page.after && { rank: plan.rank(page.after.key), version: page.after.version };
  const found: Move[] = [];
  const groups = series.length === 0 ? 0 : periods.length * units.length;
  let next = start ? Math.floor(start.rank / series.length) : 0;
  while (next < groups && found.length <= page.limit) {
    const [of, firstUnit] = [Math.floor(next / units.length), next % units.length];
    const untilUnit = Math.min(units.length, firstUnit + mostGroups);
    const filter = { periods: periods.slice(of, of + 1), branches: units.slice(firstUnit, untilUnit), series };
    const steps = await reader.rollupSteps(filter, page.since, page.until);
    const moves = [...groupBy(steps, rollupKeyText).values()]
      .flatMap((one) => movesOf(one, page))
      .map((move) => ({ move, rank: plan.rank(move.key) }))
      .filter(({ move, rank }) => !start || rank > start.rank || (rank === start.rank && move.version > start.version));
    moves.sort((a, b) => a.rank - b.rank || a.move.version - b.move.version);
    for (const { move } of moves) {
      const shown = move.after ?? move.before;
      if (shown && passes(query, plan.figure(shown))) found.push(move);
    }
    next = of * units.length + untilUnit;
  }
  const shown = found.slice(0, page.limit);
  const reasons = await reader.versions(shown.map(({ version }) => version));
  return {
    changes: shown.map((move, place) => changeOf(plan, move, reasons[place])),
    hasNext: found.length > page.limit,
  };
}

/** What became of one figure between two versions, from all that it was then. */
function movesOf(steps: readonly RollupStep[], { since, until, stepwise }: ChangesPage): Move[] {
  const inOrder = [...steps].sort((a, b) => a.validFrom - b.validFrom);
  const moves: Move[] = [];
  const add = (before: RollupStep | undefined, after: RollupStep | undefined, version: number): void => {
    const key = after ?? before;
    if (key) moves.push({ key, before, after, version, steps: 1 });
  };
  for (const [place, step] of inOrder.entries()) {
    const last = inOrder[place - 1];
    if (step.validFrom > since) add(last?.validTo === step.validFrom ? last : undefined, step, step.validFrom);
    const gap = inOrder[place + 1]?.validFrom !== step.validTo;
    if (gap && step.validTo !== endOfTime && step.validTo <= until) add(step, undefined, step.validTo);
  }
  const [first, last] = [moves[0], moves.at(-1)];
  if (stepwise || !first || !last) return moves;
  const { before } = first;
  const { after } = last;
  const back = before && after ? sameNumbers(before, after) : before === after;
  return back ? [] : [{ key: last.key, before, after, version: last.version, steps: moves.length }];
}

function changeOf(plan: Plan, { key, before, after, steps }: Move, because: VersionEntry | undefined): FigureChange {
  if (!because) throw new RangeError('a figure moved in a version that is not there');
  const { branch, period, service, indicator, customerClass } = key;
  return {
    key: { branch, period, service, indicator, customerClass },
    before: before && plan.figure(before),
    after: after && plan.figure(after),
    because,
    steps,
  };
}
