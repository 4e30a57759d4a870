import type { Response } from 'express';
import { workbookContentType } from './content-type';

/** Sends a workbook to be saved under its name, in whatever script that is. */
export function sendWorkbook(
  response: Response,
  { fileName, bytes }: { readonly fileName: string; readonly bytes: Uint8Array },
): void {
  // Express would add a charset, which nobody knows of bytes as sent
  response.attachment(fileName).setHeader('Content-Type', workbookContentType(bytes));
  response.end(bytes);
}
