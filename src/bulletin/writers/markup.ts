const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text without what no markup can carry, whatever somebody has named things. */
export function legible(text: string): string {
  return text.replace(/(?![\t\n\r])\p{Cc}|[\p{Cs}\ufffe\uffff]/gu, '');
}

/** A text inside markup or a quoted attribute. */
export function escaped(text: string): string {
  return legible(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
