import { periodCode } from '../../model';
import { about, seriesName, type Rule } from '../case';

/** Two cells for the same figure. Both are named; neither is preferred. */
export const valuesTwo: Rule = ({ catalogue, pairs }) =>
  pairs.flatMap((pair) =>
    [pair.values, pair.numerators, pair.volumes].flatMap(([first, ...others]) => {
      const [second] = others;
      if (!first || !second) return [];
      const values = {
        series: seriesName(catalogue, pair.series),
        period: pair.period ? periodCode(pair.period) : '',
        first: `${first.rawText}（${first.place.sheet}!${first.place.cell}）`,
        second: `${second.rawText}（${second.place.sheet}!${second.place.cell}）`,
      };
      const cells = [first, ...others.slice(1)].filter(({ place }) => place.sheet === second.place.sheet);
      return [
        about(
          second,
          'VALUES_TWO',
          values,
          cells.map(({ place }) => place.cell),
        ),
      ];
    }),
  );
