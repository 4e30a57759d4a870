import { TongbaoError } from '../foundation';
import { findRelease, isPublished } from '../releases';
import type { WarehouseReader } from '../warehouse';
import { refuseArgument } from './codes';

/** How a time or a version may be written, for errors. */
const examples = '12 (version), 2010-01-15 (end of the day, UTC), 2010-01-15T08:00:00Z, 2010-01-15T16:00:00+08:00';

const instantSpelling = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
const daySpelling = /^\d{4}-\d{2}-\d{2}$/;

/** Of when something is asked: at a version or time, or as a release has it. At most one of them. */
export interface AskedMoment {
  readonly asOf?: string | null | undefined;
  readonly release?: string | null | undefined;
}

/**
 * The version that is asked for, by itself or by the release that holds on to it; undefined where nothing is asked for.
 * Throws as `versionAsOf`, `NOT_FOUND` for a release that is not published, or not out for whoever asks, and
 * `ARGUMENT_INVALID` for both at once.
 */
export async function versionAsked(
  reader: Pick<WarehouseReader, 'versionAt' | 'state' | 'releases'>,
  { asOf, release }: AskedMoment,
): Promise<number | undefined> {
  if (release === undefined || release === null) return versionAsOf(reader, asOf);
  if (asOf !== undefined && asOf !== null) refuseArgument('release', release, 'release | asOf');
  const found = await findRelease(reader, release);
  if (found && isPublished(found)) return found.version;
  throw new TongbaoError('NOT_FOUND', { what: 'release', id: release });
}

/**
 * The version that `asOf` names, by its number or by a time: the newest that was there then. Undefined where nothing is
 * asked for. Throws `ARGUMENT_INVALID` for what is neither, and for a version that is yet to come.
 */
async function versionAsOf(
  reader: Pick<WarehouseReader, 'versionAt' | 'state'>,
  asOf: string | null | undefined,
  name = 'asOf',
): Promise<number | undefined> {
  if (asOf === undefined || asOf === null) return undefined;
  const text = asOf.trim();
  if (/^\d{1,15}$/.test(text)) {
    const { version: newest } = await reader.state();
    return Number(text) <= newest ? Number(text) : refuseArgument(name, text, `0–${newest}`);
  }
  return reader.versionAt(instantOf(text) ?? refuseArgument(name, text, examples));
}

/**
 * As `versionAsOf`, where the number of a release, such as 2009-H2/R0, says the version that it holds on to, too: where
 * figures are followed from one moment to another, either end may be what was published.
 */
export async function versionNamed(
  reader: Pick<WarehouseReader, 'versionAt' | 'state' | 'releases'>,
  moment: string | null | undefined,
  name: string,
): Promise<number | undefined> {
  return moment?.includes('/') ? versionAsked(reader, { release: moment }) : versionAsOf(reader, moment, name);
}

/** Reads until when something is kept back: an instant. A day is none, for nobody could say which of its moments is meant. */
export function readEmbargo(text: string, name: string): string {
  const instant = text.includes('T') ? instantOf(text.trim()) : undefined;
  return instant ?? refuseArgument(name, text, '2010-01-20T09:00:00+08:00');
}

/** The instant in UTC to the millisecond, of a day its last one; undefined for what is no time there is. */
function instantOf(text: string): string | undefined {
  if (daySpelling.test(text)) return instantOf(`${text}T23:59:59.999Z`);
  if (!instantSpelling.test(text)) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time)) return undefined;
  // a day that a month does not have would be taken for one of the next
  const day = Number(text.slice(8, 10));
  return day > new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate()
    ? undefined
    : new Date(time).toISOString();
}
