import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Language } from '../../../foundation';
import { changesSince, findRelease, isPublished, releaseBefore, releaseGate, releaseNumber } from '../../../releases';
import type { ReleaseState } from '../../../warehouse';
import { knownPeriods, refuseArgument } from '../../codes';
import { pageSize } from '../../page-size';
import { releaseChangeRow, waiverRow } from '../../release-row';
import { AfterArg, FirstArg, LangArg } from '../arguments';
import { ReleaseChangePage } from '../connection';
import type { ApiContext } from '../context';
import { cursorKind } from '../cursor';
import { ReleaseStateEnum } from '../enums';
import { releaseOf } from '../release-of';
import { Release, ReleaseWaiver } from '../types/release';
import { ReleaseGate } from '../types/release-gate';

const cursors = cursorKind<[string, string, string, string, string, number]>('release', ['', '', '', '', '', 0]);

@Resolver(() => Release)
export class ReleaseResolver {
  @Query(() => [Release], {
    description:
      'Releases in the order of their opening. Who does not manage them sees those that are published and out.',
  })
  async releases(
    @Ctx() context: ApiContext,
    @Arg('period', () => String, { nullable: true, description: 'Only those of this period.' })
    period: string | null | undefined,
    @Arg('states', () => [ReleaseStateEnum], { nullable: true, description: 'Only those in one of these states.' })
    states: ReleaseState[] | null | undefined,
    @LangArg() lang: Language | null | undefined,
  ): Promise<Release[]> {
    const periods = period === null || period === undefined ? undefined : knownPeriods([period], 'period');
    const found = await context.warehouse.releases({ periods, states: states ?? undefined });
    return found.map((one) => releaseOf(context, one, lang));
  }

  @Query(() => Release, { nullable: true, description: 'One release, by its number (2009-H2/R0) or its id.' })
  async release(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID, { description: 'The number or the id.' }) id: string,
    @LangArg() lang: Language | null | undefined,
  ): Promise<Release | null> {
    const found = await findRelease(context.warehouse, id);
    return found ? releaseOf(context, found, lang) : null;
  }

  @FieldResolver(() => [ReleaseWaiver], {
    complexity: 10,
    description: 'What was explained in it. A branch sees what concerns itself.',
  })
  async waivers(@Root() { stored, language }: Release, @Ctx() context: ApiContext): Promise<ReleaseWaiver[]> {
    const waivers = await context.warehouse.waivers([stored.id]);
    return waivers.map((one) => waiverRow(context.catalogue, one, language));
  }

  @FieldResolver(() => ReleaseGate, {
    complexity: 1000,
    description: 'What stands between it and its publication. For those who manage releases.',
  })
  async gate(@Root() { stored, language }: Release, @Ctx() context: ApiContext): Promise<ReleaseGate> {
    const { warehouse, catalogue, clock } = context;
    context.gate.permit('releases.manage');
    const gate = await releaseGate(warehouse, catalogue, stored, clock.now());
    return { version: gate.version, ready: gate.unexplained.length === 0, gate, language };
  }

  @FieldResolver(() => ReleaseChangePage, {
    nullable: true,
    description:
      'Every figure that it says otherwise than the release before: of its period and those within it, of all units. Null for the first of a period, and until published.',
  })
  async changes(
    @Root() { stored, language }: Release,
    @Ctx() context: ApiContext,
    @FirstArg(1000) first: number | null,
    @AfterArg() after: string | null | undefined,
  ): Promise<ReleaseChangePage | null> {
    const { warehouse, catalogue } = context;
    const limit = pageSize(context, first, 1000);
    const before = isPublished(stored) ? await releaseBefore(warehouse, stored) : undefined;
    if (!before || !isPublished(stored)) return null;
    const from = after ? cursors.read(after) : undefined;
    if (from && after && from.version !== stored.version) refuseArgument('after', after, 'pageInfo.endCursor');
    const page = { limit, after: from && placeOf(from.key) };
    const { changes, hasNext } = await changesSince(warehouse, catalogue, before, stored, page);
    const last = changes.at(-1);
    return {
      nodes: changes.map((one) => releaseChangeRow(catalogue, one, language)),
      pageInfo: {
        hasNextPage: hasNext,
        endCursor: last ? cursors.write({ version: stored.version, key: keyOf(last) }) : null,
      },
      before: releaseNumber(before) ?? '',
    };
  }
}

type Key = [string, string, string, string, string, number];

function placeOf([period, branch, service, indicator, customerClass, version]: Key) {
  return { key: { period, branch, service, indicator, customerClass }, version };
}

function keyOf({ key, because }: Awaited<ReturnType<typeof changesSince>>['changes'][number]): Key {
  return [key.period, key.branch, key.service, key.indicator, key.customerClass, because.version];
}
