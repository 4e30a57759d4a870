const secondsPerDay = 86_400;
/** Days from 1970-01-01 back to the zero of each calendar. */
const zeroOf1900 = -25_569;
const zeroOf1904 = -24_107;
/** The last serials that are dates: 9999-12-31 in either calendar. */
const lastOf1900 = 2_958_465;
const lastOf1904 = 2_957_003;

/**
 * The ISO date of a serial day number, with the time of day where there is one, to the second.
 * `undefined` for a number that is no date. The 1900 calendar has a 29 February 1900 that never was, serial 60:
 * days before it stand one later than they count, and it itself is taken for the 28th.
 */
export function serialToIso(serial: number, date1904: boolean): string | undefined {
  if (!(serial >= 0 && serial < (date1904 ? lastOf1904 : lastOf1900) + 1)) return undefined;
  const zero = date1904 ? zeroOf1904 : serial < 60 ? zeroOf1900 + 1 : zeroOf1900;
  const seconds = Math.round((serial + zero) * secondsPerDay);
  const iso = new Date(seconds * 1000).toISOString().slice(0, 19);
  return seconds % secondsPerDay === 0 ? iso.slice(0, 10) : iso;
}
