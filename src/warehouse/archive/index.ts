/** Archives: rollups that were replaced, out of the database into a file, and back. */
export type { Archive, ArchiveProgress, Archives, ArchiveWriter } from './archives';
export { ArchiveChanges } from './changes';
export { archiveContent } from './content';
export { archives, ensureKept } from './kept';
export { sweep } from './sweep';
export { archiveEntities } from './tables';
