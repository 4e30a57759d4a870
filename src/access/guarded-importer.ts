import { TongbaoError } from '../foundation';
import type { Importer, ImportRequest } from '../importing';
import type { WarehouseReader } from '../warehouse';
import type { Gate } from './gate';
import type { Operation } from './rights';

/**
 * An importer that does for a principal what they may have done, under their name and no other. `reader` is the guarded
 * one: a submission that they can't see is not there to be decided about either.
 */
export function guardedImporter(importer: Importer, reader: Pick<WarehouseReader, 'submission'>, gate: Gate): Importer {
  const { actor } = gate;

  async function permitDecision(operation: Operation, id: number): Promise<void> {
    gate.permit(operation);
    const submission = await reader.submission(id);
    if (!submission) throw new TongbaoError('NOT_FOUND', { what: 'submission', id });
    gate.permit(operation, submission.branch === undefined ? [] : [submission.branch]);
  }

  return {
    async import(request) {
      return importer.import(permittedImport(request, gate));
    },
    async accept(id, decision) {
      await permitDecision('submissions.accept', id);
      return importer.accept(id, { ...decision, actor });
    },
    async withdraw(id, decision) {
      await permitDecision('submissions.withdraw', id);
      return importer.withdraw(id, { ...decision, actor });
    },
    async closePeriod(period, decision) {
      gate.permit('periods.decide');
      return importer.closePeriod(period, { ...decision, actor });
    },
    async openPeriod(period, decision) {
      gate.permit('periods.decide');
      return importer.openPeriod(period, { ...decision, actor });
    },
  };
}

/** What somebody asks to have imported, as it is done for them; throws where they may not ask for it. */
export function permittedImport(request: ImportRequest, gate: Gate): ImportRequest {
  const named = request.branch === undefined ? [] : [request.branch];
  const operation = request.dryRun ? 'submissions.preview' : 'submissions.send';
  gate.permit(operation, named);
  if (request.accept !== undefined && !request.dryRun) gate.permit('submissions.accept', named);
  // a workbook of another branch contradicts the sender's own, which is found when it is checked
  const [own] = gate.reach(operation) ?? named;
  return { ...request, branch: own, actor: gate.actor };
}
