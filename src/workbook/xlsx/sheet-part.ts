import { cellAddress, type Merge } from '../cells';
import { refuse, refuseDamaged } from '../refusal';
import { checkPlace } from '../cell-checks';
import type { XmlAttributes } from '../xml';
import type { CellMaker, Surroundings } from './cell-maker';
import { Formulas } from './formulas';
import { GatheredText } from './gathered-text';
import { QuickCells, type Position } from './quick-cells';
import { RichText } from './rich-text';
import type { XmlListener } from './xml-bytes';

/** A cell that is being read element by element. */
interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly style: number;
  readonly type: string;
  hasValue: boolean;
  hasFormula: boolean;
  shared: string | undefined;
  hasText: boolean;
}

/** Follows the part of a sheet: its rows, cells and merges, each where the format has them and nowhere else. */
export class SheetPart implements XmlListener {
  readonly merges: Merge[] = [];
  readonly #position: Position = { row: -1, column: -1 };
  readonly #quick: QuickCells;
  readonly #formulas = new Formulas();
  readonly #value: GatheredText;
  readonly #formula: GatheredText;
  readonly #rich: RichText;
  readonly #path: string[] = [];
  #within: 'cells' | 'merges' | undefined;
  #cell: OpenCell | undefined;
  #gathering: GatheredText | undefined;

  constructor(
    private readonly around: Surroundings,
    private readonly maker: CellMaker,
    /** Counts the merges of the whole workbook. */
    private readonly countMerge: () => void,
  ) {
    this.#quick = new QuickCells(this.#position, maker);
    const { textLength } = around.limits;
    this.#value = new GatheredText(textLength);
    this.#formula = new GatheredText(textLength);
    this.#rich = new RichText(textLength);
  }

  get listens(): boolean {
    return this.#gathering !== undefined || (this.#path[4] === 'is' && this.#rich.listens);
  }

  get quick(): boolean {
    return this.#within === 'cells' && this.#path.length === 3;
  }

  advance(bytes: Buffer, latin1: string, at: number): number {
    return this.#quick.advance(bytes, latin1, at);
  }

