import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { OrgLevel } from '../../../catalogue';
import type { Language } from '../../../foundation';
import type { Grain } from '../../../model';
import { compare, countAnswer, type Base } from '../../../rollups';
import { askedOrder, figureFilter } from '../../asked-figures';
import { rollupQuery } from '../../codes';
import { beforeRow, comparisonRow } from '../../comparison-row';
import { distanceToLimit, distanceToQuota } from '../../distance-row';
import { pageSize } from '../../page-size';
import { AfterArg, AsOfArg, BaseArg, FirstArg, LangArg, OrderByArg, ReleaseArg } from '../arguments';
import { ComparisonConnection, type ConnectionOf } from '../connection';
import type { ApiContext } from '../context';
import { OrgLevelEnum, PeriodGrainEnum } from '../enums';
import { RollupFilter, type OrderBy } from '../inputs';
import { readRollupCursor, rollupEndCursor } from '../rollup-pages';
import { Before, type ComparisonRow } from '../types/comparison';
import { Distance } from '../types/distance';
import { RollupRow } from '../types/rollup-row';
import { versionFor } from '../version';

@Resolver()
export class ComparisonResolver {
  @Query(() => ComparisonConnection, {
    description:
      'The figures, each beside what it was in an earlier period: 同比 with YEAR_BEFORE, 环比 with PERIOD_BEFORE. Ordered as rollups; a figure of which nothing is kept in the later period is not among them.',
  })
  async comparisons(
    @Ctx() context: ApiContext,
    @Arg('filter', () => RollupFilter, { description: 'Which figures, by the later period.' }) asked: RollupFilter,
    @Arg('level', () => OrgLevelEnum, {
      nullable: true,
      defaultValue: 'PROVINCE',
      description: 'For which units of the organisation; ignored where the filter names branches.',
    })
    level: OrgLevel | null,
    @Arg('grain', () => PeriodGrainEnum, {
      nullable: true,
      description: 'The length of the periods answered. By itself the very periods asked for.',
    })
    grain: Grain | null | undefined,
    @BaseArg() base: Base,
    @OrderByArg() orderBy: OrderBy[] | null | undefined,
    @FirstArg(1000) first: number | null,
    @AfterArg() after: string | null | undefined,
    @AsOfArg() asOf: string | null | undefined,
    @ReleaseArg() release: string | null | undefined,
    @LangArg() lang: Language | null | undefined,
  ): Promise<ConnectionOf<ComparisonRow>> {
    const { warehouse, catalogue, settings } = context;
    const limit = pageSize(context, first, 1000);
    const query = {
      ...rollupQuery(catalogue, { ...asked, level, grain }, context.gate),
      ...figureFilter(asked),
      order: askedOrder(orderBy),
    };
    const from = after ? readRollupCursor(after) : undefined;
    const version = await versionFor(context, { asOf, release, cursor: from?.version });
    const page = { base, limit, after: from?.after, version, mostSorted: settings.sortedRows };
    const { comparisons, hasNext } = await compare(warehouse, catalogue, query, page);
    const language = lang ?? context.language;
    return {
      nodes: comparisons.map((one) => comparisonRow(catalogue, one, language)),
      pageInfo: { hasNextPage: hasNext, endCursor: rollupEndCursor(version, comparisons.at(-1)?.figure) },
      count: () => countAnswer(warehouse, catalogue, query, version),
    };
  }
}

/** What a figure of `rollups` can be held against. */
@Resolver(() => RollupRow)
export class RollupComparisonResolver {
  @FieldResolver(() => Before, {
    complexity: 1,
    description: 'What the figure was in an earlier period, and how it changed since.',
  })
  async before(@Root() row: RollupRow, @Ctx() context: ApiContext, @BaseArg() base: Base): Promise<Before> {
    const { figure, version, language } = row;
    return beforeRow(await context.loaders.comparison.load({ figure, version, base }), language);
  }

  @FieldResolver(() => Distance, {
    nullable: true,
    description: 'How far the figure keeps within the limit of its series; null without one.',
  })
  distanceToLimit(@Root() { figure, language }: RollupRow): Distance | null {
    return distanceToLimit(figure, language);
  }

  @FieldResolver(() => Distance, {
    nullable: true,
    description: 'How far the figure keeps within the quota that its unit has in its period; null without one.',
  })
  distanceToQuota(@Root() { figure, language }: RollupRow, @Ctx() { catalogue }: ApiContext): Distance | null {
    return distanceToQuota(catalogue, figure, language);
  }
}
