import type { FindingCode } from '../../../src/model';
import type { Content, Copy } from './copy';
import { lettersOf } from './copy';
import type { Chance } from './random';
import { layouts, totalRow, type Site } from './sites';

/** A fault of one figure, planted in the cell of its value or volume. */
export interface CellFault {
  readonly kind: string;
  readonly code: FindingCode;
  readonly count: number;
  readonly fits: (site: Site, copy: Copy) => boolean;
  /** Spoils the figure; the cell at which it has to be found. */
  readonly plant: (site: Site, copy: Copy, chance: Chance) => string;
}

const always = (): boolean => true;
const isTime = ({ indicator }: Site): boolean => indicator.endsWith('_TIME');
const isRate = ({ indicator }: Site): boolean => /ACCURACY|SATISFACTION/.test(indicator);
const isBilling = ({ indicator }: Site): boolean => indicator === 'BILLING_ERROR_RATE';
const isTyped = (_: Site, { format }: Copy): boolean => format !== 'csv';
const isOffice = (_: Site, { format }: Copy): boolean => format === 'xlsx' || format === 'xls';

/** Writes one of `contents` over the value; the fault shows there. */
const value =
  (...contents: readonly Content[]): CellFault['plant'] =>
  ({ sheet, cell }, copy, chance) => {
    copy.put(sheet, cell, chance.pick(contents));
    return cell;
  };

/** Writes one of `contents` over the volume; the fault shows there, or at the value. */
const volume =
  (shownAt: 'cell' | 'volumeCell', ...contents: readonly Content[]): CellFault['plant'] =>
  (site, copy, chance) => {
    copy.put(site.sheet, site.volumeCell, chance.pick(contents));
    return site[shownAt];
  };

/** Multiplies what stands in the value's cell, in whatever form it is written there. */
const times =
  (factor: number): CellFault['plant'] =>
  ({ sheet, cell }, copy) => {
    const text = copy.text(sheet, cell).normalize('NFKC');
    const scaled = (number: string): string => String(Number((Number(number) * factor).toPrecision(12)));
    const isNumber = Number.isFinite(Number(text)) && copy.format !== 'csv';
    copy.put(sheet, cell, isNumber ? Number(scaled(text)) : text.replace(/\d+(\.\d+)?/, scaled));
    return cell;
  };

const hasTotal =
  (of: 'cell' | 'volumeCell') =>
  (site: Site, copy: Copy): boolean =>
    layouts[copy.branch] === 'sheets' &&
    /^\d/.test(copy.text(site.sheet, `${lettersOf(site[of])}${totalRow(copy, site.sheet)}`).normalize('NFKC'));

const total =
  (of: 'cell' | 'volumeCell', factor: number): CellFault['plant'] =>
  (site, copy, chance) => {
    const cell = `${lettersOf(site[of])}${totalRow(copy, site.sheet)}`;
    return times(factor)({ ...site, cell }, copy, chance);
  };

const unit = (...texts: readonly string[]): CellFault['plant'] => value(...texts);

/** Every kind of fault that is planted in single cells, and how many of each. */
export const cellFaults: readonly CellFault[] = [
  {
    kind: 'value unreadable',
    code: 'NUMBER_UNREADABLE',
    count: 10,
    fits: always,
    plant: value('1.7b天', '约1.5', '1.2.3', '2..5', '1.5天左右', '见附件', '1.5-2.0', 'O.98'),
  },
  {
    kind: 'volume unreadable',
    code: 'NUMBER_UNREADABLE',
    count: 6,
    fits: always,
    plant: volume('volumeCell', '约300', '12O', '3O件', '1,23,4'),
  },
  { kind: 'unit unknown', code: 'NUMBER_UNREADABLE', count: 6, fits: isTime, plant: unit('1.5元', '3公里', '2.5米') },
  { kind: 'unit unconvertible', code: 'UNIT_UNCONVERTIBLE', count: 5, fits: isTime, plant: unit('1.5%', '3分', '2件') },
  { kind: 'unit of a rate', code: 'UNIT_UNCONVERTIBLE', count: 3, fits: isRate, plant: unit('99.6天', '98小时') },
  {
    kind: 'working days',
    code: 'UNIT_UNCONVERTIBLE',
    count: 5,
    fits: isTime,
    plant: unit('3个工作日', '1.5工作日', '２个工作日'),
  },
  { kind: 'negative time', code: 'VALUE_BELOW_RANGE', count: 7, fits: isTime, plant: value('-1.5', '－２', '-0.01') },
  {
    kind: 'above 100 %',
    code: 'VALUE_ABOVE_RANGE',
    count: 5,
    fits: isRate,
    plant: value('130%', { percent: 130 }, '100.01%', '1300‰'),
  },
  { kind: 'rate above 1', code: 'VALUE_ABOVE_RANGE', count: 3, fits: isBilling, plant: value('2', '110%', '<10') },
  {
    kind: 'volume missing',
    code: 'VOLUME_MISSING',
    count: 6,
    fits: always,
    plant: volume('cell', undefined, '—', '/'),
  },
  {
    kind: 'value missing',
    code: 'VALUE_MISSING',
    count: 6,
    fits: always,
    plant: (site, copy, chance) => {
      copy.put(site.sheet, site.cell, chance.pick([undefined, '—', '/', '无'] as const));
      return site.volumeCell;
    },
  },
  { kind: 'value for volume 0', code: 'VALUE_WITHOUT_VOLUME', count: 6, fits: always, plant: volume('cell', 0, '0') },
  {
    kind: 'volume invalid',
    code: 'VOLUME_INVALID',
    count: 8,
    fits: always,
    plant: volume('volumeCell', -5, '<10', '3天', '>100', '50%', '-1件'),
  },
  {
    kind: 'formula error',
    code: 'CELL_ERROR',
    count: 7,
    fits: isOffice,
    plant: value({ error: 0x07 }, { error: 0x17 }, { error: 0x0f }, { error: 0x2a }),
  },
  {
    kind: 'formula uncalculated',
    code: 'FORMULA_UNCALCULATED',
    count: 6,
    fits: (_, { format }) => format === 'xlsx',
    plant: value({ uncalculated: '1+1' }, { uncalculated: 'AVERAGE(A1:A3)' }),
  },
  {
    kind: 'date for 10-5',
    code: 'DATE_FOR_NUMBER',
    count: 6,
    fits: (s, c) => isBilling(s) && isTyped(s, c),
    plant: value({ date: 40091 }),
  },
  {
    kind: 'total of volumes',
    code: 'TOTAL_DIFFERS',
    count: 5,
    fits: hasTotal('volumeCell'),
    plant: total('volumeCell', 1.25),
  },
  {
    kind: 'mean of values',
    code: 'TOTAL_DIFFERS',
    count: 5,
    fits: (s, c) => isTime(s) && hasTotal('cell')(s, c),
    plant: total('cell', 1.25),
  },
  { kind: 'value × 1000', code: 'VALUE_OUTLYING', count: 6, fits: isTime, plant: times(1000) },
  { kind: 'value ÷ 100', code: 'VALUE_OUTLYING', count: 6, fits: isTime, plant: times(0.01) },
  {
    kind: 'number too long',
    code: 'NUMBER_TOO_LONG',
    count: 5,
    fits: isTime,
    plant: value('1.1234567890123456789012345', '1234567890123456789012'),
  },
  { kind: 'open bound', code: 'BOUND_OPEN', count: 5, fits: isTime, plant: value('>5天', '超过3天', '≥2小时') },
];
