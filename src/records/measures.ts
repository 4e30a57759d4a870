import type { RecordFigure, RecordMeasure } from '../catalogue';
import type { EventRecord } from '../model';
import { monthEnd, monthOf, secondsOf } from './local-time';
import type { WorkingTime } from './working-time';

/** What a record adds to a figure; undefined where the figure is not about it. */
export type Counting = (record: EventRecord) => number | undefined;

type Maker = (figure: RecordFigure, working: WorkingTime) => Counting;

/** One way of counting for each measure; repeats are known only once all records are. */
const makers: Readonly<Record<Exclude<RecordMeasure, 'repeats'>, Maker>> = {
  count: () => () => 1,
  duration: (figure, working) => timeTaken(figure, working),
  within: (figure, working) => {
    const taken = timeTaken(figure, working);
    const most = figure.most ?? 0;
    return (record) => {
      const seconds = taken(record);
      return seconds === undefined ? undefined : Number(seconds <= most);
    };
  },
  // one that is not completed is overdue once the month in which it was due is over
  overdue: () => {
    return ({ due, completed }) => {
      if (due === undefined) return undefined;
      const done = completed === undefined ? monthEnd(monthOf(due)) : secondsOf(completed);
      return Number(done > endOf(due));
    };
  },
  satisfied: () => {
    return ({ satisfied }) => (satisfied === undefined ? undefined : Number(satisfied));
  },
};

export function measureOf(figure: RecordFigure, working: WorkingTime): Counting | undefined {
  return figure.of === 'repeats' ? undefined : makers[figure.of](figure, working);
}

/** Where one of both times is but a day, so is the other: what lies between them are whole days. */
function timeTaken({ from, to, working: onWorkingDays }: RecordFigure, working: WorkingTime): Counting {
  return (record) => {
    const begun = record[from];
    const ended = record[to];
    if (begun === undefined || ended === undefined) return undefined;
    const length = Math.min(begun.length, ended.length);
    const [first, last] = [secondsOf(begun.slice(0, length)), secondsOf(ended.slice(0, length))];
    return onWorkingDays ? working.between(first, last) : last - first;
  };
}

/** Of a day without a time, its last second: who is due on a day has all of it. */
function endOf(time: string): number {
  return secondsOf(time) + (time.length === 10 ? 86_399 : 0);
}
