import type { Language } from '../foundation';
import type { Finding } from '../model';
import type { Workbook } from '../workbook';
import { patchPackage, type Annotation } from './patch';
import { Unpatchable } from './unpatchable';
import { copyValues } from './values-copy';
import { wording } from './wording';

export interface AnnotateOptions {
  readonly language: Language;
  /** The name of the file as it was sent. */
  readonly fileName: string;
  /** What the reader made of these very bytes; nothing where it could not read them. */
  readonly workbook?: Workbook | undefined;
}

/** The copy that goes back to whoever sent the file. */
export interface AnnotatedCopy {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/**
 * Makes the annotated copy of a file. An `.xlsx` or `.xlsm` stays the person's own workbook, with comments and fills
 * on its faulty cells and a sheet of findings put first; of another format it is an `.xlsx` with the values of its
 * visible sheets; of a file that can not be read, the findings alone. The same input makes the same bytes.
 */
export function annotate(
  bytes: Uint8Array,
  findings: readonly Finding[],
  { language, fileName, workbook }: AnnotateOptions,
): Promise<AnnotatedCopy> {
  return Promise.resolve().then(() => {
    const common = { language, fileName, findings, sheetNames: new Map<string, string>() };
    const patched = workbook?.format === 'xlsx' ? patch(bytes, { ...common, workbook, notes: [] }) : undefined;
    const copy = patched ?? annotateCopy(common, workbook);
    return { bytes: copy.bytes, fileName: annotatedName(fileName, language, patched) };
  });
}

/** Patches the package, if it is built in a way that can be followed. */
function patch(bytes: Uint8Array, annotation: Annotation): ReturnType<typeof patchPackage> | undefined {
  try {
    return patchPackage(bytes, annotation);
  } catch (error) {
    if (error instanceof Unpatchable) return undefined;
    throw error;
  }
}

function annotateCopy(
  common: Omit<Annotation, 'workbook' | 'notes'>,
  workbook: Workbook | undefined,
): ReturnType<typeof patchPackage> {
  const content: Workbook = workbook ?? { format: 'xlsx', sheets: [] };
  const note = workbook ? wording.valuesOnly : wording.unreadable;
  const { bytes, sheetNames } = copyValues(content);
  return patchPackage(bytes, { ...common, workbook: content, sheetNames, notes: [note[common.language]] });
}

/** The name of the copy; what was annotated before is not marked twice. */
function annotatedName(fileName: string, language: Language, patched: { macros: boolean } | undefined): string {
  const [, stem = '', extension = ''] = /^(.*?)(\.[^.]{1,5})?$/s.exec(fileName) ?? [];
  const kept = patched && /^\.xl[st][xm]$/i.test(extension);
  const mark = wording.fileNameMark[language];
  return (stem.endsWith(mark) ? stem : stem + mark) + (kept ? extension : patched?.macros ? '.xlsm' : '.xlsx');
}
