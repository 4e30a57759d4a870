import { packEntry, writeZip, textWidth } from '../office-files';
import { cellAddress, type Merge, type Sheet, type Workbook, type WorkbookFormat } from '../workbook';
import { CellFormats, typed, valueCell } from './value-cells';
import { escapeXml } from './xml-edits';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** In digits. */
const widestColumn = 40;

/** An xlsx package with the values of a workbook's visible sheets, and the names that its sheets got. */
export function copyValues(workbook: Workbook): { bytes: Buffer; sheetNames: Map<string, string> } {
  const sheets = workbook.sheets.filter(({ hidden }) => !hidden);
  const sheetNames = legalNames(sheets.map(({ name }) => name));
  const formats = new CellFormats();
  const parts = Object.entries<string>({
    '[Content_Types].xml': contentTypesXml(sheets.length),
    '_rels/.rels': relationshipsXml([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml([...sheetNames.values()]),
    'xl/_rels/workbook.xml.rels': relationshipsXml([
      ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    ...Object.fromEntries(
      sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, workbook.format, formats)]),
    ),
    'xl/styles.xml': formats.xml(),
  });
  const entries = parts.map(([name, xml]) =>
    packEntry(name, Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`)),
  );
  return { bytes: writeZip(entries), sheetNames };
}

/** Names that a sheet of an xlsx file may have: at most 31 characters, some of them excluded, no two alike. */
function legalNames(names: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  const legal = new Map<string, string>();
  for (const name of names) {
    const base = name.replace(/[[\]:*?/\\]/g, '_').replace(/^'|'$/g, '_') || '_';
    // "History" is kept by Excel for itself.
    let chosen = /^history$/i.test(base) ? `${base}_` : base.slice(0, 31);
    for (let number = 2; taken.has(chosen.toLowerCase()); number += 1) {
      const ending = ` (${number})`;
      chosen = base.slice(0, 31 - ending.length) + ending;
    }
    taken.add(chosen.toLowerCase());
    legal.set(name, chosen);
  }
  return legal;
}

function contentTypesXml(sheets: number): string {
  const override = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${contentType}.${kind}+xml"/>`;
  const parts = Array.from({ length: sheets }, (_, index) => override(`worksheets/sheet${index + 1}`, 'worksheet'));
  return `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${override('styles', 'styles')}${parts.join('')}</Types>`;
}

function relationshipsXml(relationships: readonly (readonly [kind: string, target: string])[]): string {
  const list = relationships.map(
    ([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packages}/relationships">${list.join('')}</Relationships>`;
}

function workbookXml(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function sheetXml({ cells, merges }: Sheet, format: WorkbookFormat, formats: CellFormats): string {
  const merged = new Set(merges.map(({ top, left }) => `${top} ${left}`));
  const rows: string[] = [];
  const widths: number[] = [];
  let row = -1;
  for (const cell of cells) {
    if (cell.row !== row) rows.push(`${row < 0 ? '' : '</row>'}<row r="${cell.row + 1}">`);
    row = cell.row;
    rows.push(valueCell(format === 'csv' ? typed(cell) : cell, formats));
    if (!merged.has(`${cell.row} ${cell.column}`))
      widths[cell.column] = Math.max(widths[cell.column] ?? 0, textWidth(cell.text.slice(0, widestColumn)));
  }
  if (row >= 0) rows.push('</row>');
  const kept = disjoint(merges);
  const ranges = kept.map(
    ({ top, left, bottom, right }) => `<mergeCell ref="${cellAddress(top, left)}:${cellAddress(bottom, right)}"/>`,
  );
  const columns = Object.entries(widths).map(
    ([index, width]) =>
      `<col min="${Number(index) + 1}" max="${Number(index) + 1}" width="${Math.min(widestColumn, Math.max(9, width + 2))}" customWidth="1"/>`,
  );
  return [
    `<worksheet xmlns="${main}">`,
    columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
    `<sheetData>${rows.join('')}</sheetData>`,
    ranges.length > 0 ? `<mergeCells count="${ranges.length}">${ranges.join('')}</mergeCells>` : '',
    '</worksheet>',
  ].join('');
}

/** Merges without those that overlap an earlier one, which a damaged file may have and an xlsx file may not. */
function disjoint(merges: readonly Merge[]): Merge[] {
  const kept: Merge[] = [];
  let reaching: Merge[] = [];
  for (const merge of [...merges].sort((a, b) => a.top - b.top || a.left - b.left)) {
    reaching = reaching.filter(({ bottom }) => bottom >= merge.top);
    if (reaching.some(({ left, right }) => left <= merge.right && merge.left <= right)) continue;
    reaching.push(merge);
    kept.push(merge);
  }
  return kept;
}
