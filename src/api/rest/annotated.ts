import { annotate, type AnnotatedCopy } from '../../annotation';
import type { Language } from '../../foundation';
import type { Submission } from '../../warehouse';
import type { ApiParts } from '../parts';

/**
 * Makes annotated copies, one at a time: while a large one is made nothing else is answered, and several in a row would
 * keep everybody waiting. `wanted` is asked when its turn comes; gives undefined where it no longer is.
 */
export function annotatedCopies({ warehouse, reader }: Pick<ApiParts, 'warehouse' | 'reader'>) {
  let turn: Promise<unknown> = Promise.resolve();

  async function make({ id, fileName }: Submission, language: Language): Promise<AnnotatedCopy | undefined> {
    const bytes = await warehouse.workbook(id);
    if (!bytes) return undefined;
    const [reading, findings] = await Promise.all([reader.read(bytes), warehouse.findings(id)]);
    return annotate(bytes, findings, { language, fileName, workbook: reading.ok ? reading.workbook : undefined });
  }

  return (submission: Submission, language: Language, wanted: () => boolean): Promise<AnnotatedCopy | undefined> => {
    const mine = turn.then(() => (wanted() ? make(submission, language) : undefined));
    turn = mine.catch(() => undefined);
    return mine;
  };
}
