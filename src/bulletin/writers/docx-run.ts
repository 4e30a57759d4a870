import { TextRun, type IRunOptions } from 'docx';
import { legible } from './markup';

/** A run of text, whatever somebody has named things. */
export function textRun(text: string, look: Pick<IRunOptions, 'bold' | 'color'> = {}): TextRun {
  return new TextRun({ ...look, text: legible(text) });
}
