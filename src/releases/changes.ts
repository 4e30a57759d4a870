import type { Catalogue } from '../catalogue';
import { period as periodOf, periodAndWithin, periodCode, type Decimal } from '../model';
import { changes, type ChangePlace, type FigureChange } from '../rollups';
import type { PublishedRelease, WarehouseReader } from '../warehouse';

/** A figure that a revision says otherwise than the release before. */
export interface ReleaseChange extends FigureChange {
  /** In the words of whoever let the submission in that moved it last, or withdrew it; else the reason of the revision. */
  readonly reason: string;
}

export interface ReleaseChangesPage {
  readonly limit: number;
  readonly after?: ChangePlace | undefined;
}

/**
 * Every figure of a release whose value, volume or status is not what it was in the one before: of its period and those
 * within it, of all units, in the order of period, unit and series. Both are read as they were published.
 */
export async function changesSince(
  reader: WarehouseReader,
  catalogue: Catalogue,
  before: PublishedRelease,
  release: PublishedRelease,
  page: ReleaseChangesPage,
): Promise<{ readonly changes: readonly ReleaseChange[]; readonly hasNext: boolean }> {
  const query = { periods: periodAndWithin(periodOf(release.period)).map(periodCode) };
  const between = { since: before.version, until: release.version, stepwise: false };
  const found: FigureChange[] = [];
  let { after } = page;
  for (let more = true; more && found.length <= page.limit;) {
    const part = await changes(reader, catalogue, query, { ...between, limit: page.limit + 1, after });
    found.push(...part.changes.filter(({ before: was, after: is }) => !sameFigure(was, is)));
    const last = part.changes.at(-1);
    after = last && { key: last.key, version: last.because.version };
    more = part.hasNext && after !== undefined;
  }
  const shown = found.slice(0, page.limit);
  const ids = shown.flatMap(({ because }) => because.submission ?? []);
  const submissions = await reader.submissionsByIds([...new Set(ids)]);
  const reasons = new Map(
    submissions.flatMap((one) =>
      one ? [[one.id, { submission: one.acceptedBecause, withdrawal: one.withdrawnBecause }]] : [],
    ),
  );
  return {
    changes: shown.map((one): ReleaseChange => {
      const { kind, submission } = one.because;
      const own = kind === 'submission' || kind === 'withdrawal' ? reasons.get(submission ?? 0)?.[kind] : undefined;
      return { ...one, reason: own ?? release.reason ?? '' };
    }),
    hasNext: found.length > page.limit,
  };
}

type Side = FigureChange['before'];

/** A figure that only counts its observations another way says what it said. */
function sameFigure(a: Side, b: Side): boolean {
  if (!a || !b) return a === b;
  return a.status === b.status && same(a.low, b.low) && same(a.high, b.high) && same(a.volume, b.volume);
}

function same(a: Decimal | undefined, b: Decimal | undefined): boolean {
  return a === undefined || b === undefined ? a === b : a.eq(b);
}
