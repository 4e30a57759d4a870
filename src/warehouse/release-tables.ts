import { EntitySchema } from 'typeorm';
import { refersTo, type ColumnKinds } from './column-kinds';
import type { Release, Waiver } from './releases';

export interface CatalogueRow {
  sha256: string;
  content: string;
}

export type ReleaseRow = { -readonly [K in keyof Release]: Release[K] };
export type WaiverRow = { -readonly [K in keyof Waiver]: Waiver[K] };

/** Entities of what was published. The comments are the columns' documentation, in the database too. */
export function releaseEntities({ code, period, instant, sha256, text, whole }: ColumnKinds) {
  const primary = { primary: true };
  const nullable = { nullable: true };
  return [
    new EntitySchema<CatalogueRow>({
      name: 'kept_catalogue',
      columns: {
        sha256: sha256('SHA-256 of the text, hex', primary),
        content: text('the catalogue file as it was when a release was published with it'),
      },
    }),
    new EntitySchema<ReleaseRow>({
      name: 'period_release',
      columns: {
        id: whole('from 1 in the order of opening', primary),
        period: period('period it publishes'),
        state: code('open, published or abandoned'),
        revision: whole('from 0 within the period; null until published', nullable),
        kind: code('provisional or final; null until published', nullable),
        version: whole('version that publishing it made, and that it answers from; null until then', nullable),
        catalogueSha256: sha256('catalogue it was published with; null until then', nullable),
        seal: sha256('SHA-256 over itself, its waivers and its figures, hex; null until published', nullable),
        embargoUntil: instant('instant until which only those who manage releases see it, UTC', nullable),
        reason: text('why it revises the one before, or was abandoned', nullable),
        openedAt: instant('when it was opened, UTC'),
        openedBy: text('who opened it'),
        settledAt: instant('when it was published or abandoned, UTC; null before', nullable),
        settledBy: text('who did that', nullable),
      },
      indices: [{ name: 'period_release_revision', columns: ['period', 'revision'], unique: true }],
      foreignKeys: [refersTo('kept_catalogue', 'catalogueSha256', 'period_release_catalogue', 'sha256')],
    }),
    new EntitySchema<WaiverRow>({
      name: 'release_waiver',
      columns: {
        id: whole('from 1 in the order they were given', primary),
        releaseId: whole('the release'),
        kind: code('what is explained: figure, submission or rule'),
        branch: code('branch whose it is'),
        service: code('only of this service; null: of all', nullable),
        indicator: code('only of this indicator; null: of all', nullable),
        customerClass: code('only of this customer class; null: of all', nullable),
        rule: code('only of this rule; null: of all', nullable),
        submission: whole('only this submission; null: all', nullable),
        reason: text('the explanation'),
        givenAt: instant('when it was given, UTC'),
        givenBy: text('who gave it'),
      },
      indices: [{ name: 'release_waiver_release', columns: ['releaseId'] }],
      foreignKeys: [refersTo('period_release', 'releaseId', 'release_waiver_of')],
    }),
  ];
}
