/*
 * office-files: what all files for office programs have in common, whatever is in them: zip packages whose bytes follow
 * from their content and not from the clock, names that spreadsheets accept for their sheets, how wide a text is in them.
 * It imports no other room.
 */
export { rewritten } from './rewritten';
export { sheetNamer } from './sheet-names';
export { textWidth, wrappedLines } from './text-width';
export { EntryPacker, packEntry, writeZip, type PackageEntry } from './zip-writer';
