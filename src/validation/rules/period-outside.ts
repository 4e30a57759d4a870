import { covers, periodCode } from '../../model';
import { about, type Rule } from '../case';

/** Figures of a month or quarter that does not lie in the period the workbook is for: one finding for each such period. */
export const periodOutside: Rule = ({ figures, period }) => {
  if (!period) return [];
  const outside = new Map<string, (typeof figures)[number][]>();
  for (const figure of figures) {
    if (!figure.period || covers(period, figure.period)) continue;
    const key = `${figure.place.sheet} ${periodCode(figure.period)}`;
    outside.set(key, [...(outside.get(key) ?? []), figure]);
  }
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
