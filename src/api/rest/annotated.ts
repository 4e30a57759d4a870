import type { AnnotatedCopy } from '../../annotation';
import type { Language } from '../../foundation';
import type { Submission, WarehouseReader } from '../../warehouse';
import type { RouteParts } from '../parts';

/**
 * Makes annotated copies, one at a time: several large ones would take up the memory of several. `wanted` is asked when its turn
 * comes; gives undefined where it no longer is.
 */
export function annotatedCopies({ annotator }: Pick<RouteParts, 'annotator'>) {
  let turn: Promise<unknown> = Promise.resolve();

  async function make(
    warehouse: WarehouseReader,
    { id, fileName }: Submission,
    language: Language,
  ): Promise<AnnotatedCopy | undefined> {
    const bytes = await warehouse.workbook(id);
    if (!bytes) return undefined;
    return annotator.annotate(bytes, { findings: await warehouse.findings(id), language, fileName });
  }

  return (
    warehouse: WarehouseReader,
    submission: Submission,
    language: Language,
    wanted: () => boolean,
  ): Promise<AnnotatedCopy | undefined> => {
    const mine = turn.then(() => (wanted() ? make(warehouse, submission, language) : undefined));
    turn = mine.catch(() => undefined);
    return mine;
  };
}
