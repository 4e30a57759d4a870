import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Language } from '../../../foundation';
import { contribute, type Base, type ContributionRow as Found } from '../../../rollups';
import type { RollupKey } from '../../../warehouse';
import { knownFilter, knownPeriods, refuseArgument } from '../../codes';
import { contributionRow } from '../../contribution-row';
import { pageSize } from '../../page-size';
import { AfterArg, AsOfArg, BaseArg, FirstArg, LangArg, PeriodArg, ReleaseArg } from '../arguments';
import { ContributionConnection, type ConnectionOf } from '../connection';
import type { ApiContext } from '../context';
import { SeriesFilter } from '../inputs';
import { readRollupCursor, rollupEndCursor } from '../rollup-pages';
import type { ContributionRow } from '../types/contribution';
import { versionFor } from '../version';

@Resolver()
export class ContributionResolver {
  @Query(() => ContributionConnection, {
    description:
      'What each branch had to do with the change of a unit above it, for each series: contributions add up to the change exactly. Ordered by series, then branch.',
  })
  async contributions(
    @Ctx() context: ApiContext,
    @PeriodArg() period: string,
    @BaseArg() base: Base,
    @Arg('branch', () => ID, {
      nullable: true,
      description: 'The code of the unit whose change is taken apart; by itself the head of the organisation.',
    })
    branch: string | null | undefined,
    @Arg('filter', () => SeriesFilter, { nullable: true, description: 'Which series; by itself all.' })
    asked: SeriesFilter | null | undefined,
    @FirstArg(1000) first: number | null,
    @AfterArg() after: string | null | undefined,
    @AsOfArg() asOf: string | null | undefined,
    @ReleaseArg() release: string | null | undefined,
    @LangArg() lang: Language | null | undefined,
  ): Promise<ConnectionOf<ContributionRow>> {
    const { warehouse, catalogue, gate } = context;
    gate.permit('figures.rank');
    const limit = pageSize(context, first, 1000);
    const unit = branch ?? catalogue.branches[0]?.code ?? '';
    const { services, indicators, customerClasses } = knownFilter(
      catalogue,
      { ...asked, branches: [unit] },
      gate,
      'figures.read',
    );
    if (catalogue.branch(unit)?.level === 'BRANCH') refuseArgument('branch', unit, headsOf(context));
    knownPeriods([period], 'period');
    const query = { unit, period, base, services, indicators, customerClasses };
    const from = after ? readRollupCursor(after) : undefined;
    const version = await versionFor(context, { asOf, release, cursor: from?.version });
    const { rows, hasNext } = await contribute(warehouse, catalogue, query, { limit, after: from?.after, version });
    const language = lang ?? context.language;
    const last = rows.at(-1);
    return {
      nodes: rows.map((row) => contributionRow(catalogue, row, language)),
      pageInfo: { hasNextPage: hasNext, endCursor: rollupEndCursor(version, last && keyOf(last)) },
      count: async () => {
        const everything = { limit: Number.MAX_SAFE_INTEGER, version };
        return (await contribute(warehouse, catalogue, query, everything)).rows.length;
      },
    };
  }
}

/** The units that have others under them. */
function headsOf({ catalogue }: ApiContext): readonly string[] {
  return catalogue.branches.filter(({ level }) => level !== 'BRANCH').map(({ code }) => code);
}

function keyOf({ whole, contribution }: Found): RollupKey {
  const { service, indicator, customerClass } = whole.series;
  return { branch: contribution.branch, period: whole.period, service, indicator, customerClass };
}
