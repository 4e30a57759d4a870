import type { Catalogue } from '../catalogue';
import type { Language } from '../foundation';
import { headRollups, type Plan } from '../importing';
import {
  comparePeriods,
  period,
  plain,
  seriesKey,
  type Decimal,
  type Observation,
  type ObservationStatus,
  type Series,
} from '../model';
import type { Rollup } from '../warehouse';
import { dimensionRow, valueRow, type DimensionRow, type ValueRow } from './figure-row';

/** One side of a change. */
export interface PlanFigure extends ValueRow {
  readonly volume: string | null;
  /** What a branch reported it as; null for a rolled-up figure. */
  readonly status: ObservationStatus | null;
}

/** A figure that a plan changes; `before` is null where there was none, `after` where there is none any more. */
export interface ChangeRow extends DimensionRow {
  readonly before: PlanFigure | null;
  readonly after: PlanFigure | null;
}

/** A plan as programs get it. Lists are cut to the size of a page; the counts are of all there is. */
export interface PlanRow {
  /** Names exactly this change. */
  readonly hash: string;
  readonly added: number;
  readonly changed: readonly ChangeRow[];
  readonly changedCount: number;
  readonly removed: readonly ChangeRow[];
  readonly removedCount: number;
  readonly unchanged: number;
  /** The rolled-up figures of the head of the organisation that move. */
  readonly province: readonly ChangeRow[];
  readonly provinceCount: number;
}

/** Shows a plan, with at most `most` figures in each of its lists. */
export function planRow(plan: Plan, catalogue: Catalogue, language: Language, most: number): PlanRow {
  const head = headChanges(plan, catalogue);
  const show = (changes: readonly Change[]): ChangeRow[] =>
    changes.slice(0, most).map((one) => changeRow(one, catalogue, language));
  return {
    hash: plan.hash,
    added: plan.added.length,
    changed: show(plan.changed.map(({ before, after }) => ({ key: after, before: side(before), after: side(after) }))),
    changedCount: plan.changed.length,
    removed: show(plan.removed.map((one) => ({ key: one, before: side(one), after: undefined }))),
    removedCount: plan.removed.length,
    unchanged: plan.unchanged,
    province: show(head),
    provinceCount: head.length,
  };
}

type Key = Series & { readonly branch: string; readonly period: string };

interface Side {
  readonly low?: Decimal | undefined;
  readonly high?: Decimal | undefined;
  readonly volume?: Decimal | undefined;
  readonly status?: ObservationStatus | undefined;
}

interface Change {
  readonly key: Key;
  readonly before: Side | undefined;
  readonly after: Side | undefined;
}

function side({ low, high, volume, status }: Observation): Side {
  return { low, high, volume, status };
}

/** In the order of answers: by period, coarse before fine, then as in the catalogue. */
function headChanges(plan: Plan, catalogue: Catalogue): Change[] {
  const rank = new Map(catalogue.series.map((one, index) => [seriesKey(one), index]));
  const rolled = (rollup: Rollup | undefined): Side | undefined =>
    rollup && { low: rollup.low, high: rollup.high, volume: rollup.totals.volume };
  return headRollups(plan, catalogue)
    .flatMap(({ before, after }): Change[] => {
      const key = after ?? before;
      return key ? [{ key, before: rolled(before), after: rolled(after) }] : [];
    })
    .sort(
      ({ key: a }, { key: b }) =>
        comparePeriods(period(a.period), period(b.period)) ||
        (rank.get(seriesKey(a)) ?? 0) - (rank.get(seriesKey(b)) ?? 0),
    );
}

function changeRow({ key, before, after }: Change, catalogue: Catalogue, language: Language): ChangeRow {
  const figure = (one: Side | undefined): PlanFigure | null =>
    one
      ? {
          ...valueRow(catalogue.indicator(key.indicator), one, language),
          volume: one.volume === undefined ? null : plain(one.volume),
          status: one.status ?? null,
        }
      : null;
  return { ...dimensionRow(catalogue, key, language), before: figure(before), after: figure(after) };
}
