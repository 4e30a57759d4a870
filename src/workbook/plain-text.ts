import { refuse } from './refusal';

/** Byte order marks, which say the encoding outright. */
const marks: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Characters that no text has; a file that has them is something else. */
const control = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;

/**
 * The text of a plain text file: as its byte order mark says, otherwise UTF-8 or, where it is not that, GB 18030
 * (and with it GBK and GB 2312). Refuses binaries, unknown encodings, and markup.
 */
export function decodePlainText(bytes: Buffer): string {
  const text = decode(bytes);
  if (control.test(text)) return refuse('FILE_TYPE_UNKNOWN', { found: 'binary' });
  if (text.trim() === '') return refuse('FILE_EMPTY');
  const markup = markupOf(text);
  return markup === undefined ? text : refuse('FILE_TYPE_UNKNOWN', { found: markup });
}

function decode(bytes: Buffer): string {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  const encodings = marked ? [marked[0]] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this one.
    }
  }
  return control.test(bytes.toString('latin1'))
    ? refuse('FILE_TYPE_UNKNOWN', { found: 'binary' })
    : refuse('TEXT_ENCODING_UNKNOWN');
}

function markupOf(text: string): string | undefined {
  const start = text.slice(0, 4096).trimStart();
  if (!start.startsWith('<')) return undefined;
  if (start.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'xml spreadsheet 2003';
  if (start.includes('urn:oasis:names:tc:opendocument')) return 'flat opendocument';
  if (/<(!doctype\s+html|html|head|body|table|meta|style|div)[\s>]/i.test(start)) return 'html';
  return /^<(\?xml|!--|[a-z][\w:.-]*[\s/>])/i.test(start) ? 'xml' : undefined;
}
