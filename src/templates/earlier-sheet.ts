import { periodLabel, type Period } from '../model';
import type { Compared, Comparer } from './earlier';
import type { Pen } from './entry-cells';
import type { Form } from './form';
import { box, centred, fills, fonts, left } from './style';
import { earlierTexts } from './texts';

/** The naming columns, and the three of each comparison. */
const names = ['service', 'indicator', 'customerClass', 'period'] as const;
const parts = ['period', 'value', 'volume'] as const;
const headingRow = 2;

interface Line {
  readonly names: readonly string[];
  readonly compared: readonly (Compared | undefined)[];
}

/** What there is to compare with: for the whole period, then for each row of a form, series by series. */
export function earlierLines(
  pen: Pick<Pen, 'language'>,
  forms: readonly Form[],
  period: Period,
  compare: Comparer,
): Line[] {
  const { language } = pen;
  return forms.flatMap(({ service, entries, periods }) =>
    entries.flatMap(({ series, indicator, customerClass }) =>
      [period, ...(periods.length > 1 ? periods : [])].flatMap((of): Line[] => {
        const { yearBefore, before } = compare(series, of);
        if (!yearBefore && !before) return [];
        const words = [service.name[language], indicator.name[language], customerClass?.name[language] ?? ''];
        return [{ names: [...words, periodLabel(of, language)], compared: [yearBefore, before] }];
      }),
    ),
  );
}

/** Draws the sheet of earlier figures. Its comparisons stand under headings for remarks, so that none is taken for a figure. */
export async function drawEarlierSheet({ sheet, language }: Pen, lines: readonly Line[]): Promise<void> {
  const widths = [22, 26, 16, 16, 16, 14, 14, 16, 14, 14];
  sheet.columns = widths.map((width) => ({ width }));
  const hint = sheet.getCell(1, 1);
  hint.value = earlierTexts.hint[language];
  Object.assign(hint, { font: fonts.quiet, alignment: left });
  sheet.mergeCells(1, 1, 1, widths.length);
  names.forEach((name, index) => {
    sheet.getCell(headingRow, index + 1).value = earlierTexts[name][language];
  });
  for (const [index, block] of (['yearBefore', 'before'] as const).entries()) {
    const from = names.length + 1 + index * parts.length;
    sheet.getCell(headingRow, from).value = earlierTexts[block][language];
    parts.forEach((part, offset) => {
      sheet.getCell(headingRow + 1, from + offset).value = earlierTexts[part][language];
    });
  }
  for (const [index, line] of lines.entries()) {
    sheet.getRow(headingRow + 2 + index).height = 18;
    const cells = [...line.names, ...line.compared.flatMap((compared) => comparedCells(compared, language))];
    cells.forEach((text, column) => {
      const cell = sheet.getCell(headingRow + 2 + index, column + 1);
      if (text !== '') cell.value = text;
      Object.assign(cell, { border: box, font: fonts.plain, alignment: column < names.length ? left : centred });
    });
  }
  for (const row of [headingRow, headingRow + 1]) {
    for (let column = 1; column <= widths.length; column++) {
      const style = { border: box, fill: fills.heading, font: fonts.heading, alignment: centred };
      Object.assign(sheet.getCell(row, column), style);
    }
  }
  names.forEach((_, index) => sheet.mergeCells(headingRow, index + 1, headingRow + 1, index + 1));
  for (const from of [names.length + 1, names.length + 1 + parts.length])
    sheet.mergeCells(headingRow, from, headingRow, from + parts.length - 1);
  sheet.views = [{ state: 'frozen', xSplit: 2, ySplit: headingRow + 1, showGridLines: false }];
  sheet.pageSetup.printTitlesRow = `1:${headingRow + 1}`;
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
  });
}

function comparedCells(compared: Compared | undefined, language: Pen['language']): string[] {
  if (!compared) return parts.map(() => '');
  return [periodLabel(compared.period, language), compared.figure.text, compared.figure.volume ?? ''];
}
