import type { Catalogue } from '../catalogue';
import type { Language } from '../foundation';
import { plain, type Interval } from '../model';
import {
  releaseNumber,
  type BrokenLimit,
  type CellStatus,
  type GridCell,
  type ReleaseChange,
  type RuleCheck,
  type RuleVerdict,
} from '../releases';
import type { Release, ReleaseKind, ReleaseState, Waiver, WaiverKind, WaiverScope } from '../warehouse';
import { changedFigureRow, type ChangedFigureRow } from './changed-figure-row';
import { branchName, dimensionRow, valueRow, type DimensionRow, type ValueRow } from './figure-row';

/** A release, flat. Null where it is not decided yet; who did something is null where that may not be seen. */
export interface ReleaseRow {
  readonly id: string;
  readonly number: string | null;
  readonly period: string;
  readonly revision: number | null;
  readonly state: ReleaseState;
  readonly kind: ReleaseKind | null;
  readonly version: number | null;
  readonly reason: string | null;
  readonly embargoUntil: string | null;
  readonly catalogueSha256: string | null;
  /** Whether the catalogue is another one today. */
  readonly catalogueChanged: boolean | null;
  readonly seal: string | null;
  readonly openedAt: string;
  readonly openedBy: string | null;
  readonly settledAt: string | null;
  readonly settledBy: string | null;
}

export function releaseRow(release: Release, catalogue: Pick<Catalogue, 'sha256'>, named: boolean): ReleaseRow {
  const { id, period, state, openedAt, openedBy, catalogueSha256 = null, settledBy = null } = release;
  return {
    ...{ id: String(id), number: releaseNumber(release) ?? null, period, state, openedAt },
    revision: release.revision ?? null,
    kind: release.kind ?? null,
    version: release.version ?? null,
    reason: release.reason ?? null,
    embargoUntil: release.embargoUntil ?? null,
    catalogueSha256,
    catalogueChanged: catalogueSha256 === null ? null : catalogueSha256 !== catalogue.sha256,
    seal: release.seal ?? null,
    settledAt: release.settledAt ?? null,
    ...(named ? { openedBy, settledBy } : { openedBy: null, settledBy: null }),
  };
}

/** Something that wants an explanation, or is explained, flat. */
export interface QuestionRow {
  readonly kind: WaiverKind;
  readonly branch: string;
  readonly branchName: string;
  readonly service: string | null;
  readonly indicator: string | null;
  readonly customerClass: string | null;
  readonly rule: string | null;
  readonly submission: string | null;
}

export function questionRow(catalogue: Catalogue, scope: WaiverScope, language: Language): QuestionRow {
  const { kind, branch, service = null, indicator = null, customerClass = null, rule = null, submission } = scope;
  return {
    ...{ kind, branch, branchName: branchName(catalogue, branch, language), service, indicator, customerClass, rule },
    submission: submission === undefined ? null : String(submission),
  };
}

/** A waiver, flat. */
export interface WaiverRow extends QuestionRow {
  readonly id: string;
  readonly reason: string;
  readonly givenAt: string;
}

export function waiverRow(catalogue: Catalogue, waiver: Waiver, language: Language): WaiverRow {
  const { id, reason, givenAt } = waiver;
  return { ...questionRow(catalogue, waiver, language), id: String(id), reason, givenAt };
}

/** The waiver that explains something, as far as a row shows it. */
interface ExplainedRow {
  readonly waiver: string | null;
  readonly reason: string | null;
}

export function explainedRow(waiver: Waiver | undefined): ExplainedRow {
  return { waiver: waiver ? String(waiver.id) : null, reason: waiver?.reason ?? null };
}

/** A cell of the grid, flat. */
export interface GridCellRow extends DimensionRow, ExplainedRow {
  readonly status: CellStatus;
  readonly figuresExpected: number;
  readonly figuresReported: number;
  readonly receivedAt: string | null;
  readonly dueDate: string;
}

export function gridCellRow(catalogue: Catalogue, cell: GridCell, language: Language): GridCellRow {
  const { status, figuresExpected, figuresReported, receivedAt = null, dueDate, waiver } = cell;
  return {
    ...dimensionRow(catalogue, cell, language),
    ...{ status, figuresExpected, figuresReported, receivedAt, dueDate },
    ...explainedRow(waiver),
  };
}

/** A rule held against figures, flat. */
export interface RuleCheckRow extends ExplainedRow {
  readonly rule: string;
  readonly ruleName: string;
  readonly branch: string;
  readonly branchName: string;
  readonly period: string;
  readonly relation: string;
  readonly leftLow: string | null;
  readonly leftHigh: string | null;
  readonly rightLow: string | null;
  readonly rightHigh: string | null;
  readonly verdict: RuleVerdict;
}

export function ruleCheckRow(catalogue: Catalogue, check: RuleCheck, language: Language): RuleCheckRow {
  const { rule, branch, period, left, right, verdict, waiver } = check;
  return {
    ...{ rule: rule.code, ruleName: rule.name[language], relation: rule.relation },
    ...{ branch, branchName: branchName(catalogue, branch, language), period, verdict },
    ...{ leftLow: bound(left, 'low'), leftHigh: bound(left, 'high') },
    ...{ rightLow: bound(right, 'low'), rightHigh: bound(right, 'high') },
    ...explainedRow(waiver),
  };
}

function bound(of: Interval | undefined, side: keyof Interval): string | null {
  return of ? plain(of[side]) : null;
}

/** A limit that is not met, flat. */
export interface BrokenLimitRow extends DimensionRow, ValueRow {
  readonly min: string | null;
  readonly max: string | null;
  readonly source: string | null;
  readonly quota: boolean;
}

export function brokenLimitRow(catalogue: Catalogue, broken: BrokenLimit, language: Language): BrokenLimitRow {
  const { figure, limit, of } = broken;
  return {
    ...dimensionRow(catalogue, figure, language),
    ...valueRow(figure.indicatorDefinition, figure, language),
    min: limit.min ? plain(limit.min) : null,
    max: limit.max ? plain(limit.max) : null,
    source: limit.source?.[language] ?? null,
    quota: of === 'quota',
  };
}

/** A figure that a revision says otherwise, flat. */
export interface ReleaseChangeRow extends ChangedFigureRow {
  readonly reason: string;
}

export function releaseChangeRow(catalogue: Catalogue, change: ReleaseChange, language: Language): ReleaseChangeRow {
  return { ...changedFigureRow(catalogue, change, language), reason: change.reason };
}
