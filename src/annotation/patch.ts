import { fill, type Language } from '../foundation';
import type { Finding } from '../model';
import { EntryPacker } from '../office-files';
import { cellAddress, inflated, type Workbook } from '../workbook';
import { addComments } from './comments';
import { createDrawing, extendDrawing } from './comment-shapes';
import { findingsSheet } from './findings-sheet';
import { findingsStyles } from './findings-styles';
import { bySeverity, markLimit, marksOf, type Mark } from './marks';
import { OfficePackage } from './office-package';
import { deselect, SheetPatch } from './sheet-part';
import { StyleSheet } from './styles';
import { Unpatchable } from './unpatchable';
import { wording } from './wording';
import { insertFirstSheet, sheetParts, workbookPartOf } from './workbook-part';

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

/** What a package is annotated with. */
export interface Annotation {
  readonly language: Language;
  readonly fileName: string;
  readonly findings: readonly Finding[];
  /** What was read from the file. */
  readonly workbook: Workbook;
  /** The names that its sheets have in the package, where they differ. */
  readonly sheetNames: ReadonlyMap<string, string>;
  /** Remarks for the first sheet. */
  readonly notes: readonly string[];
}

/**
 * Marks the faulty cells of an xlsx package with fills and comments and puts a sheet of findings first. Parts that this
 * does not concern keep their packed bytes, and the others every character that is not part of it.
 * Throws `Unpatchable` for a package that is built in a way that can not be followed.
 */
export async function patchPackage(
  bytes: Uint8Array,
  annotation: Annotation,
): Promise<{ bytes: Buffer; macros: boolean }> {
  const { language, workbook } = annotation;
  const archive = new OfficePackage(bytes);
  const workbookPart = workbookPartOf(archive);
  const sheets = sheetParts(archive, workbookPart);
  const findings = bySeverity(annotation.findings);
  const marks = marksOf(findings, workbook, language);
  const styles = new StyleSheet(archive, workbookPart);

  const marked = new Map<string, readonly Mark[]>();
  for (const [name, sheetMarks] of marks.bySheet) {
    const named = annotation.sheetNames.get(name) ?? name;
    const sheet = sheets.find((candidate) => candidate.name === named && candidate.kind === 'worksheet');
    if (sheet) marked.set(sheet.part, sheetMarks);
  }
  for (const { part, kind } of sheets) {
    if (kind === 'worksheet') await patchSheet(archive, part, marked.get(part) ?? [], styles);
    else {
      const xml = archive.xml(part);
      const deselected = deselect(xml);
      if (deselected !== xml) archive.write(part, deselected);
    }
  }

  const notes = [...(marks.bySheet.size > 0 ? [wording.guide[language]] : []), ...annotation.notes];
  if (archive.unrelate('', 'origin')) notes.push(wording.signatureDropped[language]);
  if (marks.incomplete) notes.push(fill(wording.onlyFirstMarked[language], { count: markLimit }, language));
  const visible = workbook.sheets.filter(({ hidden }) => !hidden);
  const { xml, filtered } = findingsSheet({
    language,
    fileName: annotation.fileName,
    findings,
    sheetNames: new Map(visible.map(({ name }) => [name, annotation.sheetNames.get(name) ?? name])),
    rawText: rawTexts(workbook),
    notes,
    styles: findingsStyles(styles),
  });
  styles.save();
  const name = freeName(
    wording.sheetName[language],
    sheets.map((sheet) => sheet.name),
  );
  insertFirstSheet(archive, workbookPart, {
    name,
    part: archive.add('xl/worksheets/findings', sheetType, xml),
    filtered,
  });
  return { bytes: archive.bytes(), macros: /macroEnabled/i.test(archive.contentType(workbookPart) ?? '') };
}

/** Writes a sheet anew, piece by piece; one that has no marks and is not selected stays as it is. */
async function patchSheet(
  archive: OfficePackage,
  part: string,
  marks: readonly Mark[],
  styles: StyleSheet,
): Promise<void> {
  const entry = archive.entry(part);
  const sheet = new SheetPatch(part, marks, (style, { severity }) => styles.filled(style, severity));
  let packer: EntryPacker | undefined;
  let first = true;
  for await (const piece of inflated(entry)) {
    if (first && (piece[0] ?? 0) >= 0xfe) throw new Unpatchable(`${part}: not UTF-8`);
    first = false;
    const text = sheet.write(piece.toString('latin1'));
    if (sheet.reachedRows && !sheet.changed) return;
    if (text !== '') await (packer ??= new EntryPacker(entry.name)).write(Buffer.from(text, 'latin1'));
  }
  sheet.write('', true);
  if (!sheet.changed) return;
  const drawing = marks.length > 0 ? drawingFor(archive, part, marks, sheet) : undefined;
  packer ??= new EntryPacker(entry.name);
  await packer.write(Buffer.from(sheet.end(drawing), 'latin1'));
  archive.replace(part, await packer.end());
}

/** Adds the comments of a sheet; gives the relationship to the drawing that they need, where it has none yet. */
function drawingFor(
  archive: OfficePackage,
  part: string,
  marks: readonly Mark[],
  sheet: SheetPatch,
): string | undefined {
  const added = addComments(archive, part, marks);
  const drawing = archive.relationships(part).find(({ id }) => id === sheet.drawing)?.target;
  if (sheet.drawing !== undefined && drawing === undefined) throw new Unpatchable(`${part}: its drawing is missing`);
  if (drawing !== undefined) extendDrawing(archive, drawing, added, sheet.geometry);
  return drawing === undefined && added.length > 0
    ? archive.relate(part, 'vmlDrawing', createDrawing(archive, added, sheet.geometry))
    : undefined;
}

/** A name that no sheet has; they are told apart regardless of case. */
function freeName(wanted: string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  let name = wanted;
  for (let number = 2; names.has(name.toLowerCase()); number += 1) name = `${wanted} (${number})`;
  return name;
}

/** Looks up what stands in a cell; each sheet is indexed when it is first asked for. */
function rawTexts(workbook: Workbook): (sheet: string, address: string) => string | undefined {
  const indexes = new Map<string, ReadonlyMap<string, string>>();
  return (name, address) => {
    let index = indexes.get(name);
    if (!index) {
      const cells = workbook.sheets.find((sheet) => sheet.name === name)?.cells ?? [];
      index = new Map(cells.map(({ row, column, text }) => [cellAddress(row, column), text]));
      indexes.set(name, index);
    }
    return index.get(address);
  };
}
