const openDocument = 'application/vnd.oasis.opendocument.spreadsheet';

/** The media type of a workbook, told from its bytes and never from its name. */
export function workbookContentType(bytes: Uint8Array): string {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (content.subarray(0, 2).toString('latin1') === 'PK') {
    // an OpenDocument package begins with its own type, uncompressed
    if (content.subarray(0, 120).includes(`mimetype${openDocument}`)) return openDocument;
    if (content.includes('xl/workbook.bin')) return 'application/vnd.ms-excel.sheet.binary.macroEnabled.12';
    return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  }
  const binary = content.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex')) || content.includes(0);
  return binary ? 'application/vnd.ms-excel' : 'text/csv';
}
