import type { Branch } from '../catalogue';
import { fill } from '../foundation';
import { periodLabel, type Period } from '../model';
import { lastColumn, layOut, type EntryColumns } from './columns';
import type { Comparer } from './earlier';
import { drawEntry, markFaults, type Pen } from './entry-cells';
import type { Form } from './form';
import { drawHeadings } from './headings';
import { box, centred, fills, fonts, left, textHeight } from './style';
import { formTexts } from './texts';
import { drawTotals } from './totals-row';
import { dueDay } from './words';

/** Rows over the headings: title, labels, hint. */
const linesAbove = 3;
const periodWidth = 15;
const widths = { value: 9.5, volume: 11, pick: 9.5 } as const;

export interface SheetOccasion {
  readonly branch: Branch;
  readonly period: Period;
  readonly compare: Comparer;
}

/** Draws the form of one service. */
export async function drawServiceSheet(
  pen: Pen,
  form: Form,
  { branch, period, compare }: SheetOccasion,
): Promise<void> {
  const { sheet, language } = pen;
  const columns = layOut(form.entries);
  const last = lastColumn(columns);
  setWidths(pen, columns);
  drawLines(pen, form, branch, period, last);
  const firstRow = drawHeadings(pen, form, columns, linesAbove + 1);
  const rows = [firstRow, firstRow + form.periods.length - 1] as const;
  form.periods.forEach((of, index) => {
    const row = rows[0] + index;
    const label = sheet.getCell(row, 1);
    label.value = periodLabel(of, language);
    Object.assign(label, { border: box, fill: fills.role, font: fonts.plain, alignment: centred });
    sheet.getRow(row).height = 22;
    for (const one of columns) drawEntry(pen, row, one, compare(one.entry.series, of));
  });
  for (const one of columns) markFaults(pen, rows, one);
  const summed = form.periods.length > 1;
  if (summed) drawTotals(pen, rows[1] + 1, rows, columns);
  drawFooter(pen, rows[1] + (summed ? 2 : 1), last);
  setView(pen, firstRow);
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    // so that 99.65% typed into a cell becomes a percentage, and columns can be made wider
    formatCells: true,
    formatColumns: true,
    formatRows: true,
  });
}

function setWidths({ sheet }: Pen, columns: readonly EntryColumns[]): void {
  sheet.getColumn(1).width = periodWidth;
  for (const { value, volume, pick } of columns) {
    sheet.getColumn(value).width = widths.value;
    if (volume !== undefined) sheet.getColumn(volume).width = widths.volume;
    sheet.getColumn(pick).width = widths.pick;
  }
}

function widthOf({ sheet }: Pen, last: number): number {
  return Array.from({ length: last }, (_, index) => sheet.getColumn(index + 1).width ?? 0).reduce((a, b) => a + b, 0);
}

function drawLines(pen: Pen, { service, rule }: Form, branch: Branch, period: Period, last: number): void {
  const { sheet, language } = pen;
  const title = sheet.getCell(1, 1);
  title.value = fill(formTexts.title[language], { service: service.name[language] }, language);
  Object.assign(title, { font: fonts.title, alignment: centred });
  sheet.mergeCells(1, 1, 1, last);
  sheet.getRow(1).height = 32;
  const labels = [
    fill(formTexts.branch[language], { branch: branch.name[language] }, language),
    fill(formTexts.period[language], { period: periodLabel(period, language) }, language),
    fill(formTexts.due[language], { day: dueDay(period, rule.dueDays, language) }, language),
  ];
  const text = sheet.getCell(2, 1);
  text.value = labels.join('　　');
  Object.assign(text, { font: fonts.plain, alignment: { ...left, horizontal: 'center' } });
  sheet.mergeCells(2, 1, 2, last);
  sheet.getRow(2).height = textHeight(labels.join('　　'), widthOf(pen, last));
  const hint = sheet.getCell(3, 1);
  hint.value = formTexts.hint[language];
  Object.assign(hint, { font: fonts.quiet, alignment: left });
  sheet.mergeCells(3, 1, 3, last);
  sheet.getRow(3).height = textHeight(formTexts.hint[language], widthOf(pen, last));
}

/** Lines below the form that people may write into; one cell each, so that no name in them is taken for a branch. */
function drawFooter({ sheet, language }: Pen, row: number, last: number): void {
  const lines = [formTexts.remark, formTexts.signature, formTexts.checked];
  lines.forEach((text, index) => {
    const cell = sheet.getCell(row + index, 1);
    cell.value = text[language];
    Object.assign(cell, { font: fonts.plain, alignment: { ...left, vertical: index === 0 ? 'top' : 'middle' } });
    cell.protection = { locked: false };
    sheet.mergeCells(row + index, 1, row + index, last);
    sheet.getRow(row + index).height = index === 0 ? 44 : 22;
  });
  sheet.pageSetup.printArea = `A1:${sheet.getCell(row + lines.length - 1, last).address}`;
}

function setView({ sheet }: Pen, firstRow: number): void {
  sheet.views = [
    { state: 'frozen', xSplit: 1, ySplit: firstRow - 1, activeCell: `B${firstRow}`, showGridLines: false },
  ];
  sheet.pageSetup.printTitlesRow = `1:${firstRow - 1}`;
}
