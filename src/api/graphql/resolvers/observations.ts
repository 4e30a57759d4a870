import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Language } from '../../../foundation';
import { period, periodAndWithin, periodCode } from '../../../model';
import type { ObservationFilter as StoredFilter } from '../../../warehouse';
import { knownFilter, knownPeriods } from '../../codes';
import { pageSize } from '../../page-size';
import { AfterArg, FirstArg, LangArg } from '../arguments';
import { ObservationConnection, type ConnectionOf } from '../connection';
import { pinnedVersion, type ApiContext } from '../context';
import { ObservationFilter } from '../inputs';
import { observationConnection, readObservationCursor } from '../observation-pages';
import { parseSubmissionId, submissionOf } from '../submission-pages';
import { Observation } from '../types/observation';
import { Submission } from '../types/submission';

@Resolver(() => Observation)
export class ObservationResolver {
  @Query(() => ObservationConnection, {
    description:
      'What branches reported, with the cell each figure came from. Ordered by period, branch, service, indicator, class.',
  })
  async observations(
    @Ctx() context: ApiContext,
    @Arg('filter', () => ObservationFilter, { description: 'Which observations.' }) asked: ObservationFilter,
    @FirstArg(1000) first: number | null,
    @AfterArg() after: string | null | undefined,
    @LangArg() lang: Language | null | undefined,
  ): Promise<ConnectionOf<Observation>> {
    const limit = pageSize(context, first, 1000);
    const filter = filterOf(context, asked);
    const from = after ? readObservationCursor(after) : undefined;
    const version = await pinnedVersion(context, from?.version);
    const page = await context.warehouse.observations(filter, version, limit, from?.after);
    return observationConnection(context, page, {
      version,
      language: lang ?? context.language,
      count: () => context.warehouse.countObservations(filter, version),
    });
  }

  @FieldResolver(() => Submission, { description: 'The workbook it came in.' })
  async submission(@Root() { submissionId, language }: Observation, @Ctx() context: ApiContext): Promise<Submission> {
    const submission = await context.loaders.submission.load(submissionId);
    if (!submission) throw new RangeError(`observation of a submission that is not there: ${submissionId}`);
    return submissionOf(context, submission, language);
  }
}

function filterOf({ catalogue }: ApiContext, asked: ObservationFilter): StoredFilter {
  const periods = asked.periods && knownPeriods(asked.periods);
  return {
    ...knownFilter(catalogue, asked),
    periods: periods?.flatMap((code) => periodAndWithin(period(code)).map(periodCode)),
    submissions: asked.submissions?.flatMap((id) => parseSubmissionId(id) ?? []),
  };
}
