/** A decimal as servers write it (`1.7600`) in its plain spelling (`1.76`), as text: reading in bulk has no time for more. */
export function plainDigits(text: string): string {
  const point = text.indexOf('.');
  if (point < 0) return text;
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end -= 1;
  if (end - 1 === point) end = point;
  return end === text.length ? text : text.slice(0, end);
}