  open(name: string, attributes: XmlAttributes): void {
    this.#path.push(name);
    switch (this.#path.length) {
      case 2:
        this.#within = name === 'sheetData' ? 'cells' : name === 'mergeCells' ? 'merges' : undefined;
        return;
      case 3:
        if (this.#within === 'cells' && name === 'row') this.#openRow(attributes);
        else if (this.#within === 'merges' && name === 'mergeCell') this.#merge(attributes('ref') ?? '');
        return;
      case 4:
        if (this.quickParent && name === 'c') this.#openCell(attributes);
        return;
      case 5:
        if (this.#cell) this.#openInCell(this.#cell, name, attributes);
        return;
      default:
        if (this.#gathering) refuseDamaged(`${this.around.sheet}: <${name}> within a value`);
        if (this.#path[4] === 'is' && this.#cell) this.#rich.open(name, attributes);
    }
  }

  close(name: string): void {
    this.#path.pop();
    switch (this.#path.length) {
      case 0:
      case 1:
      case 2:
        return;
      case 3:
        if (this.#cell) this.#closeCell(this.#cell);
        this.#cell = undefined;
        return;
      case 4:
        this.#gathering = undefined;
        return;
      default:
        if (this.#path[4] === 'is' && this.#cell) this.#rich.close(name);
    }
  }

  text(part: string, written: boolean): void {
    if (this.#gathering) this.#gathering.add(part, written);
    else this.#rich.write(part, written);
  }

  private get quickParent(): boolean {
    return this.#within === 'cells' && this.#path[2] === 'row';
  }

  #openRow(attributes: XmlAttributes): void {
    const row = attributes('r');
    this.#position.row = row === undefined ? this.#position.row + 1 : wholeNumber(row) - 1;
    this.#position.column = -1;
  }

  #openCell(attributes: XmlAttributes): void {
    const written = attributes('r');
    const place =
      written === undefined ? { row: this.#position.row, column: this.#position.column + 1 } : placeOf(written);
    this.#position.column = place.column;
    const style = attributes('s');
    this.#cell = {
      ...place,
      style: style === undefined ? -1 : wholeNumber(style),
      type: attributes('t') ?? 'n',
      hasValue: false,
      hasFormula: false,
      shared: undefined,
      hasText: false,
    };
    this.#value.clear();
    this.#formula.clear();
  }

  #openInCell(cell: OpenCell, name: string, attributes: XmlAttributes): void {
    const again =
      (name === 'v' && cell.hasValue) || (name === 'f' && cell.hasFormula) || (name === 'is' && cell.hasText);
    // whatever were taken of them might be the wrong one
    if (again) refuseDamaged(`${this.around.sheet}: ${cellAddress(cell.row, cell.column)} has more than one <${name}>`);
    if (name === 'v') {
      cell.hasValue = true;
      this.#gathering = this.#value;
    } else if (name === 'f') {
      cell.hasFormula = true;
      if (attributes('t') === 'shared') cell.shared = attributes('si') ?? '';
      this.#gathering = this.#formula;
    } else if (name === 'is') {
      cell.hasText = true;
      this.#rich.begin();
    }
  }

  #closeCell(cell: OpenCell): void {
    const { row, column, style, type } = cell;
    const formula = cell.hasFormula ? this.#formulaOf(cell) : undefined;
    if (type === 'inlineStr') {
      if (cell.hasText) this.maker.text(row, column, this.#rich.text, this.#rich.length, formula);
      return;
    }
    // A text result may be empty; it is missing only where it is not even that.
    if (this.#value.empty && !(type === 'str' && cell.hasValue)) {
      if (cell.hasFormula) this.maker.uncalculated(row, column, formula);
      return;
    }
    const value = this.#value.text;
    switch (type) {
      case 'n':
        return this.maker.number(row, column, style, value, formula);
      case 's':
        return this.maker.shared(row, column, wholeNumber(value.trim()), formula);
      case 'str':
        return this.maker.text(row, column, value, this.#value.length, formula);
      case 'b':
        return this.maker.boolean(row, column, value, formula);
      case 'd':
        return this.maker.isoDate(row, column, style, value, formula);
      case 'e':
        return this.maker.error(row, column, value, formula);
      default:
        // a type that the format does not have
        return refuseDamaged(`${this.around.sheet}: a cell of type ${type.slice(0, 20)}`);
    }
  }

  #formulaOf(cell: OpenCell): string | undefined {
    const limit = this.around.limits.textLength;
    const { length, text } = this.#formula;
    if (length > limit) {
      refuse('TEXT_TOO_LONG', { length, limit, setting: 'LIMIT_TEXT_LENGTH' }, { sheet: this.around.sheet });
    }
    return this.#formulas.of(cell.row, cell.column, text, cell.shared);
  }

  #merge(range: string): void {
    const [from = '', to = from] = range.split(':');
    const [start, end] = [placeOf(from), placeOf(to)];
    if (start.row === end.row && start.column === end.column) return;
    checkPlace(this.around.sheet, start.row, start.column);
    checkPlace(this.around.sheet, end.row, end.column);
    this.countMerge();
    this.merges.push({ top: start.row, left: start.column, bottom: end.row, right: end.column });
  }
}

function wholeNumber(text: string): number {
  return /^\d{1,10}$/.test(text) ? Number(text) : -1;
}

/** The place of `D11`; one that no sheet has where the text is no address. */
function placeOf(address: string): { row: number; column: number } {
  const match = /^([A-Z]{1,7})(\d{1,10})$/.exec(address);
  let column = 0;
  for (const letter of match?.[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match?.[2] ?? 0) - 1, column: column - 1 };
}
