const halves = [1, 2];
const quarters = [1, 2, 3, 4];
const months = Array.from({ length: 12 }, (_, index) => index + 1);

/** The codes of a period and of all periods within it, the coarser ones first: 2009-H2, 2009-Q3, 2009-Q4, 2009-07, … */
export function withPeriodsWithin(period: string): readonly string[] {
  const [year = '', part = ''] = period.split('-');
  const [first, last] = monthsOf(part);
  const all = [
    '',
    ...halves.map((half) => `H${half}`),
    ...quarters.map((quarter) => `Q${quarter}`),
    ...months.map((month) => String(month).padStart(2, '0')),
  ];
  return all
    .filter((one) => monthsOf(one)[0] >= first && monthsOf(one)[1] <= last)
    .map((one) => (one === '' ? year : `${year}-${one}`));
}

/** The first and the last month of a part of a year; without one, of the year. */
function monthsOf(part: string): readonly [number, number] {
  if (part === '') return [1, 12];
  const count = { H: 6, Q: 3 }[part.charAt(0)];
  if (count === undefined) return [Number(part), Number(part)];
  const last = Number(part.slice(1)) * count;
  return [last - count + 1, last];
}
