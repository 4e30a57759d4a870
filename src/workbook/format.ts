import type { WorkbookFormat } from './cells';
import { refuse } from './refusal';
import type { ZipParts } from './zip-package';

/** Openings of files that are not workbooks but get sent as such; `found` in the finding. */
const signatures: readonly (readonly [found: string, opening: RegExp])[] = [
  ['pdf', /^\s*%PDF-/],
  ['png', /^\x89PNG/],
  ['jpeg', /^\xff\xd8\xff/],
  ['gif', /^GIF8/],
  ['bmp', /^BM[^]{4}\0\0\0\0/],
  ['tiff', /^(II\*\0|MM\0\*)/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['rar', /^Rar!/],
  ['7z', /^7z\xbc\xaf/],
  ['gzip', /^\x1f\x8b/],
  ['rtf', /^\{\\rtf/],
  ['mhtml', /^MIME-Version:/i],
  ['sylk', /^ID;P/],
  ['dif', /^TABLE\s+0,1\s/],
  ['socialcalc', /^socialcalc:/],
];

/** The first bytes of a file as characters of one byte each, which patterns can be held against. */
function opening(bytes: Buffer): string {
  return bytes.toString('latin1', 0, 512);
}

/** How a file is to be opened, told from its first bytes and never from its name. */
export function containerOf(bytes: Buffer): 'zip' | 'compound' | 'biff' | 'text' {
  const start = opening(bytes);
  const other = signatures.find(([, pattern]) => pattern.test(start));
  if (other) return refuse('FILE_TYPE_UNKNOWN', { found: other[0] });
  if (/^PK(\x03\x04|\x05\x06|\x07\x08)/.test(start)) return 'zip';
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'compound';
  // The BOF record of BIFF 2, 3, 4 and 5, without a compound file around it.
  if (/^\x09[\0\x02\x04\x08][\x04-\x10]\0/.test(start)) return 'biff';
  return 'text';
}

/** Which workbook a zip package is; refuses what is none. */
export function packageFormat(parts: ZipParts): WorkbookFormat {
  if (parts.has('xl/workbook.xml')) return 'xlsx';
  if (parts.has('xl/workbook.bin')) return 'xlsb';
  const types = parts.get('[Content_Types].xml')?.toString('latin1') ?? '';
  if (/spreadsheetml\.(sheet|template)\.main\+xml|excel\.(sheet|template|addin)\.macroEnabled\.main\+xml/.test(types))
    return 'xlsx';
  if (types.includes('excel.sheet.binary.macroEnabled.main')) return 'xlsb';
  const document = /^application\/vnd\.oasis\.opendocument\.(\w+)/.exec(
    parts.get('mimetype')?.toString('latin1') ?? '',
  )?.[1];
  if (document === 'spreadsheet') return 'ods';
  return refuse('FILE_TYPE_UNKNOWN', { found: document ? `opendocument ${document}` : officeDocument(types, parts) });
}

function officeDocument(types: string, parts: ZipParts): string {
  if (types.includes('wordprocessingml') || parts.has('word/document.xml')) return 'docx';
  if (types.includes('presentationml') || parts.has('ppt/presentation.xml')) return 'pptx';
  return parts.has('Index/Document.iwa') ? 'numbers' : 'zip';
}
