import type { Catalogue } from '../catalogue';
import type { Finding, Period } from '../model';
import type { Sheet, Workbook } from '../workbook';
import { collectFindings } from './collect';
import { contextOf, statedPeriod, type Context } from './context';
import type { Recognition } from './figure';
import { fold } from './fold';
import { gridOf } from './grid';
import { textReader } from './reading';
import { readingsOf, readSheet, type SurveyedSheet } from './sheet';
import { findTables, type TextLine } from './tables';
import { vocabularyFor } from './vocabularies';

/**
 * Finds the figures of a workbook and their coordinates. `period` is what the sender says the workbook is for; it only
 * dates what the workbook leaves undated.
 */
export function recognise(workbook: Workbook, catalogue: Catalogue, period?: Period): Recognition {
  const vocabulary = vocabularyFor(catalogue);
  const read = textReader(vocabulary);
  const passedOver = workbook.sheets.flatMap((sheet) => passOver(sheet, catalogue));
  const sheets = workbook.sheets
    .filter((sheet) => !sheet.hidden && !isFindings(sheet, catalogue))
    .map((sheet): SurveyedSheet => {
      const reader = { grid: gridOf(sheet), vocabulary, read };
      const found = findTables(reader);
      const name = read(sheet.name);
      return {
        reader,
        found,
        name: contextOf(name.titled ? [name] : [], catalogue),
        title: contextOf(readingsOf(found.tables[0]?.lines ?? []), catalogue),
        aside: contextOf(readingsOf(found.aside), catalogue),
      };
    });
  const workbookSays = allOf(sheets.flatMap(({ title, name, aside }) => [title, name, aside]));
  const results = sheets.map((sheet) => readSheet(sheet, { catalogue, workbook: workbookSays, period }));
  const statements = sheets.flatMap((sheet) => statementsOf(sheet, catalogue));
  return {
    figures: results.flatMap(({ figures }) => figures),
    totals: results.flatMap(({ totals }) => totals),
    statedBranches: statements.flatMap(({ says, ...where }) => [...says.branches].map((code) => ({ code, ...where }))),
    statedPeriods: statements.flatMap(({ says, ...where }) => {
      const stated = statedPeriod([says], undefined);
      return stated.kind === 'period' ? [{ period: stated.period, ...where }] : [];
    }),
    findings: [...passedOver, ...results.flatMap(({ findings }) => findings)],
  };
}

/** Of the workbook as a whole, titles say only whose it is and for when. */
function allOf(contexts: readonly Context[]): Context {
  return {
    branches: new Set(contexts.flatMap(({ branches }) => [...branches])),
    services: new Set(),
    indicators: new Set(),
    customerClasses: new Set(),
    units: new Set(),
    periods: contexts.flatMap(({ periods }) => [...periods]),
  };
}

interface Statement {
  readonly says: Context;
  readonly sheet: string;
  readonly cell?: string | undefined;
}

/** What a sheet's name, each line of its titles and each labelled text states, and where. */
function statementsOf({ reader, found, name }: SurveyedSheet, catalogue: Catalogue): Statement[] {
  const { grid } = reader;
  const stated = ({ cell, reading }: TextLine): Statement => ({
    says: contextOf([reading], catalogue),
    sheet: grid.name,
    cell: grid.address(cell),
  });
  const lines = [...found.tables.flatMap((table) => table.lines), ...found.aside];
  return [...lines.map(stated), { says: name, sheet: grid.name }];
}

/** Our own list of findings, in an annotated copy that was corrected and sent again: by its name and its first line. */
function isFindings({ name, cells }: Sheet, { words }: Catalogue): boolean {
  const [first] = cells;
  return words.findings_sheet
    .map(fold)
    .some((word) => fold(name).startsWith(word) && first?.row === 0 && fold(first.text).startsWith(`${word}:`));
}

function passOver(sheet: Sheet, catalogue: Catalogue): Finding[] {
  const collector = collectFindings(sheet.name);
  if (sheet.hidden && sheet.cells.length > 0) collector.add({ code: 'SHEET_HIDDEN' }, 'sheet');
  else if (isFindings(sheet, catalogue)) collector.add({ code: 'SHEET_OF_FINDINGS' }, 'sheet');
  return collector.all();
}
