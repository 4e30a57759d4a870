import type { RecordFigure, RecordMeasure } from '../catalogue';
import type { EventRecord, RecordTime } from '../model';
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

function timeTaken({ from, to, working: onWorkingDays }: RecordFigure, working: WorkingTime): Counting {
  const at = (record: EventRecord, which: RecordTime): number | undefined => {
    const time = record[which];
    return time === undefined ? undefined : secondsOf(time);
  };
  return (record) => {
    const begun = at(record, from);
    const ended = at(record, to);
    if (begun === undefined || ended === undefined) return undefined;
    return onWorkingDays ? working.between(begun, ended) : ended - begun;
  };
}

/** Of a day without a time, its last second: who is due on a day has all of it. */
function endOf(time: string): number {
  return secondsOf(time) + (time.length === 10 ? 86_399 : 0);
}
