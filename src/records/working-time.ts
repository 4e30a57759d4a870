import type { WorkingDays } from '../catalogue';
import { daySeconds, type LocalSeconds } from './local-time';

/**
 * Time on working days: each lasts from midnight to midnight, whatever the office hours, and the others last not at all.
 * So it adds up, to the second, however it is cut into parts.
 */
export class WorkingTime {
  /** By day since 1970, from the first that was asked for: working days before it. */
  private readonly counted: number[] = [0];
  private first: number | undefined;

  constructor(private readonly days: WorkingDays) {}

  /** Seconds of working time from one instant to a later one. */
  between(from: LocalSeconds, to: LocalSeconds): number {
    return this.until(to) - this.until(from);
  }

  isWorked(day: number): boolean {
    const date = new Date(day * daySeconds * 1000).toISOString().slice(0, 10);
    if (this.days.working.has(date)) return true;
    // the first day of 1970 was a Thursday
    return !this.days.weekend.has((((day + 4) % 7) + 7) % 7) && !this.days.holidays.has(date);
  }

  /** Working time since some fixed instant. */
  private until(at: LocalSeconds): number {
    const day = Math.floor(at / daySeconds);
    const whole = this.daysBefore(day) * daySeconds;
    return this.isWorkedKnown(day) ? whole + at - day * daySeconds : whole;
  }

  private isWorkedKnown(day: number): boolean {
    return this.daysBefore(day + 1) > this.daysBefore(day);
  }

  private daysBefore(day: number): number {
    this.first ??= day;
    if (day < this.first) this.begin(day);
    const { first, counted } = this;
    for (let known = counted.length; known <= day - first; known += 1) {
      counted.push((counted[known - 1] ?? 0) + (this.isWorked(first + known - 1) ? 1 : 0));
    }
    return counted[day - first] ?? 0;
  }

  /** Counts from an earlier day on. What was said of instants keeps its differences. */
  private begin(day: number): void {
    this.first = day;
    this.counted.splice(0, this.counted.length, 0);
  }
}
