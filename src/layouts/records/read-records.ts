import type { Catalogue } from '../../catalogue';
import type { EventRecord, FindingCode, RecordField } from '../../model';
import { cellAddress, type Cell } from '../../workbook';
import { fold } from '../fold';
import { hasSense, type TextReading } from '../reading';
import type { Vocabulary } from '../vocabulary';
import { Gathering } from './gather';
import type { RecordHeading } from './heading';
import { timeText } from './time-text';

/** The longest number that a record may go by, in characters; so is the longest that names a subscriber. */
const longestNumber = 64;

/** What a sheet says of all its records, by its name and its title. */
export interface RecordSurroundings {
  readonly sheet: string;
  readonly service: string | undefined;
  readonly customerClass: string | undefined;
}

export interface RecordWords {
  readonly catalogue: Catalogue;
  readonly vocabulary: Vocabulary;
  readonly read: (text: string) => TextReading;
}

/** A name that is written in one way only. */
const plainName = /^[\x21-\x7e]+$/;

type Draft = { -readonly [K in keyof EventRecord]?: EventRecord[K] | undefined };
/** What a cell says in its column; undefined where it says that nothing is known. */
type Take = (cell: Cell, draft: Draft) => void;

/** Reads the rows below a heading, one by one; what is wrong with them is gathered meanwhile. */
export class RecordReader {
  readonly gathering: Gathering;
  private readonly takes: (Take | undefined)[] = [];
  private readonly known = { service: new Map<string, string>(), customerClass: new Map<string, string>() };
  private readonly service: string | undefined;
  private readonly hasServices: boolean;
  private readonly numberColumn: number;
  private faults = 0;

  constructor(
    private readonly heading: RecordHeading,
    private readonly words: RecordWords,
    private readonly around: RecordSurroundings,
  ) {
    this.gathering = new Gathering(around.sheet);
    this.service = heading.kind.service ?? around.service;
    for (const [column, field] of heading.columns) this.takes[column] = this.takeOf(field);
    const columnOf = (wanted: RecordField): number | undefined =>
      [...heading.columns].find(([, field]) => field === wanted)?.[0];
    this.numberColumn = columnOf('number') ?? 0;
    this.hasServices = columnOf('service') !== undefined;
    if (this.service === undefined && !this.hasServices) {
      const [first] = heading.cells;
      const cell = first && cellAddress(first.row, first.column);
      this.gathering.add({ code: 'RECORD_SERVICE_MISSING', cell, rawText: first?.text }, 'sheet');
    }
    this.passOver(heading);
  }

  /** The columns that it reads. */
  get columns(): ReadonlySet<number> {
    return new Set(this.heading.columns.keys());
  }

  /** The record of a row; undefined where it has none, or a faulty one, which is told. */
  take(cells: readonly Cell[]): EventRecord | undefined {
    const named = cells.find(({ column }) => column === this.numberColumn);
    if (named && this.isNoRecord(named)) return this.ignore(named);
    const draft: Draft = {};
    const before = this.faults;
    for (let place = 0; place < cells.length; place += 1) {
      const cell = cells[place];
      if (cell) this.takes[cell.column]?.(cell, draft);
    }
    const [first] = cells;
    if (this.faults > before || !first) return undefined;
    const { accepted, completed, due } = draft;
    const dated = (accepted ?? completed ?? due) !== undefined;
    if (!named || draft.number === undefined) {
      if (!dated) return this.ignore(first);
      return this.refuse('RECORD_NUMBER_MISSING', { ...first, column: this.numberColumn, text: '' });
    }
    if (!dated) return this.refuse('RECORD_TIME_MISSING', named);
    if (accepted !== undefined && completed !== undefined && isBefore(completed, accepted))
      return this.refuse('RECORD_TIMES_REVERSED', named, { accepted, completed });
    draft.service ??= this.service;
    if (draft.service === undefined) {
      // that there is no such column was told at the headings
      return this.hasServices ? this.refuse('RECORD_SERVICE_MISSING', named) : undefined;
    }
    draft.customerClass ??= this.around.customerClass;
    draft.kind = this.heading.kind.code;
    draft.sheet = this.around.sheet;
    draft.row = first.row + 1;
    return draft as EventRecord;
  }

  /** Where the sheet's headings are, and of which kind. */
  get place(): { readonly sheet: string; readonly cell: string | undefined; readonly kind: string } {
    const [first] = this.heading.cells;
    return {
      sheet: this.around.sheet,
      cell: first && cellAddress(first.row, first.column),
      kind: this.heading.kind.code,
    };
  }

