import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { OrgLevel } from '../../../catalogue';
import type { Language } from '../../../foundation';
import type { Grain } from '../../../model';
import { countAnswer, rank, rankedQuery } from '../../../rollups';
import { figureFilter } from '../../asked-figures';
import { rollupQuery } from '../../codes';
import { pageSize } from '../../page-size';
import { rankingRow, rankRow } from '../../ranking-row';
import { AfterArg, AsOfArg, FirstArg, LangArg, ReleaseArg } from '../arguments';
import { RankingConnection, type ConnectionOf } from '../connection';
import type { ApiContext } from '../context';
import { OrgLevelEnum, PeriodGrainEnum } from '../enums';
import { RollupFilter } from '../inputs';
import { readRollupCursor, rollupEndCursor } from '../rollup-pages';
import { Rank, type RankingRow } from '../types/rank';
import { RollupRow } from '../types/rollup-row';
import { versionFor } from '../version';

@Resolver()
export class RankingResolver {
  @Query(() => RankingConnection, {
    description:
      'Who stands where: for each period and series the units of one level, best first. Units without a value come last, unranked; of indicators for which neither way is better all do.',
  })
  async rankings(
    @Ctx() context: ApiContext,
    @Arg('filter', () => RollupFilter, {
      description:
        'Which figures. Whatever it says of branches and of figures themselves picks whom to show: they are ranked among all of the level.',
    })
    asked: RollupFilter,
    @Arg('level', () => OrgLevelEnum, {
      nullable: true,
      defaultValue: 'BRANCH',
      description: 'The level whose units are ranked.',
    })
    level: OrgLevel | null,
    @Arg('grain', () => PeriodGrainEnum, {
      nullable: true,
      description: 'The length of the periods answered. By itself the very periods asked for.',
    })
    grain: Grain | null | undefined,
    @FirstArg(1000) first: number | null,
    @AfterArg() after: string | null | undefined,
    @AsOfArg() asOf: string | null | undefined,
    @ReleaseArg() release: string | null | undefined,
    @LangArg() lang: Language | null | undefined,
  ): Promise<ConnectionOf<RankingRow>> {
    const { warehouse, catalogue, gate } = context;
    gate.permit('figures.rank');
    const limit = pageSize(context, first, 1000);
    const query = {
      ...rollupQuery(catalogue, { ...asked, level: level ?? 'BRANCH', grain }, gate),
      ...figureFilter(asked),
    };
    const from = after ? readRollupCursor(after) : undefined;
    const version = await versionFor(context, { asOf, release, cursor: from?.version });
    const { ranked, hasNext } = await rank(warehouse, catalogue, query, { limit, after: from?.after, version });
    const language = lang ?? context.language;
    return {
      nodes: ranked.map((one) => rankingRow(catalogue, one, language)),
      pageInfo: { hasNextPage: hasNext, endCursor: rollupEndCursor(version, ranked.at(-1)?.figure) },
      count: () => countAnswer(warehouse, catalogue, rankedQuery(catalogue, query), version),
    };
  }
}

@Resolver(() => RollupRow)
export class RollupRankResolver {
  @FieldResolver(() => Rank, {
    // the figures of all units of a level are read for it; of an ordinary organisation about as many
    complexity: 10,
    nullable: true,
    description:
      'Where the figure stands among those of all units of its level; null for whoever may not see them all.',
  })
  async rank(@Root() { figure, version }: RollupRow, @Ctx() { gate, loaders }: ApiContext): Promise<Rank | null> {
    if (gate.reach('figures.read') !== undefined) return null;
    const { rank: place } = await loaders.rank.load({ figure, version });
    return rankRow(place);
  }
}
