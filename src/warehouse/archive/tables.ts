import { EntitySchema } from 'typeorm';
import type { ColumnKinds } from '../column-kinds';
import type { Archive } from './archives';

/** The entity of archives. The comments are the columns' documentation, in the database too. */
export function archiveEntities({ instant, sha256, text, whole }: ColumnKinds) {
  return [
    new EntitySchema<Archive>({
      name: 'archive',
      columns: {
        horizon: whole('rollups that held at versions before it only are not here but in a file', { primary: true }),
        held: whole('rollups in the file'),
        sha256: sha256('SHA-256 of the file, hex'),
        madeAt: instant('when it was made, UTC'),
        madeBy: text('who made it'),
      },
    }),
  ];
}
