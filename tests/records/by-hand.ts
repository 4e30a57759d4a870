import type { EventRecord } from '../../src/model';

/*
 * What comes of records, worked out the long way: every figure on its own, every record against every other, time by the
 * clock of `Date`, working time half an hour after half an hour.
 */

const minutes = 60_000;
const slot = 30 * minutes;
export const slotSeconds = slot / 1000;

const daysOff = new Set(['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => `2009-10-${day}`));
const madeUp = new Set(['2009-09-27', '2009-10-10']);

function isWorked(at: number): boolean {
  const date = new Date(at);
  const day = date.toISOString().slice(0, 10);
  if (madeUp.has(day)) return true;
  return date.getUTCDay() !== 0 && date.getUTCDay() !== 6 && !daysOff.has(day);
}

function at(time: string): number {
  return Date.parse(time.length === 10 ? `${time}T00:00:00Z` : `${time}Z`);
}

function worked(from: number, to: number): number {
  let passed = 0;
  for (let now = from; now < to; now += slot) if (isWorked(now)) passed += slot;
  return passed;
}

/** From when to when a record lasted: whole days, where one of both times is but a day. */
function span({ accepted, completed }: { readonly accepted: string; readonly completed: string }): [number, number] {
  const isBare = accepted.length === 10 || completed.length === 10;
  return isBare ? [at(accepted.slice(0, 10)), at(completed.slice(0, 10))] : [at(accepted), at(completed)];
}

function took(one: { readonly accepted: string; readonly completed: string }): number {
  const [from, to] = span(one);
  return to - from;
}

/** The end of a month, or of a day. */
function endOf(time: string, unit: 'day' | 'month'): number {
  const end = new Date(at(time.slice(0, 10)));
  if (unit === 'day') end.setUTCDate(end.getUTCDate() + 1);
  else end.setUTCMonth(end.getUTCMonth() + 1, 1);
  return end.getTime();
}

/** How many it is about, and what they come to: seconds or hits. */
interface Figure {
  readonly of: number;
  readonly sum: number;
}

type Has<K extends keyof EventRecord> = EventRecord & { readonly [P in K]-?: NonNullable<EventRecord[P]> };
function having<K extends keyof EventRecord>(records: readonly EventRecord[], ...keys: readonly K[]): Has<K>[] {
  return records.filter((record): record is Has<K> => keys.every((key) => record[key] !== undefined));
}

const inMonth = (time: string, month: string): boolean => time.startsWith(month);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** The figures of one month: `records` are all of a branch, of one kind. */
const ways: Readonly<Record<string, (records: readonly EventRecord[], month: string) => Figure>> = {
  HOURS: (records, month) => {
    const those = having(records, 'accepted', 'completed').filter((one) => inMonth(one.completed, month));
    return { of: those.length, sum: sum(those.map((one) => took(one) / 1000)) };
  },
  WORKING_DAYS: (records, month) => {
    const those = having(records, 'accepted', 'completed').filter((one) => inMonth(one.accepted, month));
    return { of: those.length, sum: sum(those.map((one) => worked(...span(one)) / 1000)) };
  },
  IN_TIME: (records, month) => {
    const those = having(records, 'accepted', 'completed').filter((one) => inMonth(one.completed, month));
    return {
      of: those.length,
      sum: those.filter((one) => took(one) <= 36 * 60 * minutes).length,
    };
  },
  IN_WORKING_TIME: (records, month) => {
    const those = having(records, 'accepted', 'completed').filter((one) => inMonth(one.completed, month));
    const most = 2 * 24 * 60 * minutes;
    return { of: those.length, sum: those.filter((one) => worked(...span(one)) <= most).length };
  },
  OVERDUE: (records, month) => {
    const those = having(records, 'due').filter((one) => inMonth(one.due, month));
    const late = those.filter(({ due, completed }) => {
      if (completed === undefined) return true;
      return due.length === 10 ? at(completed) >= endOf(due, 'day') : at(completed) > at(due);
    });
    return { of: those.length, sum: late.length };
  },
  REPEATED: (records, month) => repeats(records, month, (from, to) => to - from <= 7 * 24 * 60 * minutes),
  REPEATED_SOON: (records, month) => repeats(records, month, (from, to) => worked(from, to) <= 3 * 24 * 60 * minutes),
  SATISFIED: (records, month) => {
    const those = having(records, 'satisfied', 'completed').filter((one) => inMonth(one.completed, month));
    return { of: those.length, sum: those.filter(({ satisfied }) => satisfied).length };
  },
  CASES: (records, month) => {
    const those = having(records, 'accepted').filter((one) => inMonth(one.accepted, month));
    return { of: those.length, sum: those.length };
  },
};

/** Of several at one instant all but one are repeats: those that come after another of them in the list. */
function repeats(
  records: readonly EventRecord[],
  month: string,
  isSoon: (from: number, to: number) => boolean,
): Figure {
  const known = having(records, 'subscriber', 'accepted');
  const those = known.filter((one) => inMonth(one.accepted, month));
  const repeated = those.filter((one) =>
    known.some((other) => {
      if (other === one || other.subscriber !== one.subscriber) return false;
      const [from, to] = [at(other.accepted), at(one.accepted)];
      return (from < to || (from === to && known.indexOf(other) < known.indexOf(one))) && isSoon(from, to);
    }),
  );
  return { of: those.length, sum: repeated.length };
}

const classesOf: Readonly<Record<string, readonly string[]>> = {
  LINE: ['ALL'],
  'NET HOURS': ['HOME', 'FIRM'],
  'NET CASES': ['HOME'],
};

/** `LINE HOURS ALL 2009-09: 3, 86400`, for each figure that any record is about. */
export function byHand(records: readonly EventRecord[], months: readonly string[]): string[] {
  return ['LINE', 'NET'].flatMap((service) =>
    Object.entries(ways).flatMap(([indicator, way]) =>
      (classesOf[service] ?? classesOf[`${service} ${indicator}`] ?? []).flatMap((customerClass, _, classes) =>
        months.flatMap((month) => {
          // where only one class is told apart, all are of it
          const those = records.filter(
            (one) => one.service === service && (classes.length === 1 || one.customerClass === customerClass),
          );
          const { of, sum: came } = way(those, month);
          return of === 0 ? [] : [`${service} ${indicator} ${customerClass} ${month}: ${of}, ${came}`];
        }),
      ),
    ),
  );
}
