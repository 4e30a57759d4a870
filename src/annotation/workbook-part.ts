import { relationAttribute, type OfficePackage } from './office-package';
import { Unpatchable } from './unpatchable';
import { child, childrenNamed, openingTag, parseXml, relationId } from './xml-elements';
import { escapeXml, XmlEdits } from './xml-edits';

const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The part of a package that is its workbook. */
export function workbookPartOf(archive: OfficePackage): string {
  const related = archive.relationships('').find(({ kind }) => kind === 'officeDocument')?.target;
  const part = related ?? 'xl/workbook.xml';
  const root = parseXml(part, archive.xml(part));
  // ISO's strict variant of the format has namespaces of its own, which the parts added here are not written in.
  const namespace = root.attribute(root.prefix === '' ? 'xmlns' : `xmlns:${root.prefix.slice(0, -1)}`);
  if (root.name !== 'workbook' || namespace !== mainNamespace) throw new Unpatchable(`${part}: ${namespace}`);
  return part;
}

/** The parts of the sheets of a workbook, in its order. */
export function sheetParts(
  archive: OfficePackage,
  workbookPart: string,
): { name: string; part: string; kind: string }[] {
  const xml = archive.xml(workbookPart);
  const related = new Map(archive.relationships(workbookPart).map((relationship) => [relationship.id, relationship]));
  const sheets = child(parseXml(workbookPart, xml), 'sheets');
  return childrenNamed(sheets, 'sheet').flatMap(({ attribute, from, openEnd }) => {
    const { target, kind } = related.get(relationId(xml.slice(from, openEnd)) ?? '') ?? {};
    if (target === undefined || kind === undefined || !archive.has(target)) return [];
    return [{ name: attribute('name') ?? '', part: target, kind }];
  });
}

/** A sheet that is put first; `filtered` is its range that has a filter, such as `$A$4:$G$9`. */
export interface FirstSheet {
  readonly name: string;
  readonly part: string;
  readonly filtered: string;
}

/** Puts a sheet first and makes it the one that the workbook opens on. */
export function insertFirstSheet(archive: OfficePackage, workbookPart: string, sheet: FirstSheet): void {
  const xml = archive.xml(workbookPart);
  const root = parseXml(workbookPart, xml);
  const sheets = child(root, 'sheets');
  if (!sheets) throw new Unpatchable(`${workbookPart}: no sheets`);
  const edits = new XmlEdits(xml);
  const sheetId = Math.max(0, ...sheets.children.map(({ attribute }) => Number(attribute('sheetId') ?? 0))) + 1;
  const relation = relationAttribute(archive.relate(workbookPart, 'worksheet', sheet.part));
  edits.prepend(sheets, `<${root.prefix}sheet name="${escapeXml(sheet.name)}" sheetId="${sheetId}" ${relation}/>`);

  for (const view of childrenNamed(child(root, 'bookViews'), 'workbookView')) {
    for (const index of ['activeTab', 'firstSheet']) {
      if (Number(view.attribute(index) ?? 0) !== 0) edits.setAttribute(openingTag(view), index, '0');
    }
  }
  // Names that belong to one sheet say which by its place.
  const names = child(root, 'definedNames');
  for (const definedName of childrenNamed(names, 'definedName')) {
    const place = definedName.attribute('localSheetId');
    if (place !== undefined) edits.setAttribute(openingTag(definedName), 'localSheetId', String(Number(place) + 1));
  }
  // LibreOffice shows a filter only where this name is given to its range.
  const filter = `<${root.prefix}definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'${escapeXml(sheet.name)}'!${sheet.filtered}</${root.prefix}definedName>`;
  const before = root.children.filter(({ name }) => beforeNames.has(name)).at(-1) ?? sheets;
  if (names) edits.append(names, filter);
  else edits.insert(before.to, `<${root.prefix}definedNames>${filter}</${root.prefix}definedNames>`);
  archive.write(workbookPart, edits.apply());
}

/** What stands between the bookViews and the names of a workbook. */
const beforeNames = new Set(['sheets', 'functionGroups', 'externalReferences']);
