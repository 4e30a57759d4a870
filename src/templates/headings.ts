import { lastColumn, type EntryColumns } from './columns';
import type { Pen } from './entry-cells';
import type { Form } from './form';
import { box, centred, fills, fonts, textHeight } from './style';
import { formTexts, periodHeadings } from './texts';
import { unitLabel, volumeLabel } from './words';

/**
 * Draws the heading rows from `top` on: indicator with its unit, class where any is split, value and volume. Answers the
 * first row below them.
 */
export function drawHeadings(pen: Pen, form: Form, columns: readonly EntryColumns[], top: number): number {
  const { sheet, language } = pen;
  const split = columns.some(({ entry }) => entry.customerClass !== undefined);
  const roles = top + (split ? 2 : 1);
  for (let row = top; row <= roles; row++) {
    for (let column = 1; column <= lastColumn(columns); column++) {
      const style = { border: box, fill: row === roles ? fills.role : fills.heading, font: fonts.heading };
      Object.assign(sheet.getCell(row, column), { ...style, alignment: centred });
    }
  }
  const put = (row: number, column: number, toRow: number, toColumn: number, text: string): void => {
    sheet.getCell(row, column).value = text;
    if (toRow > row || toColumn > column) sheet.mergeCells(row, column, toRow, toColumn);
  };
  put(top, 1, roles, 1, periodHeadings[form.rule.by][language]);
  let tallest = 0;
  for (const group of byIndicator(columns)) {
    const [first] = group;
    if (!first) continue;
    const { indicator, customerClass } = first.entry;
    const unit = unitLabel(indicator.unit, language);
    const name = indicator.name[language];
    const text = unit === '' ? name : language === 'zh' ? `${name}（${unit}）` : `${name} (${unit})`;
    const bottom = split && customerClass === undefined ? roles - 1 : top;
    put(top, first.value, bottom, lastColumn(group), text);
    tallest = Math.max(tallest, textHeight(text, 9 * (lastColumn(group) - first.value + 1)));
    for (const { entry, value, pick } of group) {
      if (entry.customerClass) put(top + 1, value, top + 1, pick, entry.customerClass.name[language]);
    }
  }
  for (const { entry, value, volume, pick } of columns) {
    put(roles, value, roles, value, entry.indicator.numerator?.name[language] ?? formTexts.value[language]);
    if (volume !== undefined)
      put(roles, volume, roles, volume, volumeLabel(entry.indicator, pen.catalogue.words, language));
    put(roles, pick, roles, pick, formTexts.pick[language]);
    sheet.getCell(roles, pick).font = fonts.quiet;
  }
  sheet.getRow(top).height = Math.max(24, tallest);
  if (split) sheet.getRow(top + 1).height = 22;
  sheet.getRow(roles).height = 36;
  return roles + 1;
}

/** Neighbouring columns of one indicator. */
function byIndicator(columns: readonly EntryColumns[]): EntryColumns[][] {
  const groups: EntryColumns[][] = [];
  for (const one of columns) {
    const group = groups[groups.length - 1];
    if (group?.[0]?.entry.indicator === one.entry.indicator && one.entry.customerClass) group.push(one);
    else groups.push([one]);
  }
  return groups;
}
