import type { TableOptions } from 'typeorm';
import { refersTo, type ColumnKinds } from '../columns';

/** Tables of what was sent. */
export function submissionTables({
  code,
  period,
  instant,
  sha256,
  token,
  text,
  bytes,
  whole,
}: ColumnKinds): TableOptions[] {
  const primary = { isPrimary: true };
  const nullable = { isNullable: true };
  return [
    {
      name: 'warehouse_state',
      columns: [
        whole('id', 'always 1', primary),
        whole('version', 'counts transactions that stored something; 0 while empty'),
        whole('figures', 'newest version that changed a figure; 0 while empty'),
        whole('next_submission', 'id of the next submission'),
      ],
    },
    {
      name: 'workbook',
      columns: [sha256('sha256', 'SHA-256 of the bytes as sent, hex', primary), whole('size', 'length in bytes')],
    },
    {
      name: 'workbook_part',
      columns: [
        sha256('sha256', 'the workbook', primary),
        whole('part', 'place among its parts, from 0', primary),
        bytes('bytes', 'at most 1 MiB of it'),
      ],
      foreignKeys: [refersTo('workbook', 'sha256', 'workbook_part_of', 'sha256')],
    },
    {
      name: 'submission',
      columns: [
        whole('id', 'from 1 in the order of receipt', primary),
        code('branch', 'branch that sent it; null where that is not known', nullable),
        period('period', 'period it is for; null where that is not known', nullable),
        whole('revision', 'from 1 within branch and period; null until accepted', nullable),
        code('state', 'checked, rejected, accepted or withdrawn'),
        whole('accepted_version', 'version that its acceptance made; null until accepted', nullable),
        text('accepted_because', 'why its warnings were accepted', nullable),
        text('withdrawn_because', 'why it was withdrawn', nullable),
        text('file_name', 'name of the file as sent'),
        sha256('sha256', 'its bytes: a workbook'),
        whole('bytes', 'length of the file in bytes'),
        instant('received_at', 'instant of receipt, UTC'),
        code('received_from', 'who or what sent it: cli, http'),
        sha256('catalogue_sha256', 'SHA-256 of the catalogue it was read with, hex'),
        text('services', 'codes of the services in it, JSON list'),
      ],
      indices: [
        { name: 'submission_revision', columnNames: ['branch', 'period', 'revision'], isUnique: true },
        { name: 'submission_workbook', columnNames: ['sha256'] },
      ],
      foreignKeys: [refersTo('workbook', 'sha256', 'submission_sent_as', 'sha256')],
    },
    {
      name: 'closed_period',
      columns: [
        period('period', 'period that takes no more submissions', primary),
        instant('closed_at', 'when it was closed, UTC'),
        text('reason', 'why it was closed'),
      ],
    },
    {
      name: 'audit',
      columns: [
        whole('id', 'from 1 without gaps', primary),
        instant('at', 'when, UTC'),
        text('actor', 'who'),
        text('origin', 'from where: cli, or an address'),
        code('action', 'what was done'),
        text('subject', 'what it was done to'),
        text('state_before', 'state before, JSON'),
        text('state_after', 'state after, JSON'),
        sha256('hash', 'SHA-256 over the entry and the hash of the one before, hex'),
      ],
    },
    {
      name: 'finding',
      columns: [
        whole('submission', 'the submission', primary),
        whole('ordinal', 'place among its findings, from 0', primary),
        code('code', 'what was found', { length: '64' }),
        code('severity', 'error, warning or info'),
        text('sheet', 'sheet; null for the file itself', nullable),
        code('cell', 'cell address; null where no cell is meant', nullable),
        text('cells', 'further cells of the sheet, JSON list'),
        text('raw_text', 'what stands in the cell, as written', nullable),
        text('details', 'values that the message is filled with, JSON object'),
      ],
      foreignKeys: [refersTo('submission', 'submission', 'finding_of')],
    },
    {
      name: 'version',
      columns: [
        whole('version', 'counts changes, from 1', primary),
        instant('at', 'instant of the change, UTC'),
        code('kind', 'submission, withdrawal, rollups where only these changed, or record where no figure did'),
        whole('submission', 'submission that was accepted or withdrawn', nullable),
        token('token', 'names the transaction that made it'),
      ],
      foreignKeys: [refersTo('submission', 'submission', 'version_brought')],
    },
  ];
}