  /** Tells that a record has a number that another one has already. */
  tellTwice({ row, number }: EventRecord): void {
    const cell = cellAddress(row - 1, this.numberColumn);
    this.gathering.add({ code: 'RECORD_TWICE', cell, rawText: number, values: { text: number } }, 'numbers');
  }

  private refuse(code: FindingCode, cell: Cell, values = {}, group = ''): undefined {
    this.faults += 1;
    this.gathering.add({ code, cell: cellAddress(cell.row, cell.column), rawText: cell.text, values }, group);
    return undefined;
  }

  private ignore({ row, column, text }: Cell): undefined {
    this.gathering.add({ code: 'RECORD_ROW_IGNORED', cell: cellAddress(row, column), rawText: text }, 'rows');
    return undefined;
  }

  /** A total, a note or an example stands where others have their number. */
  private isNoRecord({ kind, text }: Cell): boolean {
    if (kind !== 'text' || plainName.test(text) || text.length > longestNumber) return false;
    const reading = this.words.read(text);
    return reading.opening !== undefined || (hasSense(reading, 'aggregate') && !/\d/.test(text));
  }

  private passOver({ cells, columns }: RecordHeading): void {
    for (const cell of cells) {
      if (columns.has(cell.column)) continue;
      const at = cellAddress(cell.row, cell.column);
      this.gathering.add({ code: 'COLUMN_PASSED_OVER', cell: at, rawText: cell.text, values: { text: cell.text } }, at);
    }
  }

  private takeOf(field: RecordField): Take {
    switch (field) {
      case 'number':
        return (cell, draft) => (draft.number = this.nameOf(cell));
      case 'subscriber':
        return (cell, draft) => (draft.subscriber = this.nameOf(cell));
      case 'service':
        return (cell, draft) => (draft.service = this.member(cell, 'service', 'RECORD_SERVICE_UNKNOWN'));
      case 'customerClass':
        return (cell, draft) => (draft.customerClass = this.member(cell, 'customerClass', 'RECORD_CLASS_UNKNOWN'));
      case 'satisfied':
        return (cell, draft) => (draft.satisfied = this.answer(cell));
      default:
        return (cell, draft) => (draft[field] = this.time(cell));
    }
  }

  /** What names something: as written, but for the width of its characters. */
  private nameOf(cell: Cell): string | undefined {
    if (cell.kind !== 'text' && cell.kind !== 'number')
      return this.refuse('RECORD_NUMBER_INVALID', cell, {}, String(cell.column));
    const text = plainName.test(cell.text) ? cell.text : cell.text.normalize('NFKC').trim();
    if (text.length > longestNumber)
      return this.refuse('RECORD_NUMBER_INVALID', cell, { limit: longestNumber }, String(cell.column));
    return text;
  }

  private time(cell: Cell): string | undefined {
    const text = timeText(cell);
    if (text !== undefined || this.saysNothing(cell)) return text;
    return this.refuse('RECORD_TIME_INVALID', cell, { text: shown(cell) }, String(cell.column));
  }

  private answer(cell: Cell): boolean | undefined {
    if (this.saysNothing(cell)) return undefined;
    const folded = fold(cell.text);
    const { yes, no } = this.words.catalogue.words;
    if (yes.some((word) => fold(word) === folded)) return true;
    if (no.some((word) => fold(word) === folded)) return false;
    return this.refuse('RECORD_ANSWER_UNKNOWN', cell, { text: shown(cell) }, cell.text);
  }

  /** The member of a dimension that a cell names; each distinct text is read once. */
  private member(cell: Cell, kind: 'service' | 'customerClass', code: FindingCode): string | undefined {
    const known = this.known[kind];
    const found = known.get(cell.text) ?? this.memberNamed(cell.text, kind);
    if (found !== undefined) {
      known.set(cell.text, found);
      return found;
    }
    if (this.saysNothing(cell)) return undefined;
    return this.refuse(code, cell, { text: shown(cell) }, cell.text.slice(0, longestNumber));
  }

  private memberNamed(text: string, kind: 'service' | 'customerClass'): string | undefined {
    const codes = new Set(
      this.words
        .read(text)
        .mentions.flatMap(({ senses }) => senses.flatMap((sense) => (sense.kind === kind ? [sense.code] : []))),
    );
    return codes.size === 1 ? [...codes][0] : undefined;
  }

  private saysNothing({ kind, text }: Cell): boolean {
    return kind === 'text' && text.length < 20 && this.words.vocabulary.absence(fold(text)) !== undefined;
  }
}

function shown({ text }: Cell): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** A day without a time may be any time of it. */
function isBefore(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}
