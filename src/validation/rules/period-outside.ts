import { groupBy } from '../../foundation';
import { covers, periodCode } from '../../model';
import { about, type Rule } from '../case';

/** Figures of a month or quarter that does not lie in the period the workbook is for: one finding for each such period. */
export const periodOutside: Rule = ({ figures, period }) => {
  if (!period) return [];
  const outside = groupBy(
    figures.filter((figure) => figure.period && !covers(period, figure.period)),
    (figure) => `${figure.place.sheet} ${figure.period ? periodCode(figure.period) : ''}`,
  );
  return [...outside.values()].flatMap(([first, ...others]) =>
    first?.period
      ? [
          about(
            first,
            'PERIOD_OUTSIDE',
            { period: periodCode(first.period), reporting: periodCode(period) },
            others.map(({ place }) => place.cell),
          ),
        ]
      : [],
  );
};
