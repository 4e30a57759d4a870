import { fill, type Language } from '../foundation';
import { findingKinds, findingText, type Finding, type Severity } from '../model';
import { cellAddress, type Sheet, type Workbook } from '../workbook';
import { severityNames, wording } from './wording';

/** A faulty cell: what it is filled for, and what its comment says. */
export interface Mark {
  /** Zero-based. */
  readonly row: number;
  readonly column: number;
  readonly severity: FaultSeverity;
  readonly text: string;
}

/** What a cell is marked for; information is listed only. */
export type FaultSeverity = Exclude<Severity, 'info'>;

export interface Marks {
  /** By name of the sheet, in reading order. */
  readonly bySheet: ReadonlyMap<string, readonly Mark[]>;
  /** There were more cells to mark than `markLimit`. */
  readonly incomplete: boolean;
}

/** Cells that are marked at most; nobody reads more, and programs slow down over more comments. */
export const markLimit = 1_000;

/** Characters of a comment at most. */
const commentLength = 2_000;

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Errors first, then warnings, then information; otherwise in the order given. */
export function bySeverity(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => ranks[a.severity] - ranks[b.severity]);
}

/** What is to be marked in the sheets of a workbook for findings that are ordered by severity. */
export function marksOf(findings: readonly Finding[], workbook: Workbook, language: Language): Marks {
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, new MarkedSheet(sheet)]));
  const incomplete = !markAll(findings, sheets, language);
  const bySheet = new Map([...sheets].map(([name, sheet]) => [name, sheet.marks()]));
  for (const [name, marks] of bySheet) if (marks.length === 0) bySheet.delete(name);
  return { bySheet, incomplete };
}

/** Tells whether all could be marked within `markLimit`. */
function markAll(findings: readonly Finding[], sheets: ReadonlyMap<string, MarkedSheet>, language: Language): boolean {
  let marked = 0;
  for (const finding of findings) {
    const { severity } = finding;
    const sheet = finding.sheet === undefined ? undefined : sheets.get(finding.sheet);
    if (severity === 'info' || !sheet) continue;
    for (const { address, text } of notesOf(finding, language)) {
      if (marked === markLimit) return false;
      if (sheet.note(address, severity, text)) marked += 1;
    }
  }
  return true;
}

/** The cell that a finding is about, in full, and a pointer to it on the further ones. */
function notesOf(finding: Finding, language: Language): { address: string; text: string }[] {
  const main = mainCell(finding);
  if (main === undefined) return [];
  const { message, hint } = findingText(finding, language);
  const opening =
    language === 'zh' ? `【${severityNames[finding.severity].zh}】` : `${severityNames[finding.severity].en}: `;
  const pointer = fill(
    wording.seeCell[language],
    { cell: main, title: findingKinds[finding.code].title[language] },
    language,
  );
  const further = new Set(finding.cells.filter((address) => address !== main));
  return [
    { address: main, text: `${opening}${message}\n→ ${hint}` },
    ...[...further].map((address) => ({ address, text: opening + pointer })),
  ];
}

/** The cell that a finding is about: the one it names, or the first of those it concerns. */
export function mainCell(finding: Finding): string | undefined {
  return finding.cell ?? finding.cells[0];
}

class MarkedSheet {
  readonly #marks = new Map<string, { row: number; column: number; severity: FaultSeverity; texts: Set<string> }>();

  constructor(readonly sheet: Sheet) {}

  /** Notes something on a cell; tells whether the cell had no note before. An address that is none is passed over. */
  note(address: string, severity: FaultSeverity, text: string): boolean {
    const place = parseAddress(address);
    if (!place) return false;
    const { row, column } = this.#shown(place);
    const key = cellAddress(row, column);
    const mark = this.#marks.get(key);
    if (mark) mark.texts.add(text);
    else this.#marks.set(key, { row, column, severity, texts: new Set([text]) });
    return !mark;
  }

  marks(): Mark[] {
    return [...this.#marks.values()]
      .map(({ texts, ...mark }) => ({ ...mark, text: shorten([...texts].join('\n\n'), commentLength) }))
      .sort((a, b) => a.row - b.row || a.column - b.column);
  }

  /** Of a merged range only the first cell is seen. */
  #shown({ row, column }: { row: number; column: number }): { row: number; column: number } {
    const merge = this.sheet.merges.find(
      ({ top, left, bottom, right }) => top <= row && row <= bottom && left <= column && column <= right,
    );
    return merge ? { row: merge.top, column: merge.left } : { row, column };
  }
}

/** The zero-based place of an address such as `D11`; nothing for what is no address of a cell. */
export function parseAddress(address: string): { row: number; column: number } | undefined {
  // of rows, such as 2:95, the first
  const rows = /^([1-9]\d{0,6}):\d+$/.exec(address);
  if (rows) return parseAddress(`A${rows[1] ?? ''}`);
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(address);
  if (!match) return undefined;
  const column =
    [...(match[1] ?? '').toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(match[2]) - 1;
  return row < 1_048_576 && column < 16_384 ? { row, column } : undefined;
}

/** A text of at most so many characters. */
export function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
