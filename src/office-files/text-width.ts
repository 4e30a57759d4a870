/** How wide a line of text is, in digits: characters of Chinese and the like are two wide. */
export function textWidth(line: string): number {
  let width = 0;
  for (const character of line) width += character > '\u2e7f' ? 2 : 1;
  return width;
}

/** The lines that a text takes when it is wrapped to so many digits. */
export function wrappedLines(text: string, width: number): number {
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(textWidth(line) / width)), 0);
}
