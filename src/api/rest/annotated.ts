import { annotate, type AnnotatedCopy } from '../../annotation';
import type { Language } from '../../foundation';
import type { Submission, WarehouseReader } from '../../warehouse';
import type { RouteParts } from '../parts';

/**
 * Makes annotated copies, one at a time: while a large one is made nothing else is answered, and several in a row would
 * keep everybody waiting. `wanted` is asked when its turn comes; gives undefined where it no longer is.
 */
export function annotatedCopies({ reader }: Pick<RouteParts, 'reader'>) {
  let turn: Promise<unknown> = Promise.resolve();

  async function make(
    warehouse: WarehouseReader,
    { id, fileName }: Submission,
    language: Language,
  ): Promise<AnnotatedCopy | undefined> {
    const bytes = await warehouse.workbook(id);
    if (!bytes) return undefined;
    const [reading, findings] = await Promise.all([reader.read(bytes), warehouse.findings(id)]);
    return annotate(bytes, findings, { language, fileName, workbook: reading.ok ? reading.workbook : undefined });
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
