import { Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { period as periodOf } from '../../../model';
import { knownPeriods } from '../../codes';
import { decisionOf } from '../../decision';
import { periodRow } from '../../period-row';
import { PeriodArg, ReasonArg } from '../arguments';
import type { ApiContext } from '../context';
import { PeriodType } from '../types/period-state';

@Resolver()
export class PeriodResolver {
  @Query(() => [PeriodType], { description: 'The periods that take no submissions.' })
  async closedPeriods(@Ctx() { warehouse }: ApiContext): Promise<PeriodType[]> {
    const closed = await warehouse.closedPeriods();
    return closed.map(({ period }) => periodRow(period, closed));
  }

  @Mutation(() => PeriodType, { description: 'Closes a period: it takes no more submissions, and none within it.' })
  async closePeriod(
    @Ctx() { importer, warehouse, actor }: ApiContext,
    @PeriodArg() period: string,
    @ReasonArg() reason: string,
  ): Promise<PeriodType> {
    knownPeriods([period], 'period');
    await importer.closePeriod(periodOf(period), decisionOf({ reason }, actor));
    return periodRow(period, await warehouse.closedPeriods());
  }

  @Mutation(() => PeriodType, { description: 'Opens a closed period again.' })
  async openPeriod(
    @Ctx() { importer, warehouse, actor }: ApiContext,
    @PeriodArg() period: string,
    @ReasonArg() reason: string,
  ): Promise<PeriodType> {
    knownPeriods([period], 'period');
    await importer.openPeriod(periodOf(period), decisionOf({ reason }, actor));
    return periodRow(period, await warehouse.closedPeriods());
  }
}
