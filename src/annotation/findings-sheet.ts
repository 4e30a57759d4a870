import { fill, type Language } from '../foundation';
import { findingText, type Finding, type Severity } from '../model';
import { wrappedLines } from '../office-files';
import { cellAddress } from '../workbook';
import type { FindingsStyles } from './findings-styles';
import { mainCell, parseAddress, shorten } from './marks';
import { headings, severityNames, wording } from './wording';
import { escapeCellText, escapeXml } from './xml-edits';

export interface FindingsSheet {
  readonly language: Language;
  /** The name of the file as it was sent. */
  readonly fileName: string;
  /** Ordered by severity. */
  readonly findings: readonly Finding[];
  /** The sheets that links lead to, by the name that findings know them by. */
  readonly sheetNames: ReadonlyMap<string, string>;
  /** What stands in a cell, for findings that do not say it. */
  readonly rawText: (sheet: string, address: string) => string | undefined;
  /** Further lines above the table. */
  readonly notes: readonly string[];
  readonly styles: FindingsStyles;
}

/** Findings that are listed at most: a sheet takes no more than 65,530 links, two to a finding. */
const listLimit = 20_000;
/** Characters of a cell's content that are shown. */
const rawTextLength = 500;

const columnWidths = [6, 9, 18, 9, 22, 52, 46];
/** Digits of a column's width that its text does not get: margins and indent. */
const cellPadding = 4;
/** Points. */
const lineHeight = 14.5;
const lastColumn = 'G';
const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** The XML of the first sheet: what was found, with links to the cells; and the range of its table. */
export function findingsSheet(sheet: FindingsSheet): { xml: string; filtered: string } {
  const { language, findings, styles } = sheet;
  const listed = findings.slice(0, listLimit);
  const rest = findings.length - listed.length;
  const notes = [
    ...sheet.notes,
    ...(rest > 0 ? [fill(wording.onlyFirstListed[language], { count: listLimit, rest }, language)] : []),
  ];
  const rows = [
    lineRow(1, styles.title, fill(wording.title[language], { file: sheet.fileName }, language), 30),
    lineRow(2, styles.summary, summary(findings, language), 21),
    ...notes.map((note, index) => lineRow(3 + index, styles.note, note, 18)),
  ];
  const headingRow = rows.length + 2;
  rows.push(
    `<row r="${headingRow}" ht="24" customHeight="1">${headings.map((heading, column) => textCell(headingRow, column, styles.heading, heading[language])).join('')}</row>`,
  );
  const links: string[] = [];
  listed.forEach((finding, index) => {
    const row = headingRow + 1 + index;
    rows.push(findingRow(row, index + 1, finding, sheet));
    links.push(...linksOf(row, finding, sheet));
  });
  const lastRow = headingRow + listed.length;
  const xml = [
    `<worksheet ${namespace}><sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<dimension ref="A1:${lastColumn}${lastRow}"/>`,
    `<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"><pane ySplit="${headingRow}" topLeftCell="A${headingRow + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A${headingRow + 1}" sqref="A${headingRow + 1}"/></sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="16.5"/>',
    `<cols>${columnWidths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData>${rows.join('')}</sheetData>`,
    `<autoFilter ref="A${headingRow}:${lastColumn}${lastRow}"/>`,
    links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '',
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
  ].join('');
  return { xml, filtered: `$A$${headingRow}:$${lastColumn}$${lastRow}` };
}

function summary(findings: readonly Finding[], language: Language): string {
  if (findings.length === 0) return wording.none[language];
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return fill(wording.counts[language], counts, language);
}

function lineRow(row: number, style: number, text: string, height: number): string {
  return `<row r="${row}" ht="${height}" customHeight="1">${textCell(row, 0, style, text)}</row>`;
}

function findingRow(row: number, number: number, finding: Finding, sheet: FindingsSheet): string {
  const { styles, language } = sheet;
  const { severity, message, hint } = findingText(finding, language);
  const cell = mainCell(finding);
  const linked = linksOf(row, finding, sheet).length;
  const raw = finding.rawText ?? (finding.sheet && cell ? sheet.rawText(finding.sheet, cell) : undefined) ?? '';
  // Rows of wrapped text get their height from Excel, but not from every program.
  const texts = [finding.sheet ?? '', cell ?? '', shorten(raw, rawTextLength), message, hint];
  const lines = Math.max(
    ...texts.map((text, index) => wrappedLines(text, (columnWidths[index + 2] ?? 0) - cellPadding)),
  );
  return [
    `<row r="${row}" ht="${lines * lineHeight + 4}" customHeight="1"><c r="A${row}" s="${styles.number}"><v>${number}</v></c>`,
    textCell(row, 1, styles[severity], severityNames[severity][language]),
    ...texts.map((text, index) => textCell(row, index + 2, linked > index ? styles.link : styles.text, text)),
    '</row>',
  ].join('');
}

/** The links of a finding: from its sheet's name to the sheet, and from its address to the cell. */
function linksOf(row: number, finding: Finding, { sheetNames }: FindingsSheet): string[] {
  const name = finding.sheet === undefined ? undefined : sheetNames.get(finding.sheet);
  if (name === undefined) return [];
  const cell = mainCell(finding);
  const place = cell === undefined ? undefined : parseAddress(cell);
  const target = place ? cellAddress(place.row, place.column) : 'A1';
  const columns = place ? ['C', 'D'] : ['C'];
  const location = escapeXml(`'${name.replaceAll("'", "''")}'!${target}`);
  return columns.map((column) => `<hyperlink ref="${column}${row}" location="${location}" display="${target}"/>`);
}

function textCell(row: number, column: number, style: number, text: string): string {
  const address = cellAddress(row - 1, column);
  if (text === '') return `<c r="${address}" s="${style}"/>`;
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeCellText(text)}</t></is></c>`;
}
