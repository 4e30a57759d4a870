/*
 * workbook: the bytes of a file become sheets of addressed, typed cells, whatever the format;
 * every limit is kept here, and whatever can not be read ends in one finding.
 * It is the only room that knows a spreadsheet library, and imports foundation and model.
 */
export * from './cells';
export type { WorkbookLimits } from './limits';
export type { OpenSheet, OpenWorkbook, Row } from './open-sheet';
export { openWorkbook, readWorkbook } from './open-workbook';
export { SheetCollector } from './collecting';
export { refuse } from './refusal';
export { createWorkbookReader } from './reader';
export type { Reading, WorkbookReader } from './reader';
export type { ShownCell, Window } from './view';
export { serveTasks } from './serve-tasks';
export type { TaskFile } from './worker-messages';
export { WorkerPool, type TakePart } from './worker-pool';
export { inflated } from './xlsx/pieces';
export { scanXml, XmlScanner } from './xml';
export type { XmlAttributes, XmlHandler, XmlTag } from './xml';
export { readZipDirectory } from './zip-directory';
export type { ZipEntry } from './zip-directory';
export { inflateEntry } from './zip-package';
