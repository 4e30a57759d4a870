import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Language } from '../../../foundation';
import { completeness } from '../../../rollups';
import { knownPeriods } from '../../codes';
import { branchName, serviceName } from '../../figure-row';
import { AsOfArg, LangArg, ReleaseArg } from '../arguments';
import type { ApiContext } from '../context';
import { CompletenessRow } from '../types/completeness-row';
import { versionFor } from '../version';

@Resolver()
export class CompletenessResolver {
  @Query(() => [CompletenessRow], {
    complexity: 100,
    description: 'Who has reported and who has not: every branch with every service.',
  })
  async completeness(
    @Ctx() context: ApiContext,
    @Arg('period', () => String, { description: 'The code of the period.' }) period: string,
    @AsOfArg() asOf: string | null | undefined,
    @ReleaseArg() release: string | null | undefined,
    @LangArg() lang: Language | null | undefined,
  ): Promise<CompletenessRow[]> {
    const { warehouse, catalogue, clock, gate } = context;
    knownPeriods([period], 'period');
    const shown = lang ?? context.language;
    const version = await versionFor(context, { asOf, release });
    const [then] = (asOf ?? release) ? await warehouse.versions([version]) : [];
    const reach = gate.reach('completeness.read');
    const rows = await completeness(warehouse, catalogue, period, then?.at ?? clock.now(), version);
    // of the others nothing is known here, which is not to say that nothing has come from them
    const within = reach ? rows.filter(({ branch }) => reach.includes(branch)) : rows;
    return within.map((row) => ({
      ...row,
      branchName: branchName(catalogue, row.branch, shown),
      serviceName: serviceName(catalogue, row.service, shown),
    }));
  }
}
