/** One line of CSV, without its end; null is an empty field, a list is joined by semicolons. */
export function csvLine(fields: readonly (string | number | boolean | null | readonly string[])[]): string {
  return fields.map(field).join(',');
}

function field(value: string | number | boolean | null | readonly string[]): string {
  const text = defused(value === null ? '' : typeof value === 'object' ? value.join(';') : String(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet would take for a formula is made plain text by an apostrophe before it; a number is none. */
function defused(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^-\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}
