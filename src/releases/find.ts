import { parsePeriod, periodCode } from '../model';
import type { PublishedRelease, Release, WarehouseReader } from '../warehouse';

export function isPublished(release: Release): release is PublishedRelease {
  return release.state === 'published';
}

/** What a release is called in public: `2009-H2/R0`; undefined until it is published. */
export function releaseNumber({ period, revision }: Pick<Release, 'period' | 'revision'>): string | undefined {
  return revision === undefined ? undefined : `${period}/R${revision}`;
}

const numberSpelling = /^(.+)\/R(\d{1,9})$/i;

/** The release that a text names, by its number (`2009-H2/R0`) or by its id; undefined where there is none. */
export async function findRelease(
  reader: Pick<WarehouseReader, 'releases'>,
  named: string,
): Promise<Release | undefined> {
  const text = named.trim();
  if (/^\d{1,15}$/.test(text)) return (await reader.releases({ ids: [Number(text)] }))[0];
  const [, period = '', revision = ''] = numberSpelling.exec(text) ?? [];
  const of = parsePeriod(period.toUpperCase());
  if (!of) return undefined;
  const published = await reader.releases({ periods: [periodCode(of)], states: ['published'] });
  return published.find((one) => one.revision === Number(revision));
}

/** The published release of the same period that one follows; undefined for the first. */
export async function releaseBefore(
  reader: Pick<WarehouseReader, 'releases'>,
  { period, revision }: Release,
): Promise<PublishedRelease | undefined> {
  const published = (await reader.releases({ periods: [period], states: ['published'] })).filter(isPublished);
  return published
    .filter((one) => revision === undefined || one.revision < revision)
    .sort((a, b) => b.revision - a.revision)[0];
}
