/** A decimal in plain spelling as a whole number of its last places. Throws where it has more of them. */
export function scaled(text: string, scale: number): bigint {
  const point = text.indexOf('.');
  const decimals = point < 0 ? 0 : text.length - point - 1;
  if (decimals > scale) throw new RangeError(`${text} has more than ${scale} decimals`);
  const digits = point < 0 ? text : text.slice(0, point) + text.slice(point + 1);
  return BigInt(digits + '0'.repeat(scale - decimals));
}
