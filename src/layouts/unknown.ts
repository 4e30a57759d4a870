import type { FindingCode } from '../model';
import type { Report } from './collect';
import { nearestNames } from './nearest';
import type { UnknownText } from './rows';
import type { SheetReader } from './column';
import type { Dimension } from './vocabulary';

const codes = {
  service: 'SERVICE_UNKNOWN',
  indicator: 'INDICATOR_UNKNOWN',
  customerClass: 'CUSTOMER_CLASS_UNKNOWN',
  branch: 'BRANCH_UNKNOWN',
  period: 'PERIOD_UNREADABLE',
  unit: 'UNIT_UNKNOWN',
} as const satisfies Record<Dimension, FindingCode>;

/** Beyond this a name has too little in common with a text to be what was meant. */
const alike = 0.5;

/**
 * Blames a text that nobody knows for figures that can't be placed. What its column is said to name comes first; else it
 * is taken for what it comes nearest to, else for what is missing.
 */
export function blame(reader: SheetReader, unknown: UnknownText, missing: Dimension | undefined): Report {
  const { cell, expected } = unknown;
  const dimension = missing !== undefined && expected.has(missing) ? missing : likeliest(reader, unknown, missing);
  const near =
    dimension === undefined || dimension === 'period' ? [] : nearestNames(reader.vocabulary, dimension, cell.text);
  return {
    code: dimension === undefined ? 'HEADING_UNKNOWN' : codes[dimension],
    cell: reader.grid.address(cell),
    rawText: cell.text,
    values: { text: cell.text, nearest: near.map(({ name }) => name) },
  };
}

/** Of what the text's place names, or of everything, the dimension that it comes nearest to; else what is missing. */
function likeliest(
  reader: SheetReader,
  { cell, expected }: UnknownText,
  missing: Dimension | undefined,
): Dimension | undefined {
  const candidates: readonly Dimension[] =
    expected.size > 0 ? [...expected] : (['indicator', 'service', 'customerClass'] as const);
  const [best] = candidates
    .map((dimension) => ({ dimension, distance: distanceTo(reader, dimension, cell.text) }))
    .map(({ dimension, distance }) => ({ dimension, distance: distance > alike ? 1 : distance }))
    // of 单位, which heads branches and units, the last is meant where neither is near
    .sort((a, b) => a.distance - b.distance || candidates.indexOf(b.dimension) - candidates.indexOf(a.dimension));
  return best && (expected.size > 0 || best.distance <= alike) ? best.dimension : missing;
}

function distanceTo(reader: SheetReader, dimension: Dimension, text: string): number {
  return dimension === 'period' ? 1 : (nearestNames(reader.vocabulary, dimension, text, 1)[0]?.distance ?? 1);
}
