import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { OrgLevel } from '../../../catalogue';
import type { Language } from '../../../foundation';
import { trend } from '../../../rollups';
import { refuseArgument, rollupQuery } from '../../codes';
import { pageSize } from '../../page-size';
import { trendRow } from '../../trend-row';
import { AfterArg, AsOfArg, FirstArg, LangArg, PeriodArg, ReleaseArg } from '../arguments';
import { TrendConnection, type ConnectionOf } from '../connection';
import type { ApiContext } from '../context';
import { OrgLevelEnum } from '../enums';
import { SeriesFilter } from '../inputs';
import { readRollupCursor, rollupEndCursor } from '../rollup-pages';
import type { TrendRow } from '../types/trend-row';
import { versionFor } from '../version';

/** The most periods of a trend: ten years of months. */
const mostPeriods = 120;

@Resolver()
export class TrendResolver {
  @Query(() => TrendConnection, {
    description:
      'How series went: the last periods up to one, gaps included. Ordered by unit, series, then time; series without a figure in any of the periods are left out.',
  })
  async trend(
    @Ctx() context: ApiContext,
    @PeriodArg() period: string,
    @Arg('periods', () => Int, {
      nullable: true,
      defaultValue: 8,
      description: `How many periods there are, each as long as the last one: 1 to ${mostPeriods}.`,
    })
    periods: number | null,
    @Arg('filter', () => SeriesFilter, { nullable: true, description: 'Which series; by itself all.' })
    asked: SeriesFilter | null | undefined,
    @Arg('level', () => OrgLevelEnum, {
      nullable: true,
      defaultValue: 'PROVINCE',
      description: 'For which units of the organisation; ignored where branches are named.',
    })
    level: OrgLevel | null,
    @Arg('branches', () => [ID], {
      nullable: true,
      description: 'Codes of units of the organisation, of any level.',
    })
    branches: string[] | null | undefined,
    @FirstArg(1000) first: number | null,
    @AfterArg() after: string | null | undefined,
    @AsOfArg() asOf: string | null | undefined,
    @ReleaseArg() release: string | null | undefined,
    @LangArg() lang: Language | null | undefined,
  ): Promise<ConnectionOf<TrendRow>> {
    const { warehouse, catalogue, gate } = context;
    const limit = pageSize(context, first, 1000);
    const count = periods ?? 8;
    if (count < 1 || count > mostPeriods) refuseArgument('periods', String(count), `1–${mostPeriods}`);
    const query = {
      ...rollupQuery(catalogue, { ...asked, branches, level, periods: [period] }, gate),
      until: period,
      count,
    };
    const from = after ? readRollupCursor(after) : undefined;
    const version = await versionFor(context, { asOf, release, cursor: from?.version });
    const { steps, hasNext } = await trend(warehouse, catalogue, query, { limit, after: from?.after, version });
    const language = lang ?? context.language;
    return {
      nodes: steps.map((step) => trendRow(catalogue, step, language)),
      pageInfo: { hasNextPage: hasNext, endCursor: rollupEndCursor(version, steps.at(-1)) },
      count: async () => {
        const everything = { limit: Number.MAX_SAFE_INTEGER, version };
        return (await trend(warehouse, catalogue, query, everything)).steps.length;
      },
    };
  }
}
