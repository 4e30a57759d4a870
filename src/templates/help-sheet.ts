import type { Branch, Indicator } from '../catalogue';
import { fill } from '../foundation';
import { periodLabel, type Period } from '../model';
import type { Pen } from './entry-cells';
import type { Form } from './form';
import { helpRules, helpTexts } from './help-texts';
import { box, centred, fills, fonts, left, textHeight } from './style';
import { absenceWords, dueDay, rangeLabel, unitLabel, volumeLabel } from './words';

const widths = [28, 36, 36, 60] as const;
const width = widths.reduce((a, b) => a + b, 0);

/** A form and the name of the sheet it stands in. */
export interface NamedForm {
  readonly form: Form;
  readonly sheetName: string;
}

/**
 * Draws the sheet that says how the others are filled in. It must never be read as a table: no row has two cells of
 * words that head columns, and what explains at length begins as a note.
 */
export async function drawHelpSheet(
  pen: Pen,
  forms: readonly NamedForm[],
  branch: Branch,
  period: Period,
): Promise<void> {
  const { sheet, language, catalogue } = pen;
  sheet.columns = widths.map((one) => ({ width: one }));
  const lines = writer(pen);
  const names = { branch: branch.name[language], period: periodLabel(period, language) };
  lines.title(fill(helpTexts.title[language], names, language));
  lines.paragraph(fill(helpTexts.source[language], { catalogue: catalogue.name[language] }, language));
  lines.section(helpTexts.sheets[language]);
  for (const { form, sheetName } of forms) {
    const rows = { indicators: form.entries.length, rows: form.periods.length };
    lines.row([
      { text: form.service.name[language], hyperlink: `#'${sheetName.replaceAll("'", "''")}'!A1` },
      fill(helpTexts.sheet[language], rows, language),
      fill(helpTexts.due[language], { day: dueDay(period, form.rule.dueDays, language) }, language),
    ]);
  }
  lines.section(helpTexts.rules[language]);
  const words = absenceWords(catalogue.words, language);
  for (const rule of helpRules) lines.paragraph(fill(rule[language], { ...words }, language));
  lines.section(helpTexts.indicators[language]);
  const { unit, volumeAsked, meaning } = helpTexts;
  lines.row(['', unit[language], volumeAsked[language], meaning[language]], true);
  for (const indicator of new Set(forms.flatMap(({ form }) => form.entries.map((entry) => entry.indicator)))) {
    lines.row(indicatorRow(pen, indicator, forms));
  }
  sheet.views = [{ showGridLines: false }];
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
  });
}

function indicatorRow({ language, catalogue }: Pen, indicator: Indicator, forms: readonly NamedForm[]): string[] {
  const entries = forms.flatMap(({ form }) =>
    form.entries.filter((entry) => entry.indicator === indicator).map((entry) => ({ entry, service: form.service })),
  );
  const unit = unitLabel(indicator.unit, language);
  const volume = volumeLabel(indicator, catalogue.words, language);
  const limits = entries.flatMap(({ entry, service }) => {
    const { limit } = entry.series;
    if (!limit) return [];
    const source = limit.source?.[language] ?? '';
    const spoken = { service: service.name[language], range: rangeLabel(limit), source };
    return [fill(helpTexts.limitOf[language], spoken, language).replace(/ ?[(（][)）]/, '')];
  });
  const text = [indicator.description[language], ...limits]
    .filter((one) => one !== '')
    .join(language === 'zh' ? '。' : '. ');
  return [
    indicator.name[language],
    indicator.numerator
      ? fill(helpTexts.numeratorOf[language], { numerator: indicator.numerator.name[language] }, language)
      : unit === ''
        ? helpTexts.countOf[language]
        : fill(helpTexts.unitOf[language], { unit, decimals: indicator.decimals }, language),
    entries.some(({ entry }) => entry.weighed)
      ? fill(helpTexts.volumeOf[language], { volume }, language)
      : helpTexts.volumeNone[language],
    text === '' ? '' : fill(helpTexts.meaningOf[language], { text }, language),
  ];
}

type HelpCell = string | { readonly text: string; readonly hyperlink: string };

/** Writes lines from the top of the sheet downwards. */
function writer({ sheet }: Pen) {
  let row = 0;
  const wide = (text: string, style: object, height: number): void => {
    row++;
    sheet.getCell(row, 1).value = text;
    Object.assign(sheet.getCell(row, 1), style);
    sheet.mergeCells(row, 1, row, widths.length);
    sheet.getRow(row).height = height;
  };
  return {
    title: (text: string): void => wide(text, { font: fonts.title, alignment: centred }, 36),
    section: (text: string): void =>
      wide(text, { font: fonts.section, alignment: { ...left, vertical: 'bottom' } }, 30),
    paragraph: (text: string): void => wide(text, { font: fonts.plain, alignment: left }, textHeight(text, width)),
    row(cells: readonly HelpCell[], isHeading = false): void {
      row++;
      cells.forEach((content, index) => {
        const cell = sheet.getCell(row, index + 1);
        const linked = typeof content !== 'string';
        if (content !== '') cell.value = linked ? { ...content } : content;
        const font = linked ? fonts.link : isHeading ? fonts.heading : fonts.plain;
        Object.assign(cell, { border: box, alignment: left, font });
        if (isHeading) cell.fill = fills.heading;
      });
      const heights = cells.map((content, index) =>
        textHeight(typeof content === 'string' ? content : content.text, (widths[index] ?? 1) - 2),
      );
      sheet.getRow(row).height = Math.max(20, ...heights);
    },
  };
}
