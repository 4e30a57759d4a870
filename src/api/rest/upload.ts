import busboy from 'busboy';
import type { Request } from 'express';
import { fill, TongbaoError, type Language, type Text } from '../../foundation';

/** A multipart form with one file, read to its end. */
export interface Upload {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly fields: ReadonlyMap<string, string>;
}

/** The longest field that is no file, in bytes. */
const fieldBytes = 4000;

const reasons = {
  notMultipart: {
    zh: '应为 multipart/form-data，字段 file 为所传文件',
    en: 'it has to be multipart/form-data with the file in the field file',
  },
  noFile: { zh: '缺少字段 file', en: 'the field file is missing' },
  severalFiles: { zh: '一次只收一个文件', en: 'one file at a time' },
  unknownField: { zh: '字段只能是 file、{fields}', en: 'fields are file, {fields}' },
  longField: { zh: `字段不得超过 ${fieldBytes} 字节`, en: `a field can not be longer than ${fieldBytes} bytes` },
  repeatedField: { zh: '字段重复', en: 'a field is there twice' },
  broken: { zh: '表单不完整或已损坏', en: 'the form is incomplete or damaged' },
} satisfies Record<string, Text>;

/** What a form may have. */
export interface UploadForm {
  /** The most bytes of the file, and the setting that says so. */
  readonly limit: number;
  readonly setting: string;
  /** The names of the fields beside `file`. */
  readonly fields: readonly string[];
}

/**
 * Reads the form of an upload. Throws `UPLOAD_TOO_LARGE` once the file has more than `limit` bytes, and `UPLOAD_INVALID`
 * for what is not such a form. The rest of a refused body is let go by unread, so that the answer arrives.
 */
export function readUpload(
  request: Request,
  { limit, setting, fields: fieldNames }: UploadForm,
  language: Language,
): Promise<Upload> {
  const said = (text: Text): string => fill(text[language], { fields: fieldNames }, language);
  const refusal = (reason: keyof typeof reasons, cause?: unknown): TongbaoError =>
    new TongbaoError('UPLOAD_INVALID', { reason: said(reasons[reason]) }, { cause });
  if (!request.is('multipart/form-data')) return Promise.reject(refusal('notMultipart'));
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string>();
    const chunks: Buffer[] = [];
    let fileName: string | undefined;
    const form = openForm(request, limit);
    const refuse = (error: TongbaoError): void => {
      request.unpipe(form);
      request.resume();
      reject(error);
    };
    if (!form) return reject(refusal('broken'));
    form.on('file', (name, file, info) => {
      file.on('error', (cause) => refuse(refusal('broken', cause)));
      file.resume();
      if (name !== 'file') return refuse(refusal('unknownField'));
      fileName = info.filename;
      file.on('data', (chunk: Buffer) => chunks.push(chunk));
      file.on('limit', () => refuse(new TongbaoError('UPLOAD_TOO_LARGE', { limit, setting })));
    });
    form.on('field', (name, value, { valueTruncated }) => {
      if (!fieldNames.includes(name)) return refuse(refusal('unknownField'));
      if (fields.has(name)) return refuse(refusal('repeatedField'));
      if (valueTruncated) return refuse(refusal('longField'));
      fields.set(name, value.trim());
    });
    form.on('filesLimit', () => refuse(refusal('severalFiles')));
    form.on('error', (cause) => refuse(refusal('broken', cause)));
    form.on('close', () => {
      if (fileName === undefined) reject(refusal('noFile'));
      else resolve({ fileName, bytes: Buffer.concat(chunks), fields });
    });
    request.on('aborted', () => reject(refusal('broken')));
    request.pipe(form);
  });
}

/** Undefined for headers that announce no form. */
function openForm({ headers }: Request, fileSize: number): busboy.Busboy | undefined {
  try {
    const limits = { fileSize, files: 1, fields: 10, fieldSize: fieldBytes };
    return busboy({ headers, defParamCharset: 'utf8', limits });
  } catch {
    return undefined;
  }
}
