import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Language } from '../../../foundation';
import { period, periodAndWithin, periodCode } from '../../../model';
import type { ObservationFilter as StoredFilter } from '../../../warehouse';
import { countReported, reported } from '../../../rollups';
import { askedOrder, figureFilter } from '../../asked-figures';
import { knownFilter, knownPeriods } from '../../codes';
import { pageSize } from '../../page-size';
import { AfterArg, AsOfArg, FirstArg, LangArg, OrderByArg, ReleaseArg } from '../arguments';
import { ObservationConnection, type ConnectionOf } from '../connection';
import type { ApiContext } from '../context';
import { ObservationFilter, type OrderBy } from '../inputs';
import { observationConnection, readObservationCursor } from '../observation-pages';
import { recordPage } from '../record-pages';
import { parseSubmissionId, submissionOf } from '../submission-pages';
import { RecordPage } from '../types/event-record';
import { Observation } from '../types/observation';
import { Submission } from '../types/submission';
import { versionFor } from '../version';

@Resolver(() => Observation)
export class ObservationResolver {
  @Query(() => ObservationConnection, {
    description:
      'What branches reported, with the cell each figure came from. By itself ordered by the codes of period, branch, service, indicator and class.',
  })
  async observations(
    @Ctx() context: ApiContext,
    @Arg('filter', () => ObservationFilter, { description: 'Which observations.' }) asked: ObservationFilter,
    @OrderByArg() orderBy: OrderBy[] | null | undefined,
    @FirstArg(1000) first: number | null,
    @AfterArg() after: string | null | undefined,
    @AsOfArg() asOf: string | null | undefined,
    @ReleaseArg() release: string | null | undefined,
    @LangArg() lang: Language | null | undefined,
  ): Promise<ConnectionOf<Observation>> {
    const limit = pageSize(context, first, 1000);
    const { warehouse, catalogue, settings } = context;
    const query = { ...filterOf(context, asked), ...figureFilter(asked), order: askedOrder(orderBy) };
    const from = after ? readObservationCursor(after) : undefined;
    const version = await versionFor(context, { asOf, release, cursor: from?.version });
    const wanted = { limit, after: from?.after, version, mostSorted: settings.sortedRows };
    const page = await reported(warehouse, catalogue, query, wanted);
    return observationConnection(context, page, {
      version,
      language: lang ?? context.language,
      count: () => countReported(warehouse, catalogue, query, version),
    });
  }

  @FieldResolver(() => Submission, { complexity: 1, description: 'The workbook it came in.' })
  async submission(@Root() { submissionId, language }: Observation, @Ctx() context: ApiContext): Promise<Submission> {
    const submission = await context.loaders.submission.load(submissionId);
    if (!submission) throw new RangeError(`observation of a submission that is not there: ${submissionId}`);
    return submissionOf(context, submission, language);
  }

  @FieldResolver(() => RecordPage, {
    description:
      'The records that it came of, in the order of their sheets, where it was not reported but counted; whoever may read workbooks may read them.',
  })
  async records(
    @Root() observation: Observation,
    @Ctx() context: ApiContext,
    @FirstArg(100) first: number | null,
    @AfterArg() after: string | null | undefined,
  ): Promise<RecordPage> {
    context.gate.permit('workbooks.read', [observation.branch]);
    return recordPage(context, observation, { first: pageSize(context, first, 100), after });
  }
}

function filterOf({ catalogue, gate }: ApiContext, asked: ObservationFilter): StoredFilter {
  const periods = asked.periods && knownPeriods(asked.periods);
  return {
    ...knownFilter(catalogue, asked, gate, 'observations.read'),
    periods: periods?.flatMap((code) => periodAndWithin(period(code)).map(periodCode)),
    submissions: asked.submissions?.flatMap((id) => parseSubmissionId(id) ?? []),
  };
}
