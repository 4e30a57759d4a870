/** Archives: rollups that were replaced, out of the database into a file, and back. */
export type { Archives } from './archives';
export { ArchiveChanges } from './changes';
export { archiveContent } from './content';
export { archives } from './kept';
export { sweep } from './sweep';
