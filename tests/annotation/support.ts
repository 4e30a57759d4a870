import type { Finding, FindingCode, Severity } from '../../src/model';
import { findingKinds } from '../../src/model';
import { readWorkbook, type Workbook } from '../../src/workbook';
import { annotate, type AnnotatedCopy } from '../../src/annotation';
import { limits } from '../workbook/support';

/** What the reader makes of a file, without its threads. */
export function read(bytes: Uint8Array): Promise<Workbook> {
  return readWorkbook(Buffer.from(bytes), limits);
}

/** A planted finding. */
export function plant(
  code: FindingCode,
  place: { sheet?: string; cell?: string; cells?: readonly string[]; rawText?: string; severity?: Severity } = {},
  values: Finding['values'] = {},
): Finding {
  return { code, severity: findingKinds[code].severity, cells: [], ...place, values };
}

/** Annotates a file that can be read. */
export async function annotated(
  bytes: Uint8Array,
  findings: readonly Finding[],
  fileName = 'a.xlsx',
  language: 'zh' | 'en' = 'zh',
): Promise<AnnotatedCopy> {
  const content = { workbook: await read(bytes), extent: 'all' } as const;
  return annotate(bytes, findings, { language, fileName, read: () => Promise.resolve(content) });
}
