import { serveTasks } from '../workbook';
import { annotate } from './annotate';
import type { AnnotationTask, Made } from './annotator';
import { contentOf } from './content';

/** About the bytes that are handed over at a time. */
const partBytes = 256 * 1024;

/** Makes one annotated copy after another in a process of its own, and hands over its bytes. */
void serveTasks<AnnotationTask, Made>(async (file, { findings, language, fileName }) => {
  const read = contentOf(file, findings);
  const copy = await annotate(file.bytes, findings, { language, fileName, read });
  for (let at = 0; at < copy.bytes.length; at += partBytes) await file.emit(copy.bytes.subarray(at, at + partBytes));
  return { fileName: copy.fileName };
});
