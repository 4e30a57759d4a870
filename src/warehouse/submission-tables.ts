import { EntitySchema } from 'typeorm';
import type { Severity } from '../model';
import type { TextValues } from '../foundation';
import { refersTo, type ColumnKinds } from './column-kinds';

/** The one row that every writer locks first. */
export interface StateRow {
  id: number;
  version: number;
  figures: number;
  nextSubmission: number;
  access: number;
  catalogueSha256?: string | undefined;
}

export interface VersionRow {
  version: number;
  at: string;
  kind: 'submission' | 'withdrawal' | 'rollups' | 'record';
  submission?: number | undefined;
  token: string;
}

export interface WorkbookRow {
  sha256: string;
  size: number;
}

/** A workbook is kept in parts, so that no statement and no answer is larger than what servers take by default. */
export interface WorkbookPartRow {
  sha256: string;
  part: number;
  bytes: Uint8Array;
}

export interface SubmissionRow {
  id: number;
  branch?: string | undefined;
  period?: string | undefined;
  revision?: number | undefined;
  state: 'checked' | 'rejected' | 'accepted' | 'withdrawn';
  acceptedVersion?: number | undefined;
  acceptedBecause?: string | undefined;
  withdrawnBecause?: string | undefined;
  fileName: string;
  sha256: string;
  bytes: number;
  receivedVersion: number;
  receivedAt: string;
  receivedFrom: string;
  catalogueSha256: string;
  services: readonly string[];
}

export interface ClosedPeriodRow {
  period: string;
  closedAt: string;
  reason: string;
}

export interface AuditRow {
  id: number;
  at: string;
  actor: string;
  origin: string;
  action: string;
  subject: string;
  stateBefore: unknown;
  stateAfter: unknown;
  hash: string;
}

export interface FindingRow {
  submission: number;
  ordinal: number;
  code: string;
  severity: Severity;
  sheet?: string | undefined;
  cell?: string | undefined;
  cells: readonly string[];
  rawText?: string | undefined;
  details: TextValues;
}

/** Entities of what was sent. The comments are the columns' documentation, in the database too. */
export function submissionEntities({ code, period, instant, sha256, token, text, json, bytes, whole }: ColumnKinds) {
  const primary = { primary: true };
  const nullable = { nullable: true };
  return [
    new EntitySchema<StateRow>({
      name: 'warehouse_state',
      columns: {
        id: whole('always 1', primary),
        version: whole('counts transactions that stored something; 0 while empty'),
        figures: whole('newest version that changed a figure; 0 while empty'),
        nextSubmission: whole('id of the next submission'),
        access: whole('counts changes of accounts and credentials', { default: 0 }),
        catalogueSha256: sha256('catalogue in force; null until one was adopted', { nullable: true }),
      },
    }),
    new EntitySchema<WorkbookRow>({
      name: 'workbook',
      columns: {
        sha256: sha256('SHA-256 of the bytes as sent, hex', primary),
        size: whole('length in bytes'),
      },
    }),
    new EntitySchema<WorkbookPartRow>({
      name: 'workbook_part',
      columns: {
        sha256: sha256('the workbook', primary),
        part: whole('place among its parts, from 0', primary),
        bytes: bytes('at most 1 MiB of it'),
      },
      foreignKeys: [refersTo('workbook', 'sha256', 'workbook_part_of', 'sha256')],
    }),
    new EntitySchema<SubmissionRow>({
      name: 'submission',
      columns: {
        id: whole('from 1 in the order of receipt', primary),
        branch: code('branch that sent it; null where that is not known', nullable),
        period: period('period it is for; null where that is not known', nullable),
        revision: whole('from 1 within branch and period; null until accepted', nullable),
        state: code('checked, rejected, accepted or withdrawn'),
        acceptedVersion: whole('version that its acceptance made; null until accepted', nullable),
        acceptedBecause: text('why its warnings were accepted', nullable),
        withdrawnBecause: text('why it was withdrawn', nullable),
        fileName: text('name of the file as sent'),
        sha256: sha256('its bytes: a workbook'),
        bytes: whole('length of the file in bytes'),
        receivedVersion: whole('version that its receipt made; 0 where that was not kept', { default: 0 }),
        receivedAt: instant('instant of receipt, UTC'),
        receivedFrom: code('who or what sent it: cli, http'),
        catalogueSha256: sha256('SHA-256 of the catalogue it was read with, hex'),
        services: json('codes of the services in it, JSON list'),
      },
      indices: [
        { name: 'submission_revision', columns: ['branch', 'period', 'revision'], unique: true },
        { name: 'submission_workbook', columns: ['sha256'] },
      ],
      foreignKeys: [refersTo('workbook', 'sha256', 'submission_sent_as', 'sha256')],
    }),
    new EntitySchema<ClosedPeriodRow>({
      name: 'closed_period',
      columns: {
        period: period('period that takes no more submissions', primary),
        closedAt: instant('when it was closed, UTC'),
        reason: text('why it was closed'),
      },
    }),
    new EntitySchema<AuditRow>({
      name: 'audit',
      columns: {
        id: whole('from 1 without gaps', primary),
        at: instant('when, UTC'),
        actor: text('who'),
        origin: text('from where: cli, or an address'),
        action: code('what was done'),
        subject: text('what it was done to'),
        stateBefore: json('state before, JSON'),
        stateAfter: json('state after, JSON'),
        hash: sha256('SHA-256 over the entry and the hash of the one before, hex'),
      },
    }),
    new EntitySchema<FindingRow>({
      name: 'finding',
      columns: {
        submission: whole('the submission', primary),
        ordinal: whole('place among its findings, from 0', primary),
        code: code('what was found', { length: 64 }),
        severity: code('error, warning or info'),
        sheet: text('sheet; null for the file itself', nullable),
        cell: code('cell address; null where no cell is meant', nullable),
        cells: json('further cells of the sheet, JSON list'),
        rawText: text('what stands in the cell, as written', nullable),
        details: json('values that the message is filled with, JSON object'),
      },
      foreignKeys: [refersTo('submission', 'submission', 'finding_of')],
    }),
    new EntitySchema<VersionRow>({
      name: 'version',
      columns: {
        version: whole('counts changes, from 1', primary),
        at: instant('instant of the change, UTC'),
        kind: code('submission, withdrawal, rollups where only these changed, or record where no figure did'),
        submission: whole('submission that was accepted or withdrawn', nullable),
        token: token('names the transaction that made it'),
      },
      indices: [{ name: 'version_at', columns: ['at'] }],
      foreignKeys: [refersTo('submission', 'submission', 'version_brought')],
    }),
  ];
}
