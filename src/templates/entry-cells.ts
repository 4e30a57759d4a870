import type { Worksheet } from 'exceljs';
import type { Catalogue, Indicator } from '../catalogue';
import { fill, type Language } from '../foundation';
import { periodLabel, plain, proportion, zero, type Decimal, type Range } from '../model';
import type { EntryColumns } from './columns';
import type { Compared, Comparison } from './earlier';
import type { Entry } from './form';
import { box, centred, fills, fonts, marks } from './style';
import { promptTexts } from './texts';
import { absenceWords, entryLabel, rangeLabel, unitLabel, volumeLabel } from './words';

/** What the cells of a sheet are made with. */
export interface Pen {
  readonly sheet: Worksheet;
  readonly catalogue: Catalogue;
  readonly language: Language;
}

/** What spreadsheets show of a prompt and of its title. */
const promptLength = 255;
const promptTitleLength = 32;

/** Draws the cells of one entry in one row: open for input, each with its prompt and with what it accepts. */
export function drawEntry(pen: Pen, row: number, columns: EntryColumns, compared: Comparison): void {
  for (const column of [columns.value, columns.volume, columns.pick]) {
    if (column === undefined) continue;
    const cell = pen.sheet.getCell(row, column);
    Object.assign(cell, {
      border: box,
      fill: fills.entry,
      font: fonts.plain,
      alignment: { ...centred, wrapText: false },
    });
    cell.protection = { locked: false };
  }
  drawValue(pen, row, columns, compared);
  if (columns.volume !== undefined) drawVolume(pen, row, columns.volume, columns);
  drawPick(pen, row, columns);
}

function drawValue(
  { sheet, catalogue, language }: Pen,
  row: number,
  columns: EntryColumns,
  compared: Comparison,
): void {
  const { entry } = columns;
  const { indicator } = entry;
  const cell = sheet.getCell(row, columns.value);
  const spoken = {
    unit: unitLabel(indicator.unit, language),
    range: rangeLabel(indicator.range),
    numerator: indicator.numerator?.name[language] ?? '',
    volume: volumeLabel(indicator, catalogue.words, language),
  };
  const text = (key: keyof typeof promptTexts): string => fill(promptTexts[key][language], spoken, language);
  const isNumerator = entry.asked === 'numerator';
  const asked = isNumerator
    ? text('numerator')
    : (spoken.unit === '' ? text('count') : text('unit')) + (spoken.range === '' ? '' : text('range'));
  const lines = [asked, ...comparedLines(compared, language)];
  cell.dataValidation = {
    type: 'custom',
    formulae: [accepts(cell.address, entry, catalogue, language)],
    allowBlank: true,
    showInputMessage: true,
    promptTitle: entryLabel(entry, language).slice(0, promptTitleLength),
    prompt: lines.join('\n').slice(0, promptLength),
    showErrorMessage: true,
    // a warning, that can be overruled: the importer reads more ways of writing a figure than a formula can
    errorStyle: 'warning',
    errorTitle: promptTexts.valueErrorTitle[language],
    error: text(isNumerator ? 'numeratorError' : 'valueError').slice(0, promptLength),
  };
}

/** `上年同期（2008年7月）：1.52天（12,539）`. */
function comparedLines({ yearBefore, before }: Comparison, language: Language): string[] {
  const line = (key: 'yearBefore' | 'before', compared: Compared | undefined): string[] => {
    if (!compared) return [];
    const { text, volume } = compared.figure;
    const figure = volume === undefined ? text : language === 'zh' ? `${text}（${volume}）` : `${text} (${volume})`;
    return [fill(promptTexts[key][language], { period: periodLabel(compared.period, language), figure }, language)];
  };
  return [...line('yearBefore', yearBefore), ...line('before', before)];
}

function drawVolume({ sheet, catalogue, language }: Pen, row: number, column: number, { entry }: EntryColumns): void {
  const cell = sheet.getCell(row, column);
  cell.numFmt = '#,##0';
  cell.dataValidation = {
    type: 'whole',
    operator: 'greaterThanOrEqual',
    formulae: [0],
    allowBlank: true,
    showInputMessage: true,
    promptTitle: volumeLabel(entry.indicator, catalogue.words, language).slice(0, promptTitleLength),
    prompt: promptTexts.volume[language],
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: promptTexts.volumeErrorTitle[language],
    error: promptTexts.volumeError[language],
  };
}

