import type { Catalogue } from '../catalogue';
import { recognise } from '../layouts';
import { validate, type Sender } from '../validation';
import type { Reading } from '../workbook';
import type { Examined } from './examined';

/** Finds the figures of a workbook that was read, and everything that is wrong with them. */
export function examine(reading: Reading, catalogue: Catalogue, sender: Sender): Examined {
  if (!reading.ok) return { observations: [], findings: [reading.finding], services: new Set() };
  const recognition = recognise(reading.workbook, catalogue, sender.period);
  const services = new Set(recognition.figures.map(({ series }) => series.service));
  return { ...validate(recognition, catalogue, sender), services };
}
