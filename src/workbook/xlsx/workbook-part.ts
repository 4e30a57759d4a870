import { refuseDamaged } from '../refusal';
import type { ZipEntry } from '../zip-directory';
import { meantText } from './gathered-text';
import type { PackageParts } from './package-parts';

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  /** Absent for what is no sheet of cells, such as a chart. */
  readonly entry: ZipEntry | undefined;
}

/** What the main part of a workbook says of the others. */
export interface WorkbookPart {
  readonly date1904: boolean;
  readonly sheets: readonly SheetPart[];
  readonly strings: ZipEntry | undefined;
  readonly styles: ZipEntry | undefined;
}

const mainType = /(spreadsheetml\.(sheet|template)|excel\.(sheet|template|addin)\.macroEnabled)\.main\+xml$/i;
/** Sheets that hold no cells, by the type of what the workbook refers to. */
const withoutCells = /^(chartsheet|dialogsheet|xlMacrosheet|xlIntlMacrosheet)$/i;

export function readWorkbookPart(parts: PackageParts): WorkbookPart {
  const name = parts.ofType(mainType) ?? 'xl/workbook.xml';
  const related = parts.relationships(name);
  const listed: { name: string; state: string; id: string }[] = [];
  let date1904 = false;
  parts.eachOf(name, (path, attribute, tag) => {
    if (path === 'workbook/workbookPr') date1904 = /^(1|true)$/.test(attribute('date1904') ?? '');
    if (path === 'workbook/sheet') refuseDamaged(`${name}: a sheet outside of its list`);
    if (path !== 'workbook/sheets/sheet') return;
    // the prefix may be any
    const id = /\s[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? '';
    listed.push({ name: meantText(attribute('name') ?? ''), state: attribute('state') ?? 'visible', id });
  });
  const sheets = listed.map(({ name: sheet, state, id }): SheetPart => {
    const relationship = related.find((one) => one.id === id);
    if (sheet === '' || !relationship) return refuseDamaged(`${name}: sheet ${sheet}`);
    const hidden = /^(hidden|veryHidden)$/.test(state);
    if (withoutCells.test(relationship.kind)) return { name: sheet, hidden, entry: undefined };
    const entry = parts.entry(relationship.target);
    return entry ? { name: sheet, hidden, entry } : refuseDamaged(`sheet ${sheet}: ${relationship.target} is missing`);
  });
  const part = (kind: string): ZipEntry | undefined => {
    const target = related.find((one) => one.kind === kind)?.target;
    const found = target ?? parts.ofType(new RegExp(`spreadsheetml\\.${kind}\\+xml$`, 'i'));
    if (found === undefined) return undefined;
    return parts.entry(found) ?? refuseDamaged(`${found} is missing`);
  };
  return { date1904, sheets, strings: part('sharedStrings'), styles: part('styles') };
}