function drawPick({ sheet, catalogue, language }: Pen, row: number, { pick }: EntryColumns): void {
  const words = absenceWords(catalogue.words, language);
  sheet.getCell(row, pick).dataValidation = {
    type: 'list',
    formulae: [`"${Object.values(words).join(',')}"`],
    allowBlank: true,
    showInputMessage: true,
    promptTitle: promptTexts.pickTitle[language],
    prompt: fill(promptTexts.pick[language], { ...words }, language),
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: promptTexts.pickErrorTitle[language],
    error: promptTexts.pickError[language],
  };
}

/**
 * A formula that is true for a number within the range, a bound such as <10^-5, and what may stand for no value. A
 * numerator has no bounds; what its range leaves open is seen where it is held against its volume.
 */
function accepts(address: string, { indicator, asked }: Entry, catalogue: Catalogue, language: Language): string {
  const { min, max }: Range = asked === 'value' ? indicator.range : { min: fromZero(indicator.range) };
  const number = [
    `ISNUMBER(${address})`,
    ...(min === undefined ? [] : [`${address}>=${plain(min)}`]),
    ...(max === undefined ? [] : [`${address}<=${plain(max)}`]),
  ];
  const { below, above } = catalogue.words;
  const openings = new Set([...below, ...above].map((word) => word.charAt(0)).filter((first) => !/[\w"]/.test(first)));
  const texts = Object.values(absenceWords(catalogue.words, language)).map((word) => `${address}="${word}"`);
  const bound = `ISNUMBER(FIND(LEFT(${address},1),"${[...openings].join('')}"))`;
  const said = [...(asked === 'value' ? [bound] : []), ...texts];
  return `OR(AND(${number.join(',')}),AND(ISTEXT(${address}),OR(${said.join(',')})))`;
}

/** What is never below 0 has a numerator that is not, either. */
function fromZero({ min }: Range): Decimal | undefined {
  return min?.gte(zero) ? zero : undefined;
}

/** A formula that is true where a numerator comes to more than the indicator can be. */
function tooMuch(numerator: string, volume: string, { unit, range }: Indicator): string | undefined {
  if (range.max === undefined) return undefined;
  const most = plain(unit.dimension === proportion ? range.max.times(unit.factor) : range.max);
  return `AND(ISNUMBER(${numerator}),ISNUMBER(${volume}),${numerator}>${volume}*${most})`;
}

/** Colours what would be found on import: red for what can't be, orange for half a figure. */
export function markFaults(
  { sheet, catalogue, language }: Pen,
  rows: readonly [number, number],
  columns: EntryColumns,
): void {
  const at = (column: number): string => sheet.getCell(rows[0], column).address;
  const over = (column: number): string => `${at(column)}:${sheet.getCell(rows[1], column).address}`;
  const value = at(columns.value);
  const pick = at(columns.pick);
  const mark = (column: number, formula: string, fault: keyof typeof marks, priority: number): void =>
    sheet.addConditionalFormatting({
      ref: over(column),
      rules: [{ type: 'expression', formulae: [formula], style: { fill: marks[fault] }, priority }],
    });
  const { entry } = columns;
  const accepted = accepts(value, entry, catalogue, language);
  mark(columns.value, `AND(${value}<>"",NOT(${accepted}))`, 'wrong', 1);
  mark(columns.pick, `AND(${value}<>"",${pick}<>"")`, 'wrong', 2);
  if (columns.volume === undefined) return;
  const volume = at(columns.volume);
  const isNumerator = entry.asked === 'numerator';
  const something = isNumerator ? `N(${value})<>0` : `ISNUMBER(${value})`;
  const lone = `AND(ISNUMBER(${volume}),OR(AND(${volume}>0,${value}="",${pick}=""),AND(${volume}=0,${something})))`;
  mark(columns.value, lone, 'half', 3);
  mark(columns.volume, `AND(${value}<>"",${volume}="")`, 'half', 4);
  const excess = isNumerator ? tooMuch(value, volume, entry.indicator) : undefined;
  if (excess !== undefined) mark(columns.value, excess, 'wrong', 5);
}
