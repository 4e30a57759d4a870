import type { Catalogue } from '../catalogue';
import { recognise } from '../layouts';
import { validate, type Sender } from '../validation';
import { SheetCollector, type TaskFile } from '../workbook';
import type { Examined } from './examined';
import { readSheets } from './read-sheets';
import { RecordIntake } from './record-intake';

/**
 * Finds the figures of a file, and everything that is wrong with them. Its records are handed over meanwhile, as lines of
 * stored records of `batch`.
 */
export async function examine(file: TaskFile, catalogue: Catalogue, sender: Sender, batch: number): Promise<Examined> {
  const { limits } = file;
  const intake = new RecordIntake(catalogue, {
    batch,
    limit: limits.records,
    emit: (lines) => file.emit(lines),
  });
  const opening = await file.open((workbook) => readSheets(workbook, catalogue, intake, new SheetCollector(limits)));
  if (!opening.ok) return { observations: [], findings: [opening.finding], services: new Set(), records: 0 };
  const records = await intake.end();
  const recognition = recognise(opening.value, catalogue, sender.period);
  const services = new Set([
    ...recognition.figures.map(({ series }) => series.service),
    ...records.tallied.map(({ series }) => series.service),
  ]);
  return { ...validate(recognition, catalogue, sender, records), services, records: records.count };
}
