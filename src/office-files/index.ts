/*
 * office-files: what all files for office programs have in common, whatever is in them: dates that do not come from the
 * clock, so that the same content is the same bytes, and names that spreadsheets accept for their sheets.
 * It imports no other room.
 */
export { datePackage } from './package-dates';
export { sheetNamer } from './sheet-names';
