import type { Catalogue } from '../catalogue';
import type { RecordReader } from '../layouts';
import { recordParts } from '../model';
import { Interned, Tally } from '../records';
import { LineWriter } from '../row-lines';
import type { CountedRecords } from '../validation';
import { refuse, type Row } from '../workbook';

/** About the bytes that are handed over at a time. */
const partBytes = 256 * 1024;

/** Where records go. */
export interface RecordGoal {
  /** The batch that they are stored as. */
  readonly batch: number;
  /** The most that a workbook may have. */
  readonly limit: number;
  /** Takes lines of stored records. */
  emit(lines: Uint8Array): Promise<void>;
}

/**
 * Takes the records of a workbook one by one: each number counts once, and is handed over as a line. What is held of them is
 * their numbers, and what is counted.
 */
export class RecordIntake {
  private readonly tally: Tally;
  private readonly readers: { readonly reader: RecordReader; count: number }[] = [];
  /** By kind. */
  private readonly numbers = new Map<string, Interned>();
  private count = 0;
  private readonly lines = new LineWriter();

  constructor(
    catalogue: Catalogue,
    private readonly goal: RecordGoal,
  ) {
    this.tally = new Tally(catalogue);
  }

  begin(reader: RecordReader): void {
    this.readers.push({ reader, count: 0 });
  }

  /** Throws a refusal where there are too many. */
  async take(reader: RecordReader, rows: readonly Row[]): Promise<void> {
    const own = this.readers.at(-1);
    if (own?.reader !== reader)
      throw new RangeError('the records of a sheet have to be taken before those of the next');
    const numbers = this.numbersOf(reader.place.kind);
    const { limit, batch } = this.goal;
    for (const row of rows) {
      const record = reader.take(row);
      if (!record) continue;
      const known = numbers.size;
      if (numbers.numberOf(record.number) < known) {
        reader.tellTwice(record);
        continue;
      }
      if (this.count >= limit) refuse('RECORDS_TOO_MANY', { limit, setting: 'LIMIT_RECORDS' });
      this.lines.add(recordParts(batch, this.count, record));
      this.tally.add(record);
      this.count += 1;
      own.count += 1;
    }
    if (this.lines.size >= partBytes) await this.goal.emit(this.lines.take());
  }

  private numbersOf(kind: string): Interned {
    const numbers = this.numbers.get(kind) ?? new Interned();
    this.numbers.set(kind, numbers);
    return numbers;
  }

  /** Hands over what is left; gives what all came to. */
  async end(): Promise<CountedRecords> {
    if (this.lines.size > 0) await this.goal.emit(this.lines.take());
    return {
      count: this.count,
      tallied: this.tally.figures(),
      unmatched: this.tally.unmatched(),
      sheets: this.readers.map(({ reader, count }) => ({ ...reader.place, count })),
      findings: this.readers.flatMap(({ reader }) => reader.gathering.findings()),
    };
  }
}
