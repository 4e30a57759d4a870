import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CellStatus, RuleVerdict } from '../../../releases';
import { brokenLimitRow, explainedRow, gridCellRow, questionRow, ruleCheckRow } from '../../release-row';
import { AfterArg, FirstArg } from '../arguments';
import {
  ReleaseCellConnection,
  ReleaseLimitConnection,
  ReleaseQuestionConnection,
  ReleaseRuleConnection,
  ReleaseSubmissionConnection,
  type ConnectionOf,
} from '../connection';
import type { ApiContext } from '../context';
import { cutPage } from '../cut-page';
import { CellStatusEnum, RuleVerdictEnum } from '../enums';
import { submissionOf } from '../submission-pages';
import type { ReleaseQuestion } from '../types/release';
import { ReleaseGate, type ReleaseCell, type ReleaseLimit, type ReleaseRule } from '../types/release-gate';
import type { ReleaseSubmission } from '../types/release-gate';

type After = string | null | undefined;

/** The lists of a gate, each a page at a time. */
@Resolver(() => ReleaseGate)
export class ReleaseGateResolver {
  @FieldResolver(() => ReleaseQuestionConnection, { description: 'What still wants an explanation.' })
  unexplained(
    @Root() { gate, language }: ReleaseGate,
    @Ctx() context: ApiContext,
    @FirstArg(1000) first: number | null,
    @AfterArg() after: After,
  ): ConnectionOf<ReleaseQuestion> {
    const show = (one: (typeof gate.unexplained)[number]) => questionRow(context.catalogue, one, language);
    return cutPage(context, gate.unexplained, { first, after, version: gate.readAt }, show);
  }

  @FieldResolver(() => ReleaseCellConnection, {
    description: 'Every series that is expected of every branch, and whether it is in; in the order of the catalogue.',
  })
  grid(
    @Root() { gate, language }: ReleaseGate,
    @Ctx() context: ApiContext,
    @Arg('statuses', () => [CellStatusEnum], { nullable: true, description: 'Only those of which one of these holds.' })
    statuses: CellStatus[] | null | undefined,
    @FirstArg(1000) first: number | null,
    @AfterArg() after: After,
  ): ConnectionOf<ReleaseCell> {
    const cells = gate.grid.filter(({ status }) => statuses?.includes(status) ?? true);
    return cutPage(context, cells, { first, after, version: gate.readAt }, (one) =>
      gridCellRow(context.catalogue, one, language),
    );
  }

  @FieldResolver(() => ReleaseSubmissionConnection, {
    description: 'Submissions with warnings that nobody has accepted, of periods that have time in common with it.',
  })
  waiting(
    @Root() { gate, language }: ReleaseGate,
    @Ctx() context: ApiContext,
    @FirstArg(1000) first: number | null,
    @AfterArg() after: After,
  ): ConnectionOf<ReleaseSubmission> {
    return cutPage(
      context,
      gate.waiting,
      { first, after, version: gate.readAt },
      ({ submission, warnings, waiver }) => ({
        submission: submissionOf(context, submission, language),
        warnings,
        ...explainedRow(waiver),
      }),
    );
  }

  @FieldResolver(() => ReleaseSubmissionConnection, {
    description: 'Submissions that are in although they have warnings, and why; for information.',
  })
  accepted(
    @Root() { gate, language }: ReleaseGate,
    @Ctx() context: ApiContext,
    @FirstArg(1000) first: number | null,
    @AfterArg() after: After,
  ): ConnectionOf<ReleaseSubmission> {
    return cutPage(context, gate.accepted, { first, after, version: gate.readAt }, ({ submission, warnings }) => ({
      submission: submissionOf(context, submission, language),
      warnings,
      waiver: null,
      reason: submission.acceptedBecause ?? null,
    }));
  }

  @FieldResolver(() => ReleaseRuleConnection, { description: 'The rules of the catalogue, held against each branch.' })
  rules(
    @Root() { gate, language }: ReleaseGate,
    @Ctx() context: ApiContext,
    @Arg('verdicts', () => [RuleVerdictEnum], { nullable: true, description: 'Only those with one of these verdicts.' })
    verdicts: RuleVerdict[] | null | undefined,
    @FirstArg(1000) first: number | null,
    @AfterArg() after: After,
  ): ConnectionOf<ReleaseRule> {
    const rules = gate.rules.filter(({ verdict }) => verdicts?.includes(verdict) ?? true);
    return cutPage(context, rules, { first, after, version: gate.readAt }, (one) =>
      ruleCheckRow(context.catalogue, one, language),
    );
  }

  @FieldResolver(() => ReleaseLimitConnection, {
    description: 'Limits and quotas that are surely not met; for information.',
  })
  limits(
    @Root() { gate, language }: ReleaseGate,
    @Ctx() context: ApiContext,
    @FirstArg(1000) first: number | null,
    @AfterArg() after: After,
  ): ConnectionOf<ReleaseLimit> {
    const show = (one: (typeof gate.limits)[number]) => brokenLimitRow(context.catalogue, one, language);
    return cutPage(context, gate.limits, { first, after, version: gate.readAt }, show);
  }
}
