import type { Cell, Merge } from '../cells';
import type { WorkbookLimits } from '../limits';
import type { OpenSheet, Row } from '../open-sheet';
import { refuse, refuseDamaged } from '../refusal';
import type { ZipParts } from '../zip-package';
import { CellMaker, type Surroundings, type Wanted } from './cell-maker';
import { PackageParts } from './package-parts';
import { xmlPieces } from './pieces';
import { RowGatherer } from './row-gatherer';
import { readSharedStrings } from './shared-strings';
import { SheetPart } from './sheet-part';
import type { StringTable } from './string-table';
import { readStyles } from './styles';
import { readWorkbookPart, type SheetPart as Listed } from './workbook-part';
import { XmlBytes } from './xml-bytes';

/** Opens an `.xlsx` or `.xlsm`. */
export function openXlsx(parts: ZipParts, limits: WorkbookLimits): OpenSheet[] {
  const workbook = new OpenPackage(new PackageParts(parts), limits);
  return workbook.sheets;
}

class OpenPackage {
  readonly sheets: OpenSheet[];
  readonly #around: Omit<Surroundings, 'sheet' | 'hidden' | 'wanted' | 'strings'>;
  readonly #readStrings: () => Promise<StringTable>;
  #strings: Promise<StringTable> | undefined;
  #merges = 0;

  constructor(parts: PackageParts, limits: WorkbookLimits) {
    const { sheets, date1904, strings, styles } = readWorkbookPart(parts);
    if (sheets.length > limits.sheets) {
      refuse('WORKBOOK_TOO_MANY_SHEETS', { limit: limits.sheets, setting: 'LIMIT_SHEETS' });
    }
    if (sheets.length === 0) refuseDamaged('no sheets');
    const names = new Set<string>();
    for (const { name } of sheets) {
      if (names.has(name)) refuseDamaged(`two sheets named ${name}`);
      names.add(name);
    }
    this.#around = { limits, date1904, formats: readStyles(parts, styles?.name) };
    this.#readStrings = () => readSharedStrings(strings, limits.textLength);
    this.sheets = sheets.map((sheet) => this.#sheet(sheet));
  }

  #sheet(listed: Listed): OpenSheet {
    const { name, hidden } = listed;
    let merges: readonly Merge[] = [];
    const wanted: Wanted = { columns: undefined };
    return {
      ...{ name, hidden },
      rows: () => this.#rows(listed, wanted, (found) => (merges = found)),
      narrow: (columns) => (wanted.columns = columns),
      merges: () => merges,
    };
  }

  async *#rows(
    { name, hidden, entry }: Listed,
    wanted: Wanted,
    tellMerges: (merges: readonly Merge[]) => void,
  ): AsyncGenerator<readonly Row[]> {
    if (!entry) return;
    this.#strings ??= this.#readStrings();
    const around: Surroundings = { ...this.#around, sheet: name, hidden, wanted, strings: await this.#strings };
    const gatherer = new RowGatherer();
    const part = new SheetPart(around, new CellMaker(around, gatherer), () => this.#countMerge());
    const xml = new XmlBytes(entry.name, part);
    for await (const piece of xmlPieces(entry)) {
      xml.write(piece);
      const rows = gatherer.take(false);
      if (rows.length > 0) yield rows;
    }
    xml.end();
    const rows: readonly (readonly Cell[])[] = gatherer.take(true);
    if (rows.length > 0) yield rows;
    tellMerges(part.merges);
  }

  #countMerge(): void {
    const limit = this.#around.limits.merges;
    if ((this.#merges += 1) > limit) refuse('WORKBOOK_TOO_MANY_MERGES', { limit, setting: 'LIMIT_MERGES' });
  }
}
