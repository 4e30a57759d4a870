import type { Figure } from '../../src/layouts';
import { decimal, plain } from '../../src/model';
import type { MeasuredFigure } from '../../src/validation/case';
import { measureFigure } from '../../src/validation/measure-figure';
import { observationOf, pairFigures } from '../../src/validation/pairs';
import { province } from '../layouts/sketch';

const [install, repair, billing, accuracy] = ['INSTALL_TIME', 'REPAIR_TIME', 'BILLING_ERROR_RATE', 'INFO_ACCURACY'].map(
  (indicator) => province.series.find((one) => one.indicator === indicator),
);

interface Draft {
  readonly series?: typeof install;
  readonly number?: string;
  readonly unit?: string;
  readonly headed?: string;
  readonly bound?: 'exact' | 'below' | 'above';
  readonly role?: 'value' | 'volume';
  readonly binary?: boolean;
  readonly content?: Figure['content'];
  readonly cell?: string;
}

function figure(draft: Draft): Figure {
  const {
    series = install,
    number = '1',
    unit,
    headed,
    bound = 'exact',
    role = 'value',
    binary = false,
    cell = 'B2',
  } = draft;
  if (!series) throw new Error('no such series');
  const quantity = { number: decimal(number), unit, bound, binary, decimals: 0 };
  return {
    place: { sheet: '表', cell, row: 1, column: 1 },
    rawText: number,
    content: draft.content ?? { kind: 'quantity', quantity },
    role,
    series,
    branch: '210100',
    period: { year: 2010, grain: 'month', index: 1 },
    unit: headed,
  };
}

/** What a figure measures, as `LOW..HIGH`, or the code of the finding that refuses it. */
function measured(draft: Draft): string {
  const { measured: found, finding } = measureFigure(figure(draft), province);
  if (found.kind === 'number') return `${plain(found.low)}..${plain(found.high)}`;
  return finding?.code ?? found.kind;
}

test.each<[Draft, string]>([
  [{ number: '1.76' }, '1.76..1.76'],
  [{ number: '42.24', unit: 'h' }, '1.76..1.76'],
  [{ number: '42.24', headed: 'h' }, '1.76..1.76'],
  [{ number: '1.76', unit: 'd', headed: 'h' }, '1.76..1.76'], // the unit written with the number is nearer
  [{ number: '1.5', unit: 'wd' }, 'UNIT_UNCONVERTIBLE'],
  [{ number: '-0.01' }, 'VALUE_BELOW_RANGE'],
  [{ series: repair, number: '2', unit: 'd' }, '48..48'],
  [{ series: accuracy, number: '0.9965', unit: 'ratio' }, '99.65..99.65'],
  [{ series: accuracy, number: '996.5', unit: '‰' }, '99.65..99.65'],
  [{ series: accuracy, number: '100' }, '100..100'],
  [{ series: accuracy, number: '100.01' }, 'VALUE_ABOVE_RANGE'],
  [{ series: accuracy, number: '99', bound: 'above' }, '99..100'],
  [{ series: billing, number: '0.00001', bound: 'below' }, '0..0.00001'],
  [{ series: billing, number: '0.001', unit: '%', bound: 'below' }, '0..0.00001'],
  [{ number: '3', bound: 'above' }, 'BOUND_OPEN'],
  [{ number: '0.1234567890123456' }, 'NUMBER_TOO_LONG'],
  [{ number: '0.1234567890123456', binary: true }, '0.123456789012346..0.123456789012346'],
  [{ number: '1000000000000000000' }, 'NUMBER_TOO_LONG'],
  [{ role: 'volume', number: '12' }, '12..12'],
  [{ role: 'volume', number: '1.25', unit: 'ten_thousand' }, '12500..12500'],
  [{ role: 'volume', number: '12', unit: 'd' }, 'VOLUME_INVALID'],
  [{ role: 'volume', number: '-1' }, 'VOLUME_INVALID'],
  [{ role: 'volume', number: '5', bound: 'below' }, 'VOLUME_INVALID'],
  [{ role: 'volume', number: '0.1234567' }, 'NUMBER_TOO_LONG'],
  [{ content: { kind: 'unreadable', why: 'date' } }, 'DATE_FOR_NUMBER'],
  [{ content: { kind: 'unreadable', why: 'error' } }, 'CELL_ERROR'],
  [{ content: { kind: 'unreadable', why: 'uncalculated' } }, 'FORMULA_UNCALCULATED'],
  [{ content: { kind: 'unreadable', why: 'text' } }, 'NUMBER_UNREADABLE'],
  [{ content: { kind: 'absent', absence: 'NO_BUSINESS' } }, 'absent'],
])('%j measures %s', (draft, expected) => {
  expect(measured(draft)).toBe(expected);
});

/** What a value and a volume make together: status, value and volume. */
function observed(value: Draft | undefined, volume: Draft | undefined): string {
  const figures = [
    ...(value ? [figure({ cell: 'B2', ...value })] : []),
    ...(volume ? [figure({ cell: 'C2', ...volume, role: 'volume' })] : []),
  ].map((one): MeasuredFigure => ({ ...one, measured: measureFigure(one, province).measured }));
  const pairs = pairFigures(figures, undefined, province);
  expect(pairs).toHaveLength(1);
  const found = pairs[0] && observationOf(pairs[0], province);
  if (!found) return 'none';
  const { status, low, volume: weight, source } = found;
  return [status, low && plain(low), weight && plain(weight), source.cell, source.volumeCell].filter(Boolean).join(' ');
}

const says = (absence: 'NOT_REPORTED' | 'NO_BUSINESS' | 'NOT_OFFERED'): Draft => ({
  content: { kind: 'absent', absence },
});
const faulty: Draft = { content: { kind: 'unreadable', why: 'text' } };

test.each<[string, Draft | undefined, Draft | undefined, string]>([
  ['a value and its volume', { number: '1.76' }, { number: '50' }, 'REPORTED 1.76 50 B2 C2'],
  ['a value alone', { number: '1.76' }, undefined, 'UNWEIGHTED 1.76 B2'],
  ['a value whose volume is not reported', { number: '1.76' }, says('NOT_REPORTED'), 'UNWEIGHTED 1.76 B2 C2'],
  ['a value for a volume of 0', { number: '1.76' }, { number: '0' }, 'NO_VOLUME 0 B2 C2'],
  ['a volume of 0 alone', undefined, { number: '0' }, 'NO_VOLUME 0 C2'],
  ['a volume alone', undefined, { number: '50' }, 'NOT_REPORTED 50 C2'],
  ['no business', says('NO_BUSINESS'), { number: '0' }, 'NO_BUSINESS 0 B2 C2'],
  ['no business, said by the volume', says('NOT_REPORTED'), says('NO_BUSINESS'), 'NO_BUSINESS B2 C2'],
  ['not offered', says('NOT_OFFERED'), undefined, 'NOT_OFFERED B2'],
  ['a value of 0', { number: '0' }, { number: '50' }, 'REPORTED 0 50 B2 C2'],
  ['a faulty value', faulty, { number: '50' }, 'none'],
  ['a faulty volume', { number: '1' }, faulty, 'none'],
])('%s', (_name, value, volume, expected) => {
  expect(observed(value, volume)).toBe(expected);
});
