import { registerEnumType } from 'type-graphql';
import type { Indicator, OrgLevel } from '../../catalogue';
import type { Language } from '../../foundation';
import type { Bound, FigureStatus, Grain, RollupRule, Severity } from '../../model';
import type { SubmissionStatus } from '../../warehouse';
import type { PeriodRow } from '../period-row';

type PeriodState = PeriodRow['state'];

/** The name of a value in the schema, from the value that the program uses: `half-year` is `HALF_YEAR`. */
type SchemaName<V extends string> = V extends `${infer A}-${infer B}`
  ? `${Uppercase<A>}_${Uppercase<B>}`
  : Uppercase<V>;

type Described = { readonly description: string };

/** Registers an enum whose every value has a description. */
function enumOf<V extends string>(
  name: string,
  description: string,
  values: Record<V, string>,
): Record<SchemaName<V>, V> {
  const named = Object.entries<string>(values).map(
    ([value, text]) => [value.toUpperCase().replace('-', '_'), value, { description: text }] as const,
  );
  const type = Object.fromEntries(named.map(([key, value]) => [key, value])) as Record<SchemaName<V>, V>;
  registerEnumType(type, {
    name,
    description,
    valuesConfig: Object.fromEntries(named.map(([key, , config]) => [key, config])) as Record<SchemaName<V>, Described>,
  });
  return type;
}

export const LangEnum = enumOf<Language>('Lang', 'The language of names, displays and messages.', {
  zh: 'Chinese.',
  en: 'English.',
});

export const OrgLevelEnum = enumOf<OrgLevel>('OrgLevel', 'A level of the organisation.', {
  PROVINCE: 'The head of the organisation: everybody together.',
  REGION: 'A unit between the head and the branches, where there is one.',
  BRANCH: 'A unit that reports.',
});

export const PeriodGrainEnum = enumOf<Grain>('PeriodGrain', 'The length of a period.', {
  month: 'A month, such as 2009-07.',
  quarter: 'A quarter, such as 2009-Q3.',
  'half-year': 'A half-year, such as 2009-H2.',
  year: 'A year, such as 2009.',
});

export const BoundEnum = enumOf<Bound>('Bound', 'How exactly a value is known.', {
  EXACT: 'low and high are the value.',
  BELOW: 'At most high; low is 0.',
  ABOVE: "At least low; high is the indicator's greatest value.",
  BETWEEN: 'Somewhere from low to high.',
});

export const FigureStatusEnum = enumOf<FigureStatus>('FigureStatus', 'What became of a figure.', {
  REPORTED: 'Observation: a value with the volume behind it.',
  NO_VOLUME: 'Nothing happened: the volume is 0, so that no mean exists.',
  NO_BUSINESS: 'There is no such business in the period (无).',
  NOT_OFFERED: 'The service is not offered.',
  NOT_REPORTED: 'Blank, — or /: nothing is known.',
  UNWEIGHTED: 'A mean without its volume: shown, but it can not be weighted into a rollup.',
  COMPLETE: 'Rollup: every month of every expected branch is in.',
  PARTIAL: 'Rollup: something that is expected is missing, or is there without a weight.',
});

export const RollupRuleEnum = enumOf<RollupRule>('RollupRule', 'How the figures of an indicator come together.', {
  weighted_mean: 'Σ(value·volume) / Σvolume, over branches and time.',
  sum: 'Σvalue, over branches and time.',
  maximum: 'The largest, over branches and time.',
  latest: "Over time the latest period's figure, over branches the weighted mean.",
  none: 'Never rolled up: it stands for one branch and the period it was reported for.',
});

export const DirectionEnum = enumOf<Indicator['direction']>('Direction', 'Which way is better.', {
  lower: 'Lower is better.',
  higher: 'Higher is better.',
  none: 'Neither.',
});

export const SeverityEnum = enumOf<Severity>('Severity', 'How much a finding weighs.', {
  error: 'The workbook is rejected.',
  warning: 'It wants a look: the workbook waits until somebody says why it is to be let in all the same.',
  info: 'Kept for the record.',
});

export const SubmissionStatusEnum = enumOf<SubmissionStatus>('SubmissionStatus', 'What became of a submission.', {
  checked: 'It has warnings and waits for a word of acceptance; no figure has changed.',
  rejected: 'It has errors; no figure has changed.',
  accepted: 'It is in: some of its observations are current.',
  superseded: 'It was in; later revisions have replaced all of it.',
  withdrawn: 'It was in and was taken back; what it had replaced stands again.',
});

/** What can become of a submission that was waiting. */
export const acceptanceStatuses = ['accepted', 'rejected', 'unchanged'] as const;
export type AcceptanceStatus = (typeof acceptanceStatuses)[number];

export const AcceptanceStatusEnum = enumOf<AcceptanceStatus>(
  'AcceptanceStatus',
  'What became of a submission that was to be accepted.',
  {
    accepted: 'It is in, with its rollups.',
    rejected: 'As things stand now it has errors, and still waits; no figure has changed.',
    unchanged: 'The same bytes are in already; nothing has changed.',
  },
);

export const PeriodStateEnum = enumOf<PeriodState>('PeriodState', 'Whether a period takes submissions.', {
  open: 'It does.',
  closed: 'It does not, until it is opened again.',
});
