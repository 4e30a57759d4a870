import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Language } from '../../../foundation';
import { TongbaoError } from '../../../foundation';
import { period as periodOf } from '../../../model';
import type { ReleaseKind, WaiverKind, WaiverScope } from '../../../warehouse';
import { readEmbargo } from '../../as-of';
import { knownFilter, knownPeriods, refuseArgument } from '../../codes';
import { givenReason } from '../../decision';
import { waiverRow } from '../../release-row';
import { LangArg, PeriodArg, ReasonArg } from '../arguments';
import type { ApiContext } from '../context';
import { ReleaseKindEnum, WaiverKindEnum } from '../enums';
import { releaseOf } from '../release-of';
import { Release, ReleaseWaiver } from '../types/release';

type Lang = Language | null | undefined;

@InputType({
  description: 'What is to be explained: everything of a kind and a branch that has all that is given here.',
})
class WaiverInput {
  @Field(() => WaiverKindEnum, { description: 'What it is.' })
  readonly kind!: WaiverKind;

  @Field(() => ID, { description: 'The code of the branch.' })
  readonly branch!: string;

  @Field(() => ID, { nullable: true, description: 'Only of this service.' })
  readonly service?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this indicator.' })
  readonly indicator?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this customer class.' })
  readonly customerClass?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only this rule.' })
  readonly rule?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only this submission.' })
  readonly submission?: string | null;
}

function IdArg() {
  return Arg('id', () => ID, { description: 'The id of the release.' });
}

@Resolver()
export class ReleaseDecisionResolver {
  @Mutation(() => Release, { description: 'Opens the next release of a period.' })
  async openRelease(@Ctx() context: ApiContext, @PeriodArg() period: string, @LangArg() lang: Lang): Promise<Release> {
    knownPeriods([period], 'period');
    return releaseOf(context, await context.releases.open(periodOf(period), context), lang);
  }

  @Mutation(() => ReleaseWaiver, { description: 'Explains why something in an open release may stay as it is.' })
  async waive(
    @Ctx() context: ApiContext,
    @IdArg() id: string,
    @Arg('what', () => WaiverInput, { description: 'What is explained.' }) what: WaiverInput,
    @ReasonArg() reason: string,
    @LangArg() lang: Lang,
  ): Promise<ReleaseWaiver> {
    const { catalogue, releases, actor, language } = context;
    const decision = { reason: givenReason(reason), actor };
    const waiver = await releases.waive(wholeId(id, 'release'), scopeOf(context, what), decision);
    return waiverRow(catalogue, waiver, lang ?? language);
  }

  @Mutation(() => ReleaseWaiver, { description: 'Takes an explanation back while the release is open.' })
  async unwaive(
    @Ctx() context: ApiContext,
    @IdArg() id: string,
    @Arg('waiver', () => ID, { description: 'The id of the waiver.' }) waiver: string,
    @LangArg() lang: Lang,
  ): Promise<ReleaseWaiver> {
    const { catalogue, releases, language } = context;
    const taken = await releases.unwaive(wholeId(id, 'release'), wholeId(waiver, 'waiver'), context);
    return waiverRow(catalogue, taken, lang ?? language);
  }

  @Mutation(() => Release, {
    description: 'Publishes what the warehouse says at this moment, for good. Everything has to be explained before.',
  })
  async publishRelease(
    @Ctx() context: ApiContext,
    @IdArg() id: string,
    @Arg('kind', () => ReleaseKindEnum, { description: 'Whether more is expected to come.' }) kind: ReleaseKind,
    @Arg('embargoUntil', () => String, {
      nullable: true,
      description: 'An ISO instant with its zone, before which only those who manage releases see it.',
    })
    embargoUntil: string | null | undefined,
    @Arg('reason', () => String, { nullable: true, description: 'Why it revises the one before; then it is needed.' })
    reason: string | null | undefined,
    @Arg('expecting', () => Int, {
      nullable: true,
      description: 'The version of the gate that was looked at: publish these figures, or refuse with RELEASE_STALE.',
    })
    expecting: number | null | undefined,
    @LangArg() lang: Lang,
  ): Promise<Release> {
    const published = await context.releases.publish(wholeId(id, 'release'), {
      kind,
      embargoUntil:
        embargoUntil === null || embargoUntil === undefined ? undefined : readEmbargo(embargoUntil, 'embargoUntil'),
      reason: reason === null || reason === undefined ? undefined : givenReason(reason),
      expecting: expecting ?? undefined,
      actor: context.actor,
    });
    return releaseOf(context, published, lang);
  }

  @Mutation(() => Release, { description: 'Gives an open release up.' })
  async abandonRelease(
    @Ctx() context: ApiContext,
    @IdArg() id: string,
    @ReasonArg() reason: string,
    @LangArg() lang: Lang,
  ): Promise<Release> {
    const { releases, actor } = context;
    const abandoned = await releases.abandon(wholeId(id, 'release'), { reason: givenReason(reason), actor });
    return releaseOf(context, abandoned, lang);
  }
}

function wholeId(id: string, what: string): number {
  if (!/^[1-9]\d{0,14}$/.test(id)) throw new TongbaoError('NOT_FOUND', { what, id });
  return Number(id);
}

/** What is to be waived, its codes checked against the catalogue. */
function scopeOf({ catalogue, gate }: ApiContext, what: WaiverInput): WaiverScope {
  const { kind, branch, service, indicator, customerClass, rule, submission } = what;
  gate.permit('releases.manage');
  const list = (code: string | null | undefined): string[] | undefined =>
    code === null || code === undefined ? undefined : [code];
  const lists = { services: list(service), indicators: list(indicator), customerClasses: list(customerClass) };
  const known = knownFilter(catalogue, { branches: [branch], ...lists }, gate, 'completeness.read');
  const rules = catalogue.rules.map(({ code }) => code);
  if (rule !== null && rule !== undefined && !rules.includes(rule)) refuseArgument('rule', rule, rules);
  return {
    ...{ kind, branch },
    service: known.services?.[0],
    indicator: known.indicators?.[0],
    customerClass: known.customerClasses?.[0],
    rule: rule ?? undefined,
    submission: submission === null || submission === undefined ? undefined : wholeId(submission, 'submission'),
  };
}
