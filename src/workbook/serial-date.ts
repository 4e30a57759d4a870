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
  const day = Math.floor(seconds / secondsPerDay);
  const time = seconds - day * secondsPerDay;
  return time === 0 ? isoDay(day) : `${isoDay(day)}T${isoTime(time)}`;
}

/** The days that were asked for, of which a workbook has few. */
const days = new Map<number, string>();
const mostDays = 10_000;

function isoDay(day: number): string {
  const known = days.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * secondsPerDay * 1000).toISOString().slice(0, 10);
  if (days.size >= mostDays) days.clear();
  days.set(day, text);
  return text;
}

const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

function isoTime(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${twoDigits[Math.floor(minutes / 60)]}:${twoDigits[minutes % 60]}:${twoDigits[seconds % 60]}`;
}

const isoPattern = /^(?:(\d{4})-(\d\d?)-(\d\d?))?(?:(?:^|[T ])(\d\d?):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?$/;

/** The serial day number of an ISO date, time, or both; `undefined` for what is none. */
export function isoToSerial(text: string, date1904: boolean): number | undefined {
  const match = /\d/.test(text) ? isoPattern.exec(text) : null;
  if (!match) return undefined;
  const number = (group: number): number => Number(match[group] ?? '0');
  const time = ((number(4) * 60 + number(5)) * 60 + number(6)) / secondsPerDay;
  if (match[1] === undefined) return time;
  const days = Date.UTC(number(1), number(2) - 1, number(3)) / 1000 / secondsPerDay;
  const serial = days - (date1904 ? zeroOf1904 : zeroOf1900);
  return (date1904 || serial >= 61 ? serial : serial - 1) + time;
}
