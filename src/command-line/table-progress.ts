import type { BackupProgress } from '../warehouse';
import type { Output } from './output';
import { Progress } from './progress';

/** How far a backup or its restoring has come, on a terminal. */
export class TableProgress {
  private line: Progress | undefined;

  constructor(private readonly err: Output) {}

  readonly report = ({ table, place, tables, rows }: BackupProgress): Promise<void> => {
    this.line ??= new Progress(this.err, tables, false);
    return this.line.step(place, `${table} ${rows}`);
  };

  async clear(): Promise<void> {
    await this.line?.clear();
  }
}
