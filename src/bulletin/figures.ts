import type { Catalogue } from '../catalogue';
import { groupBy } from '../foundation';
import { dayAfter, period, periodCode, periodsWithin, seriesKey, type Series } from '../model';
import {
  answer,
  compareFigures,
  completeness,
  periodBefore,
  rankFigures,
  type Comparison,
  type CompletenessRow,
  type Ranked,
  type RollupFigure,
} from '../rollups';
import type { WarehouseReader } from '../warehouse';

/** Everything a bulletin says in numbers, of one period at one version. */
export interface BulletinFigures {
  readonly period: string;
  /** The same period a year before; absent before the year 0. */
  readonly yearBefore: string | undefined;
  /** Of a unit, the head where none is named. */
  figure(series: Series, unit?: string): RollupFigure | undefined;
  /** The head's figure beside that of a year before; undefined where neither is there. */
  comparison(series: Series): Comparison | undefined;
  /** Whether anything at all is known of a year before. */
  readonly comparable: boolean;
  /** The branches that have a figure, in the order of the catalogue. */
  ranked(series: Series): readonly Ranked[];
  /** The head's figures of the months in the period, in order; undefined where there is none. */
  months(series: Series): readonly { readonly period: string; readonly figure: RollupFigure | undefined }[];
  readonly completeness: readonly CompletenessRow[];
  /** When the version came to be, an ISO instant; for an empty warehouse the end of the period. */
  readonly at: string;
}

/** A bulletin has every figure of its period, so none of them is left for another page. */
const all = { limit: Number.MAX_SAFE_INTEGER };

/** Asks for the figures of a period at a version. */
export async function bulletinFigures(
  reader: WarehouseReader,
  catalogue: Catalogue,
  code: string,
  version: number,
): Promise<BulletinFigures> {
  const of = period(code);
  const head = headOf(catalogue);
  const monthCodes = periodsWithin(of, 'month').map(periodCode);
  const ask = async (periods: readonly string[], branches?: readonly string[]): Promise<readonly RollupFigure[]> =>
    (await answer(reader, catalogue, { periods, branches }, { ...all, version })).figures;

  const figures = await ask([code]);
  const monthly = await ask(monthCodes, [head]);
  const now = figures.filter(({ branch }) => branch === head);
  const comparisons = await compareFigures(reader, catalogue, now, 'year-before', version);
  const reporting = figures.filter(({ branch }) => catalogue.branch(branch)?.level === 'BRANCH');
  const ranked = groupBy(await rankFigures(reader, catalogue, reporting, version), ({ figure }) => seriesKey(figure));
  const [made] = await reader.versions([version]);
  const at = made?.at ?? `${dayAfter(of)}T00:00:00.000Z`;
  const keyOf = (unit: string, when: string, series: Series): string => `${unit}/${when}/${seriesKey(series)}`;
  const found = new Map([...figures, ...monthly].map((one) => [keyOf(one.branch, one.period, one), one]));
  const compared = new Map(comparisons.map((one) => [seriesKey(one.figure), one]));
  return {
    period: code,
    yearBefore: periodBefore(code, 'year-before'),
    figure: (series, unit = head) => found.get(keyOf(unit, code, series)),
    comparison: (series) => compared.get(seriesKey(series)),
    comparable: comparisons.some(({ before }) => before?.low !== undefined),
    ranked: (series) => ranked.get(seriesKey(series)) ?? [],
    months: (series) => monthCodes.map((month) => ({ period: month, figure: found.get(keyOf(head, month, series)) })),
    // what is late is not told, so that the time of asking does not matter
    completeness: await completeness(reader, catalogue, code, at, version),
    at,
  };
}

/** The code of the head of the organisation. */
export function headOf({ branches }: Pick<Catalogue, 'branches'>): string {
  return branches[0]?.code ?? ''; // a catalogue without a head is refused
}
