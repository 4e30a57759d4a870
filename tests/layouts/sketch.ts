import { join } from 'node:path';
import { loadCatalogue, type Catalogue } from '../../src/catalogue';
import { recognise, type Recognition } from '../../src/layouts';
import { parsePeriod, plain, type Finding, type Observation } from '../../src/model';
import { validate, type Validated } from '../../src/validation';
import type { Cell, Merge, Sheet, Workbook } from '../../src/workbook';

/** The catalogue of the sample province. */
export const province = loadCatalogue(join(__dirname, '../../imports/liaoning/catalogue.yaml'));

/** What a cell of a drawing holds; a blank is undefined or ''. Numbers as written in the file. */
export type Drawn = string | number | Partial<Cell> | undefined;

export const dateCell = (iso: string): Drawn => ({ kind: 'date', text: iso });
export const percentCell = (text: string, decimals = 2): Drawn => ({ kind: 'number', text, percent: true, decimals });
export const errorCell = (text = '#DIV/0!'): Drawn => ({ kind: 'error', text });
export const uncalculated = (formula: string): Drawn => ({ kind: 'uncalculated', text: '', formula });

/** A range such as `B2:D2`. */
function range(address: string): Merge {
  const [from = '', to = from] = address.split(':');
  const [top, left] = place(from);
  const [bottom, right] = place(to);
  return { top, left, bottom, right };
}

function place(address: string): [number, number] {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  return [Number(digits) - 1, [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1];
}

/** Draws a sheet from its rows, the first of which is row 1. */
export function sheet(
  name: string,
  rows: readonly (readonly Drawn[])[],
  options: { merges?: readonly string[]; hidden?: boolean } = {},
): Sheet {
  const cells = rows.flatMap((row, r) =>
    row.flatMap((drawn, c): Cell[] => {
      if (drawn === undefined || drawn === '') return [];
      const cell: Partial<Cell> =
        typeof drawn === 'string'
          ? { kind: 'text', text: drawn }
          : typeof drawn === 'number'
            ? { kind: 'number', text: String(drawn) }
            : drawn;
      return [{ row: r, column: c, kind: 'text', text: '', ...cell }];
    }),
  );
  return { name, hidden: options.hidden ?? false, cells, merges: (options.merges ?? []).map(range) };
}

export function workbook(...sheets: readonly Sheet[]): Workbook {
  return { format: 'xlsx', sheets };
}

export interface Read extends Validated {
  readonly recognition: Recognition;
  /** One line an observation: `210100 FIXED_LINE INSTALL_TIME ALL 2010-01 = 1.5 /120`, in order. */
  readonly lines: readonly string[];
  /** Findings other than information: `CODE Sheet!A1`. */
  readonly faults: readonly string[];
}

/** Takes a workbook through recognition and validation. */
export function readThrough(
  book: Workbook,
  sender: { branch?: string; period?: string } = {},
  catalogue: Catalogue = province,
): Read {
  const period = sender.period === undefined ? undefined : parsePeriod(sender.period);
  const recognition = recognise(book, catalogue, period);
  const validated = validate(recognition, catalogue, { branch: sender.branch, period });
  return {
    ...validated,
    recognition,
    lines: validated.observations.map(line).sort(),
    faults: validated.findings.filter(({ severity }) => severity !== 'info').map(fault),
  };
}

function fault({ code, sheet: name, cell }: Finding): string {
  return [code, name === undefined ? '' : `${name}${cell === undefined ? '' : `!${cell}`}`].join(' ').trim();
}

function line(one: Observation): string {
  const low = one.low && plain(one.low);
  const high = one.high && plain(one.high);
  const value = low === undefined ? one.status : low === high ? low : `${low}..${high ?? ''}`;
  const volume = one.volume === undefined ? '' : ` /${plain(one.volume)}`;
  return `${one.branch} ${one.service} ${one.indicator} ${one.customerClass} ${one.period} = ${value}${volume}`;
}
