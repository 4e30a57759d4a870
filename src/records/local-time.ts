/** Local time as whole seconds since the first instant of 1970 by the same clock; it knows no zones. */
export type LocalSeconds = number;

export const daySeconds = 86_400;

/** The seconds of `2009-07-01` or `2009-07-01T08:30:00`, spelled as they are in records. */
export function secondsOf(iso: string): LocalSeconds {
  const days = daysTo(digits(iso, 0, 4), digits(iso, 5, 7), digits(iso, 8, 10));
  if (iso.length === 10) return days * daySeconds;
  return days * daySeconds + digits(iso, 11, 13) * 3600 + digits(iso, 14, 16) * 60 + digits(iso, 17, 19);
}

/** The month of a record's time, as a period code. */
export function monthOf(iso: string): string {
  return iso.slice(0, 7);
}

/** The first second after a month. */
export function monthEnd(month: string): LocalSeconds {
  return daysTo(digits(month, 0, 4), digits(month, 5, 7) + 1, 1) * daySeconds;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let place = from; place < to; place += 1) value = value * 10 + text.charCodeAt(place) - 48;
  return value;
}

const before = new Map<number, number>();

/** Days from 1970 to a day; a month of 13 is January of the next year. */
function daysTo(year: number, month: number, day: number): number {
  const key = year * 16 + month;
  let days = before.get(key);
  if (days === undefined) {
    days = Date.UTC(year, month - 1, 1) / (daySeconds * 1000);
    before.set(key, days);
  }
  return days + day - 1;
}
