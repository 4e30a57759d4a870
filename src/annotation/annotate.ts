import type { Language } from '../foundation';
import type { Finding } from '../model';
import type { Content, ReadContent } from './content';
import { patchPackage, type Annotation } from './patch';
import { Unpatchable } from './unpatchable';
import { copyValues } from './values-copy';
import { wording } from './wording';

export interface AnnotateOptions {
  readonly language: Language;
  /** The name of the file as it was sent. */
  readonly fileName: string;
  /** Reads these very bytes. */
  readonly read: ReadContent;
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
export async function annotate(
  bytes: Uint8Array,
  findings: readonly Finding[],
  { language, fileName, read }: AnnotateOptions,
): Promise<AnnotatedCopy> {
  const common = { language, fileName, findings, sheetNames: new Map<string, string>() };
  const content = await read('needed');
  const workbook = content?.workbook;
  const patched = workbook?.format === 'xlsx' ? await patch(bytes, { ...common, workbook, notes: [] }) : undefined;
  const copy = patched ?? (await annotateCopy(common, content?.extent === 'named' ? await read('all') : content));
  return { bytes: copy.bytes, fileName: annotatedName(fileName, language, patched) };
}

type Patched = Awaited<ReturnType<typeof patchPackage>>;

/** Patches the package, if it is built in a way that can be followed. */
async function patch(bytes: Uint8Array, annotation: Annotation): Promise<Patched | undefined> {
  try {
    return await patchPackage(bytes, annotation);
  } catch (error) {
    if (error instanceof Unpatchable) return undefined;
    throw error;
  }
}

function annotateCopy(common: Omit<Annotation, 'workbook' | 'notes'>, content: Content | undefined): Promise<Patched> {
  const { workbook } = content ?? { workbook: { format: 'xlsx', sheets: [] } as const };
  const notes = content ? [wording.valuesOnly] : [wording.unmarked];
  if (content?.extent === 'some') notes.push(wording.someRows);
  const { bytes, sheetNames } = copyValues(workbook);
  return patchPackage(bytes, { ...common, workbook, sheetNames, notes: notes.map((note) => note[common.language]) });
}

/** The name of the copy; what was annotated before is not marked twice. */
function annotatedName(fileName: string, language: Language, patched: { macros: boolean } | undefined): string {
  const [, stem = '', extension = ''] = /^(.*?)(\.[^.]{1,5})?$/s.exec(fileName) ?? [];
  const kept = patched && /^\.xl[st][xm]$/i.test(extension);
  const mark = wording.fileNameMark[language];
  return (stem.endsWith(mark) ? stem : stem + mark) + (kept ? extension : patched?.macros ? '.xlsm' : '.xlsx');
}
