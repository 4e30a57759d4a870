import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Language } from '../../../foundation';
import { completeness } from '../../../rollups';
import { knownPeriods } from '../../codes';
import { branchName, serviceName } from '../../figure-row';
import { LangArg } from '../arguments';
import type { ApiContext } from '../context';
import { CompletenessRow } from '../types/completeness-row';

@Resolver()
export class CompletenessResolver {
  @Query(() => [CompletenessRow], { description: 'Who has reported and who has not: every branch with every service.' })
  async completeness(
    @Ctx() { warehouse, catalogue, clock, language }: ApiContext,
    @Arg('period', () => String, { description: 'The code of the period.' }) period: string,
    @LangArg() lang: Language | null | undefined,
  ): Promise<CompletenessRow[]> {
    knownPeriods([period], 'period');
    const shown = lang ?? language;
    return (await completeness(warehouse, catalogue, period, clock.now())).map((row) => ({
      ...row,
      branchName: branchName(catalogue, row.branch, shown),
      serviceName: serviceName(catalogue, row.service, shown),
    }));
  }
}
