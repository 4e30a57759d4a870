import { registerEnumType } from 'type-graphql';
import type { Principal, Right, Role } from '../../access';
import type { CatalogueChange, Indicator, OrgLevel } from '../../catalogue';
import type { Language } from '../../foundation';
import type { Bound, FigureStatus, Grain, RollupRule, Severity, Trend } from '../../model';
import type { Base, ContributionMethod, OrderField } from '../../rollups';
import type { CellStatus, RuleVerdict } from '../../releases';
import type { ReleaseKind, ReleaseState, SubmissionStatus, VersionEntry, WaiverKind } from '../../warehouse';
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

export const OrderFieldEnum = enumOf<OrderField>('OrderField', 'What rows can be ordered by.', {
  period: 'Time; where two periods begin together, the coarser comes first.',
  branch: 'The unit, in the order of the catalogue.',
  service: 'The service, in the order of the catalogue.',
  indicator: 'The indicator, in the order of the catalogue.',
  'customer-class': 'The customer class, in the order of the catalogue.',
  value: 'The least that the value can be, then the most. Rows without a value come last either way.',
  volume: 'The weight behind it. Rows without one come last either way.',
  status: 'What became of it, in the order of FigureStatus.',
});

export const OrderDirectionEnum = enumOf<'ascending' | 'descending'>('OrderDirection', 'Which way rows are ordered.', {
  ascending: 'The least or earliest first.',
  descending: 'The greatest or latest first.',
});

export const ChangeKindEnum = enumOf<VersionEntry['kind']>('ChangeKind', 'What a version came of.', {
  submission: 'A submission was accepted.',
  withdrawal: 'A submission was withdrawn.',
  rollups: 'Rollups were put right, as after a change of the catalogue.',
  record: 'Something was kept that moved no figure.',
});

export const BaseEnum = enumOf<Base>('Base', 'The earlier period that a figure is held against.', {
  'year-before': 'The same period a year before (同比).',
  'period-before': 'The period just before, of the same length (环比).',
});

export const TrendEnum = enumOf<Trend>('Trend', 'Which way a figure went, by what is better for its indicator.', {
  BETTER: 'It became better.',
  WORSE: 'It became worse.',
  SAME: 'It is the very same.',
  UNDETERMINED: 'A side is not known exactly, and the bounds do not decide it.',
  NONE: 'A side has no value, or neither way is better for the indicator.',
});

export const ContributionMethodEnum = enumOf<ContributionMethod>(
  'ContributionMethod',
  'How the change of a unit is taken apart by its branches.',
  {
    MEAN: 'A mean: into what the values of the branches did to it, and what their shares of the volume did.',
    SUM: 'A sum: into the changes of the branches.',
    NOT_APPLICABLE: 'Not at all: a maximum, or what is not rolled up, is no sum of parts.',
  },
);

export const RollupRuleEnum = enumOf<RollupRule>('RollupRule', 'How the figures of an indicator come together.', {
  weighted_mean: 'Σ(value·volume) / Σvolume, over branches and time.',
  sum: 'Σvalue, over branches and time.',
  mean: 'Scores that nothing weighs: Σvalue / how many there are, over branches and time.',
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

export const ReleaseStateEnum = enumOf<ReleaseState>('ReleaseState', 'How far a release has come.', {
  open: 'It is being prepared; it has no number yet.',
  published: 'It is out, for good.',
  abandoned: 'It was given up.',
});

export const ReleaseKindEnum = enumOf<ReleaseKind>('ReleaseKind', 'Whether more is expected to come.', {
  provisional: 'Figures may still be completed or corrected by a revision.',
  final: 'These are the figures that stand.',
});

export const WaiverKindEnum = enumOf<WaiverKind>('WaiverKind', 'What wants an explanation, or is explained.', {
  figure: 'A figure that is not in, or only partly.',
  submission: 'A submission with warnings that nobody has accepted.',
  rule: 'A rule of the catalogue that is broken.',
});

export const CellStatusEnum = enumOf<CellStatus>('CellStatus', 'What stands in a cell of the grid of a release.', {
  ON_TIME: 'It is in, and came by the due date.',
  LATE: 'It is in, and came later; that wants no explanation.',
  MISSING: 'Some or all of it is not in, and that is not explained.',
  WAIVED: 'Some or all of it is not in, and that is explained.',
});

export const RuleVerdictEnum = enumOf<RuleVerdict>('RuleVerdict', 'Whether a rule is kept.', {
  KEPT: 'It is, whatever values the figures truly have.',
  BROKEN: 'It is not, whatever values the figures truly have: that wants an explanation.',
  UNDETERMINED: 'A figure is known by a bound only, or not at all, so that nobody can say.',
});

export const RoleEnum = enumOf<Role>('Role', 'What somebody is, by what they may do.', {
  reader: 'Reads all figures.',
  uploader: 'Sends the workbooks of one branch and reads what is its own.',
  officer: 'Reads everything and decides about workbooks and periods.',
  administrator: 'May do everything, accounts included.',
});

export const RightEnum = enumOf<Right>('RightReach', 'How far a right goes.', {
  all: 'To everything.',
  own: "To what is one's own: of one's branch, or of one's account.",
  none: 'Nowhere.',
});

export const ViaEnum = enumOf<Principal['via']>('Via', 'By what somebody is known.', {
  anonymous: 'By nothing; whoever works on the machine of an embedded warehouse is a reader all the same.',
  token: 'By a token.',
  session: 'By having logged in.',
  'command-line': 'By having the database itself.',
});

export const CatalogueChangeEnum = enumOf<CatalogueChange['change']>('CatalogueChangeKind', 'How something differs.', {
  added: 'It was not there before.',
  removed: 'It is there no more.',
  renamed: 'Only its name is another.',
  changed: 'Something else of it is another.',
  reordered: 'The entries of its kind stand in another order.',
});
