import type { RecordTime } from '../../model';
import { recordsBehind } from '../../records';
import type { StoredRecord } from '../../warehouse';
import { refuseArgument } from '../codes';
import type { ApiContext } from './context';
import { cursorKind } from './cursor';
import type { EventRecord, RecordPage } from './types/event-record';
import type { Observation } from './types/observation';

const cursors = cursorKind<[number, number]>('record', [0, 0]);

/** The records behind an observation; none where it was reported. What a submission brought never changes. */
export async function recordPage(
  { warehouse, catalogue }: ApiContext,
  observation: Observation,
  { first, after }: { readonly first: number; readonly after: string | null | undefined },
): Promise<RecordPage> {
  const { submissionId: submission } = observation;
  const from = after ? cursors.read(after) : undefined;
  if (from && after && from.key[0] !== submission) refuseArgument('after', after, 'pageInfo.endCursor');
  const behind = recordsBehind(catalogue, observation);
  if (!behind) return { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  const { rows, hasNext } = await warehouse.recordsOf({ submission, ...behind }, first, from?.key[1]);
  const last = rows.at(-1);
  return {
    nodes: rows.map((row) => recordOf(row, behind.dated.by)),
    pageInfo: {
      hasNextPage: hasNext,
      endCursor: last ? cursors.write({ version: 0, key: [submission, last.ordinal] }) : null,
    },
  };
}

function recordOf(row: StoredRecord, dated: RecordTime): EventRecord {
  const { kind, number, service, customerClass, accepted, due, completed, satisfied, sheet, countedIn } = row;
  const elsewhere = countedIn.get(dated);
  return {
    ...{ kind, number, service, customerClass: customerClass ?? null },
    ...{ accepted: accepted ?? null, due: due ?? null, completed: completed ?? null, satisfied: satisfied ?? null },
    ...{ sheet, row: row.row },
    countedIn: elsewhere === undefined ? null : String(elsewhere),
  };
}
