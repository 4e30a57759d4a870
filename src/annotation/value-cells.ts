import { cellAddress, type Cell } from '../workbook';
import { escapeCellText, escapeXml } from './xml-edits';

const dayFormat = 'yyyy\\-mm\\-dd';
const timeFormat = 'yyyy\\-mm\\-dd\\ hh:mm:ss';
/** Numbers below this are a workbook program's own formats. */
const firstOwnFormat = 164;

/** The number formats that the cells of a copy need; style 0 is that of text and plain numbers. */
export class CellFormats {
  readonly #codes: string[] = [];

  /** The style that shows a value in this format. */
  style(code: string): number {
    const known = this.#codes.indexOf(code);
    if (known >= 0) return known + 1;
    return this.#codes.push(code);
  }

  /** The style sheet. */
  xml(): string {
    const formats = this.#codes.map(
      (code, index) => `<numFmt numFmtId="${firstOwnFormat + index}" formatCode="${escapeXml(code)}"/>`,
    );
    const xf = (format: number) =>
      `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`;
    return [
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : '',
      '<fonts count="1"><font><sz val="11"/><name val="Microsoft YaHei"/><family val="2"/><charset val="134"/></font></fonts>',
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      `<cellXfs count="${formats.length + 1}">${xf(0)}${formats.map((_, index) => xf(firstOwnFormat + index)).join('')}</cellXfs>`,
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '</styleSheet>',
    ].join('');
  }
}

/** A cell of a CSV file, where all is text, with what is plainly a number as one, shown as it was written. */
export function typed(cell: Cell): Cell {
  const decimals = /^-?(?:0|[1-9]\d{0,14})(?:\.(\d{1,15}))?$/.exec(cell.text);
  return decimals ? { ...cell, kind: 'number', decimals: decimals[1]?.length ?? 0 } : cell;
}

/** A cell as it reads: the number, the date, the text; of a formula only its result. */
export function valueCell(cell: Cell, formats: CellFormats): string {
  const address = cellAddress(cell.row, cell.column);
  switch (cell.kind) {
    case 'number':
      if (!isExact(cell.text)) break;
      return `<c r="${address}" s="${formats.style(numberFormat(cell))}"><v>${cell.text}</v></c>`;
    case 'date': {
      const serial = dateSerial(cell.text);
      if (serial === undefined) break;
      const format = cell.text.includes('T') ? timeFormat : dayFormat;
      return `<c r="${address}" s="${formats.style(format)}"><v>${serial}</v></c>`;
    }
    case 'boolean':
      return `<c r="${address}" t="b"><v>${cell.text === 'TRUE' ? 1 : 0}</v></c>`;
    case 'error':
      return `<c r="${address}" t="e"><v>${escapeXml(cell.text)}</v></c>`;
    case 'uncalculated':
      return textCell(address, `=${cell.formula ?? ''}`);
    case 'text':
  }
  return textCell(address, cell.text);
}

function textCell(address: string, text: string): string {
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escapeCellText(text)}</t></is></c>`;
}

/** Whether a spreadsheet program can hold all digits; what it ever held itself has no more than 17. */
function isExact(text: string): boolean {
  return text.replace(/^-?[0.]*|\./g, '').length <= 17;
}

function numberFormat({ percent, decimals }: Cell): string {
  if (decimals === undefined && !percent) return 'General';
  const places = decimals ? `.${'0'.repeat(Math.min(decimals, 30))}` : '';
  return `0${places}${percent ? '%' : ''}`;
}

const millisecondsPerDay = 86_400_000;
/** Day 0 as it is for all dates from March 1900 on; before that, programs disagree. */
const dayZero = Date.UTC(1899, 11, 30);
const firstAgreed = Date.UTC(1900, 2, 1);

/** The serial number of an ISO date, or nothing where programs would show different dates for it. */
function dateSerial(iso: string): number | undefined {
  const moment = Date.parse(iso.includes('T') ? `${iso}Z` : iso);
  return moment >= firstAgreed ? (moment - dayZero) / millisecondsPerDay : undefined;
}
