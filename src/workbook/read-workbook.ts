import type { Workbook } from './cells';
import { readCsv } from './csv';
import { checkCompound, containerOf, packageFormat } from './format';
import type { WorkbookLimits } from './limits';
import { readOds } from './ods';
import { decodePlainText } from './plain-text';
import { readBinary, readPackage } from './spreadsheet-library';
import { WorkbookBuilder } from './workbook-builder';
import { prepareParts } from './xlsx-parts';
import { openZip } from './zip-package';

/** Reads a workbook of any format; throws a `Refusal` for what can not be accepted. Runs in a worker. */
export function readWorkbook(bytes: Buffer, limits: WorkbookLimits): Workbook {
  switch (containerOf(bytes)) {
    case 'zip':
      return readZip(bytes, limits);
    case 'compound':
      checkCompound(bytes);
      return readBinary(bytes, new WorkbookBuilder('xls', limits));
    case 'biff':
      return readBinary(bytes, new WorkbookBuilder('xls', limits));
    case 'text':
      return readCsv(decodePlainText(bytes), limits);
  }
}

function readZip(bytes: Buffer, limits: WorkbookLimits): Workbook {
  const parts = openZip(bytes, limits);
  const format = packageFormat(parts);
  const builder = new WorkbookBuilder(format, limits);
  return format === 'ods' ? readOds(parts, builder) : readPackage(prepareParts(parts, builder), builder);
}
