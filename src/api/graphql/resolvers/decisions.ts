import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { TongbaoError, type Language } from '../../../foundation';
import type { Plan as PlanMade } from '../../../importing';
import { findingText } from '../../../model';
import { decisionOf } from '../../decision';
import { planRow } from '../../plan-row';
import { LangArg, PlanArg, ReasonArg } from '../arguments';
import type { ApiContext } from '../context';
import { acceptanceStatuses } from '../enums';
import { parseSubmissionId, submissionOf } from '../submission-pages';
import { Acceptance, Withdrawal } from '../types/decided';
import type { Plan } from '../types/plan';
import type { Submission } from '../types/submission';

@Resolver()
export class DecisionResolver {
  @Mutation(() => Acceptance, {
    description:
      'Lets a submission in that waits because of warnings. Its workbook is checked again, as things stand now.',
  })
  async acceptSubmission(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID, { description: 'The id of the submission.' }) id: string,
    @ReasonArg() reason: string,
    @PlanArg() plan: string | null | undefined,
    @LangArg() lang: Language | null | undefined,
  ): Promise<Acceptance> {
    const language = lang ?? context.language;
    const decision = decisionOf({ reason, plan: plan ?? null }, context.actor);
    const outcome = await context.importer.accept(submissionId(id), decision);
    const status = acceptanceStatuses.find((one) => one === outcome.status);
    if (!status) throw new RangeError(`accepting a submission can not end as ${outcome.status}`);
    return {
      status,
      submission: await stored(context, outcome.id ?? Number(id), language),
      findings: outcome.findings.map((one) => findingText(one, language)),
      plan: outcome.plan ? shown(context, outcome.plan, language) : null,
    };
  }

  @Mutation(() => Withdrawal, {
    description: 'Takes an accepted submission back exactly: what it had replaced stands again, what came later stays.',
  })
  async withdrawSubmission(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID, { description: 'The id of the submission.' }) id: string,
    @Arg('reason', () => String, { nullable: true, description: 'Why; only a dry run may leave it out.' })
    reason: string | null | undefined,
    @PlanArg() plan: string | null | undefined,
    @Arg('dryRun', () => Boolean, { nullable: true, defaultValue: false, description: 'Only say what would change.' })
    dryRun: boolean | null,
    @LangArg() lang: Language | null | undefined,
  ): Promise<Withdrawal> {
    const language = lang ?? context.language;
    const decision = decisionOf({ reason: reason ?? null, plan: plan ?? null, dryRun }, context.actor);
    const done = await context.importer.withdraw(submissionId(id), decision);
    return {
      submission: await stored(context, done.submission.id, language),
      plan: shown(context, done.plan, language),
    };
  }
}

function submissionId(id: string): number {
  const number = parseSubmissionId(id);
  if (number === undefined) throw new TongbaoError('NOT_FOUND', { what: 'submission', id });
  return number;
}

/** The submission as it stands after the decision. */
async function stored(context: ApiContext, id: number, language: Language): Promise<Submission> {
  const submission = await context.warehouse.submission(id);
  if (!submission) throw new TongbaoError('NOT_FOUND', { what: 'submission', id });
  return submissionOf(context, submission, language);
}

function shown({ catalogue, settings }: ApiContext, plan: PlanMade, language: Language): Plan {
  return planRow(plan, catalogue, language, settings.pageSize);
}
