import { Workbook, type Worksheet } from 'exceljs';
import type { Catalogue } from '../catalogue';
import { TongbaoError, type Language } from '../foundation';
import { dayAfter, periodLabel, type Period } from '../model';
import { rewritten, sheetNamer } from '../office-files';
import { comparer, type EarlierFigure } from './earlier';
import { drawEarlierSheet, earlierLines } from './earlier-sheet';
import { formsFor } from './form';
import { drawHelpSheet } from './help-sheet';
import { drawServiceSheet } from './service-sheet';
import { sheetNames } from './texts';

export interface TemplateOptions {
  readonly catalogue: Catalogue;
  /** The code of a branch that reports. */
  readonly branch: string;
  /** A period that the reporting calendar asks for. */
  readonly period: Period;
  readonly language: Language;
  /** What the branch has reported before: of it, the same periods a year before and the periods before are shown. */
  readonly earlier?: readonly EarlierFigure[] | undefined;
  /** Codes of services; absent: all that the branch is to report. */
  readonly services?: readonly string[] | undefined;
}

export interface Template {
  /** An `.xlsx`; the same options yield the same bytes. */
  readonly bytes: Buffer;
  readonly fileName: string;
}

/**
 * Makes the workbook that a branch fills in. Throws `NOT_FOUND` for what is no reporting branch or has nothing to
 * report, and `ARGUMENT_INVALID` for a period that the calendar does not ask for.
 */
export async function makeTemplate(options: TemplateOptions): Promise<Template> {
  const { catalogue, period, language } = options;
  const branch = catalogue.branch(options.branch);
  if (branch?.level !== 'BRANCH') throw new TongbaoError('NOT_FOUND', { what: 'branch', id: options.branch });
  const forms = formsFor(catalogue, branch.code, period, language, options.services);
  const compare = comparer(options.earlier ?? []);
  const workbook = new Workbook();
  const date = new Date(`${dayAfter(period)}T00:00:00Z`);
  Object.assign(workbook, { creator: 'Tongbao', lastModifiedBy: 'Tongbao', created: date, modified: date });
  workbook.calcProperties.fullCalcOnLoad = true;
  const name = sheetNamer();
  const pen = (title: string) => ({ sheet: addSheet(workbook, title), catalogue, language });

  const help = pen(name(sheetNames.help[language]));
  const named = forms.map((form) => ({ form, sheetName: name(form.service.name[language]) }));
  await drawHelpSheet(help, named, branch, period);
  for (const { form, sheetName } of named) await drawServiceSheet(pen(sheetName), form, { branch, period, compare });
  const lines = earlierLines({ language }, forms, period, compare);
  if (lines.length > 0) await drawEarlierSheet(pen(name(sheetNames.earlier[language])), lines);

  const bytes = rewritten(Buffer.from(await workbook.xlsx.writeBuffer()), date);
  return { bytes, fileName: fileName(branch.name[language], periodLabel(period, language), language) };
}

const inch = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 };
const a4 = 9;

function addSheet(workbook: Workbook, name: string): Worksheet {
  return workbook.addWorksheet(name, {
    pageSetup: {
      paperSize: a4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: inch,
    },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
  });
}

function fileName(branch: string, period: string, language: Language): string {
  const name = language === 'zh' ? `${branch}${period}服务质量填报表` : `${branch} ${period} form`;
  return `${name.replace(/[/\\:*?"<>|]/g, ' ')}.xlsx`;
}
