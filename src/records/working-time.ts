import type { WorkingDays } from '../catalogue';
import { daySeconds, type LocalSeconds } from './local-time';

const week = 7;
/** The first day of 1970 was a Thursday. */
const firstWeekday = 4;

/**
 * Time on working days: each lasts from midnight to midnight, whatever the office hours, and the others last not at all.
 * So it adds up, to the second, however it is cut into parts.
 */
export class WorkingTime {
  /** Of the days of a week that begins as 1970 did: how many are worked before each, and in all of it. */
  private readonly inWeek: readonly number[];
  /** Days that are not as their weekday says, since 1970, in order; and how many more were worked up to each, than by weekday. */
  private readonly exceptions: readonly number[];
  private readonly more: readonly number[];

  constructor({ weekend, holidays, working }: WorkingDays) {
    const byWeekday = (day: number): boolean => !weekend.has((((day + firstWeekday) % week) + week) % week);
    const counts = [0];
    for (let day = 0; day < week; day += 1) counts.push((counts[day] ?? 0) + Number(byWeekday(day)));
    this.inWeek = counts;
    const differing = [
      ...[...working].map(dayOf).filter((day) => !byWeekday(day)),
      ...[...holidays]
        .filter((date) => !working.has(date))
        .map(dayOf)
        .filter(byWeekday),
    ].sort((a, b) => a - b);
    this.exceptions = differing;
    let sum = 0;
    this.more = differing.map((day) => (sum += byWeekday(day) ? -1 : 1));
  }

  /** Seconds of working time from one instant to another. */
  between(from: LocalSeconds, to: LocalSeconds): number {
    return this.until(to) - this.until(from);
  }

  /** Working time since 1970. */
  private until(at: LocalSeconds): number {
    const day = Math.floor(at / daySeconds);
    const before = this.daysBefore(day);
    const isWorked = this.daysBefore(day + 1) > before;
    return before * daySeconds + (isWorked ? at - day * daySeconds : 0);
  }

  private daysBefore(day: number): number {
    const weeks = Math.floor(day / week);
    const whole = weeks * (this.inWeek[week] ?? 0) + (this.inWeek[day - weeks * week] ?? 0);
    return whole + (this.more[this.exceptionsBefore(day) - 1] ?? 0);
  }

  private exceptionsBefore(day: number): number {
    let [low, high] = [0, this.exceptions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.exceptions[middle] ?? 0) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function dayOf(date: string): number {
  return Date.parse(date) / (daySeconds * 1000);
}
