import type { FindingCode } from '../../../src/model';
import type { Sender } from '../../../src/validation';
import { columnOf, rowOf, type Copy } from './copy';
import type { Site } from './sites';

/** A fault as it was planted, and what has to be found. */
export interface Planted {
  /** What it is in people's words; the tally counts by it. */
  readonly kind: string;
  readonly code: FindingCode;
  readonly sheet?: string | undefined;
  /** It must be found at one of these cells; without any, it is about the sheet or the workbook as a whole. */
  readonly cells: readonly string[];
  /** A further cell that the finding must name. */
  readonly names?: string | undefined;
  /** A name that must be among the suggested ones. */
  readonly nearest?: string | undefined;
  /** Spoilt cells whose columns' totals need not fit any more. */
  readonly columns?: readonly string[] | undefined;
  /** What else is found on account of it: at one of these cells, or about the whole. */
  readonly also?: readonly { readonly code: FindingCode; readonly cells: readonly string[] }[];
  /** The figures that may be missing or different on account of it; all others must come through as they were. */
  readonly concerns: (site: { readonly sheet: string; readonly cell: string }) => boolean;
}

/** A spoilt copy, and everything that was planted in it. */
export interface Spoilt {
  readonly branch: string;
  readonly copy: Copy;
  readonly planted: readonly Planted[];
  readonly sender?: Sender | undefined;
}

export const concerning =
  (...sites: readonly Pick<Site, 'sheet' | 'cell' | 'volumeCell'>[]): Planted['concerns'] =>
  ({ sheet, cell }) =>
    // where no value is left, a figure is said to stand in the cell of its volume
    sites.some((site) => site.sheet === sheet && (site.cell === cell || site.volumeCell === cell));

export const everything: Planted['concerns'] = () => true;

/** What is planted in one copy of a branch's workbook, which it then is alone in. */
export interface HeadingFault {
  readonly branch: string;
  readonly kind: string;
  readonly spoil: (copy: Copy, sites: readonly Site[]) => Omit<Spoilt, 'branch' | 'copy' | 'planted'> & Told;
}

export interface Told {
  readonly told: readonly Omit<Planted, 'kind'>[];
}

/** A service of which nothing is recognised is missing, until its name is put right. */
export const serviceMissing = { code: 'SERVICE_MISSING', cells: [] } as const;

/** Every figure that stands in one of the cells, or under or beside them. */
export const cellsOf = (sites: readonly Site[]): string[] =>
  sites.flatMap(({ cell, volumeCell }) => [cell, volumeCell]);

/** The figures that the name of a row, or of several, says something of; elsewhere, those under a heading. */
export function namedBy(copy: Copy, sites: readonly Site[], sheet: string, cell: string): Site[] {
  const here = sites.filter((site) => site.sheet === sheet);
  const [top, bottom, left, right] = copy.spread(sheet, cell);
  const isName = here.some((site) => rowOf(site.cell) === bottom);
  return here.filter((site) =>
    isName
      ? rowOf(site.cell) >= top && rowOf(site.cell) <= bottom
      : columnOf(site.cell) >= left && columnOf(site.cell) <= right,
  );
}
