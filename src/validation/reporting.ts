import {
  covers,
  grains,
  period as parsed,
  periodCode,
  smallestCovering,
  type Finding,
  type Period,
  type Place,
} from '../model';
import type { TextValues } from '../foundation';
import { aboutWorkbook, type Case } from './case';

type Question = Pick<Case, 'catalogue' | 'recognition' | 'records' | 'sender'>;

/** Whose workbook it is: what its titles and figures say, and the sender. A contradiction is told where it shows. */
export function whoseWorkbook({ catalogue, recognition, sender }: Question): { branch?: string; findings: Finding[] } {
  const name = (code: string): string => catalogue.branch(code)?.name[catalogue.language] ?? code;
  const said = [
    ...recognition.statedBranches,
    ...recognition.figures.flatMap(({ branch, place }) =>
      branch === undefined ? [] : [{ code: branch, sheet: place.sheet, cell: place.cell }],
    ),
  ];
  const [first] = said;
  const other = said.find(({ code }) => code !== first?.code);
  if (other) {
    const names = [...new Set(said.map(({ code }) => code))].map(name);
    return { findings: [aboutWorkbook('BRANCHES_TWO', { names }, other)] };
  }
  if (sender.branch !== undefined && first && first.code !== sender.branch) {
    const values = { sent: name(sender.branch), found: name(first.code) };
    return { findings: [aboutWorkbook('BRANCH_NOT_AS_SENT', values, first)] };
  }
  const branch = first?.code ?? sender.branch;
  return branch === undefined ? { findings: [aboutWorkbook('BRANCH_MISSING')] } : { branch, findings: [] };
}

interface Said extends Place {
  readonly period: Period;
}

/**
 * Which period it is for: what the sender says, else what its titles state, else the smallest period that its figures
 * fill. No period is longer than the longest of the reporting calendar: a title that only names the year says no more
 * than the year.
 */
export function whichPeriod({ catalogue, recognition, records, sender }: Question): {
  period?: Period;
  findings: Finding[];
} {
  const longest = Math.max(...catalogue.calendar.map(({ every }) => grains.indexOf(every)), -1);
  const isTooLong = ({ grain }: Period): boolean => longest >= 0 && grains.indexOf(grain) > longest;
  const stated: readonly Said[] = recognition.statedPeriods;
  const figures: readonly Said[] = recognition.figures.flatMap(({ period, place }) =>
    period ? [{ period, sheet: place.sheet, cell: place.cell }] : [],
  );
  // some orders reach into the next period; they say which one it is only where nothing else does
  const counted: readonly Said[] = records.tallied.map(({ month, sheet }) => ({ period: parsed(month), sheet }));
  const refuse = (
    code: 'PERIOD_NOT_AS_SENT' | 'PERIODS_TWO',
    found: readonly Said[],
    at: Place | undefined,
    values: TextValues,
  ) => {
    const names = [...new Set(found.map(({ period }) => periodCode(period)))].sort();
    return { findings: [aboutWorkbook(code, { ...values, found: names, names }, at)] };
  };
  if (sender.period) {
    const { period } = sender;
    const found = stated.length > 0 ? stated : figures;
    const stranger = found.find((one) => !covers(period, one.period) && !covers(one.period, period));
    return stranger
      ? refuse('PERIOD_NOT_AS_SENT', found, stranger, { sent: periodCode(period) })
      : { period, findings: [] };
  }
  const precise = stated.filter(({ period }) => !isTooLong(period));
  const found = [precise, figures, stated, counted].find(({ length }) => length > 0) ?? [];
  const covering = smallestCovering(found.map(({ period }) => period));
  if (found.length === 0) return { findings: [aboutWorkbook('PERIOD_MISSING')] };
  if (covering && (!isTooLong(covering) || found.every(({ period }) => isTooLong(period)))) {
    return { period: covering, findings: [] };
  }
  const first = found[0]?.period as Period;
  const stranger = found.find(({ period }) => {
    const both = smallestCovering([first, period]);
    return both === undefined || isTooLong(both);
  });
  return refuse('PERIODS_TWO', found, stranger, {});
}
