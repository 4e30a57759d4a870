import type { Catalogue } from '../catalogue';
import type { Language } from '../foundation';
import type { Plan } from '../importing';
import { plain, type Decimal, type FigureStatus } from '../model';
import { valueText, type Said } from './figure-text';
import { headMovesOf } from './plan-report';

/** What a figure is of, in codes. */
interface FigureKeyRow {
  readonly service: string;
  readonly indicator: string;
  readonly customerClass: string;
  readonly period: string;
}

/** What a figure says; exact decimals as text, null where there is none. */
interface FigureRow {
  readonly low: string | null;
  readonly high: string | null;
  readonly volume: string | null;
}

type ObservedRow = FigureRow & { readonly status: FigureStatus | null };
type DisplayedRow = FigureRow & { readonly display: string | null };

/** A plan as JSON prints it. */
export interface PlanRow {
  readonly hash: string;
  readonly added: number;
  readonly changed: readonly (FigureKeyRow & { readonly before: ObservedRow; readonly after: ObservedRow })[];
  readonly removed: readonly (FigureKeyRow & { readonly before: ObservedRow })[];
  readonly unchanged: number;
  /** The head's figures of the submission's period that move. */
  readonly province: readonly (FigureKeyRow & {
    readonly unit: string;
    readonly before: DisplayedRow | null;
    readonly after: DisplayedRow | null;
  })[];
}

export function planRow(plan: Plan, period: string | undefined, catalogue: Catalogue, language: Language): PlanRow {
  const displayed = (one: Said | undefined): DisplayedRow | null =>
    one ? { ...figureRow(one), display: valueText(catalogue, one.indicator, one, language) ?? null } : null;
  return {
    hash: plan.hash,
    added: plan.added.length,
    changed: plan.changed.map(({ before, after }) => ({
      ...keyRow(after),
      before: observedRow(before),
      after: observedRow(after),
    })),
    removed: plan.removed.map((one) => ({ ...keyRow(one), before: observedRow(one) })),
    unchanged: plan.unchanged,
    province: headMovesOf(plan, period, catalogue).map(({ key, before, after }) => ({
      ...keyRow(key),
      unit: catalogue.indicator(key.indicator)?.unit.code ?? '',
      before: displayed(before),
      after: displayed(after),
    })),
  };
}

function keyRow({ service, indicator, customerClass, period }: Said): FigureKeyRow {
  return { service, indicator, customerClass, period };
}

function figureRow({ low, high, volume }: Said): FigureRow {
  const text = (part: Decimal | undefined): string | null => (part ? plain(part) : null);
  return { low: text(low), high: text(high), volume: text(volume) };
}

function observedRow(one: Said): ObservedRow {
  return { ...figureRow(one), status: one.status ?? null };
}
