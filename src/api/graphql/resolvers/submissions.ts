import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Language } from '../../../foundation';
import { findingText } from '../../../model';
import { versionAsked } from '../../as-of';
import { knownCodes, knownPeriods, refuseArgument } from '../../codes';
import { pageSize } from '../../page-size';
import { AfterArg, AsOfArg, FirstArg, LangArg, ReleaseArg } from '../arguments';
import { ObservationConnection, SubmissionConnection, type ConnectionOf } from '../connection';
import type { ApiContext } from '../context';
import { cursorKind } from '../cursor';
import { SubmissionFilter } from '../inputs';
import { observationOf } from '../observation-pages';
import { parseSubmissionId, submissionOf } from '../submission-pages';
import { Finding, Submission } from '../types/submission';
import type { Observation } from '../types/observation';
import { versionFor } from '../version';

const submissionCursors = cursorKind<[number]>('submission', [0]);
const ordinalCursors = cursorKind<[number, number]>('ordinal', [0, 0]);

@Resolver(() => Submission)
export class SubmissionResolver {
  @Query(() => SubmissionConnection, { description: 'The workbooks that were sent, accepted or not, newest first.' })
  async submissions(
    @Ctx() context: ApiContext,
    @Arg('filter', () => SubmissionFilter, { nullable: true, description: 'Which submissions; by itself all.' })
    asked: SubmissionFilter | null | undefined,
    @FirstArg(100) first: number | null,
    @AfterArg() after: string | null | undefined,
    @AsOfArg() asOf: string | null | undefined,
    @ReleaseArg() release: string | null | undefined,
    @LangArg() lang: Language | null | undefined,
  ): Promise<ConnectionOf<Submission>> {
    const limit = pageSize(context, first, 100);
    context.gate.permit('submissions.read', asked?.branches);
    const filter = {
      asOf: await versionAsked(context.warehouse, { asOf, release }),
      branches: knownCodes(context.catalogue, 'branches', asked?.branches),
      periods: asked?.periods ? knownPeriods(asked.periods) : undefined,
      statuses: asked?.statuses ?? undefined,
    };
    const from = after ? submissionCursors.read(after) : undefined;
    const version = await versionFor(context, { asOf, release, cursor: from?.version });
    const { rows, hasNext } = await context.warehouse.submissions(filter, limit, from?.key[0]);
    if (filter.asOf === undefined) for (const row of rows) context.loaders.submission.prime(row.id, row);
    const last = rows.at(-1);
    return {
      nodes: rows.map((row) => submissionOf(context, row, lang ?? context.language)),
      pageInfo: { hasNextPage: hasNext, endCursor: last ? submissionCursors.write({ version, key: [last.id] }) : null },
      count: () => context.warehouse.countSubmissions(filter),
    };
  }

  @Query(() => Submission, { nullable: true, description: 'One submission; null where there is none of that id.' })
  async submission(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @AsOfArg() asOf: string | null | undefined,
    @ReleaseArg() release: string | null | undefined,
    @LangArg() lang: Language | null | undefined,
  ): Promise<Submission | null> {
    const number = parseSubmissionId(id);
    if (number === undefined) return null;
    const at = await versionAsked(context.warehouse, { asOf, release });
    const stored =
      at === undefined
        ? await context.loaders.submission.load(number)
        : (await context.warehouse.submissionsByIds([number], at))[0];
    return stored ? submissionOf(context, stored, lang ?? context.language) : null;
  }

  @FieldResolver(() => [Finding], {
    complexity: 20,
    description: 'What was found in the workbook when it was received.',
  })
  async findings(@Root() { id, language }: Submission, @Ctx() context: ApiContext): Promise<Finding[]> {
    return (await context.loaders.findings.load(Number(id))).map((one) => findingText(one, language));
  }

  @FieldResolver(() => ObservationConnection, {
    description: 'All observations that it brought, in the order of the workbook, whether they still hold or not.',
  })
  async observations(
    @Root() { id, language }: Submission,
    @Ctx() context: ApiContext,
    @FirstArg(1000) first: number | null,
    @AfterArg() after: string | null | undefined,
  ): Promise<ConnectionOf<Observation>> {
    const limit = pageSize(context, first, 1000);
    const submission = Number(id);
    const from = after ? ordinalCursors.read(after) : undefined;
    if (after && from?.key[0] !== submission) refuseArgument('after', after, 'pageInfo.endCursor');
    const version = await versionFor(context, { cursor: from?.version });
    const all = await context.loaders.observationsOf.load(submission);
    const rows = all.filter((one) => one.ordinal > (from?.key[1] ?? -1)).slice(0, limit);
    const last = rows.at(-1);
    return {
      nodes: rows.map((row) => observationOf(context, row, language)),
      pageInfo: {
        hasNextPage: last !== undefined && last !== all.at(-1),
        endCursor: last ? ordinalCursors.write({ version, key: [submission, last.ordinal] }) : null,
      },
      count: () => Promise.resolve(all.length),
    };
  }
}
