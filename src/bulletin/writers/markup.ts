const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text inside markup or a quoted attribute, whatever it says; what no markup can carry is left out. */
export function escaped(text: string): string {
  // eslint would rather not see control characters, which is why they are named by their class
  return text.replace(/[&<>"']|(?![\t\n\r])\p{Cc}|[\p{Cs}\ufffe\uffff]/gu, (sign) => entities[sign] ?? '');
}
