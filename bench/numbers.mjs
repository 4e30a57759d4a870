// Exact numbers as whole ones, written as decimals.

/** The version that never comes: valid-to of all that is current. */
export const endOfTime = Number.MAX_SAFE_INTEGER;

const quotientScale = 15;

/** A whole number of units of the last of `decimals` places, as a decimal. Throws where a double no longer holds it exactly. */
export function fixed(units, decimals) {
  if (!Number.isSafeInteger(units)) throw new RangeError(`${units} is not exact`);
  return placed(String(units), decimals);
}

/** `dividend` (in units of the last of `decimals` places) by `divisor`, rounded half to even to 15 places. */
export function quotient(dividend, divisor, decimals) {
  if (!Number.isSafeInteger(dividend) || !Number.isSafeInteger(divisor)) throw new RangeError('not exact');
  if (dividend % divisor === 0) return fixed(dividend / divisor, decimals);
  const [above, below] = [BigInt(dividend) * 10n ** BigInt(quotientScale - decimals), BigInt(divisor)];
  const whole = above / below;
  const twice = (above % below) * 2n;
  const up = twice > below || (twice === below && whole % 2n === 1n);
  return placed(String(up ? whole + 1n : whole), quotientScale);
}

function placed(digits, decimals) {
  if (decimals === 0) return digits;
  const all = digits.padStart(decimals + 1, '0');
  return `${all.slice(0, -decimals)}.${all.slice(-decimals)}`;
}
