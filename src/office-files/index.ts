/*
 * office-files: what all files for office programs have in common, whatever is in them: zip packages whose bytes follow
 * from their content and not from the clock, and names that spreadsheets accept for their sheets.
 * It imports no other room.
 */
export { rewritten } from './rewritten';
export { sheetNamer } from './sheet-names';
export { packEntry, writeZip } from './zip-writer';
