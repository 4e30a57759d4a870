import type { Language, Text } from '../foundation';
import type { Decimal, Grain, Period, Range, RollupRule, Series, Span, Unit } from '../model';
import type { RulePart, RuleRelation } from './relations';
import type { BulletinTemplate } from './bulletin/template';
import type { RecordKind, WorkingDays } from './records';
import type { Words } from './schema';

/** PROVINCE is the head of the organisation, BRANCH whoever reports, REGION what stands between them, if anything. */
export const orgLevels = ['PROVINCE', 'REGION', 'BRANCH'] as const;
export type OrgLevel = (typeof orgLevels)[number];

export interface Branch {
  readonly code: string;
  readonly name: Text;
  /** Everything it is called, its names included. */
  readonly aliases: readonly string[];
  readonly level: OrgLevel;
  /** The unit it stands under; absent for the head. */
  readonly parent?: string | undefined;
}

export interface CatalogueUnit extends Unit {
  readonly symbol: Text;
  readonly synonyms: readonly string[];
}

export interface CustomerClass {
  readonly code: string;
  readonly name: Text;
  readonly synonyms: readonly string[];
}

/** What a part of a figure, its numerator or its volume, is called. */
export interface PartWords {
  readonly name: Text;
  readonly synonyms: readonly string[];
}

export interface VolumeWords extends PartWords {
  /** The indicator that counts it: where no volume is written, the value of that one is the volume. */
  readonly from?: string | undefined;
}

export interface Indicator {
  readonly code: string;
  readonly name: Text;
  readonly description: Text;
  readonly synonyms: readonly string[];
  /** What its volume is called: installs, faults, bills. */
  readonly volume?: VolumeWords | undefined;
  /**
   * Of a quotient, what stands above the line, and how it is called: starred halls over rated halls, appeals over users.
   * Its volume stands below. Where a workbook gives both, the value is worked out.
   */
  readonly numerator?: PartWords | undefined;
  /** Of a score, what it is the weighted mean of, each an indicator of the same service; at least two. */
  readonly composedOf?: readonly { readonly indicator: string; readonly weight: Decimal }[] | undefined;
  readonly unit: CatalogueUnit;
  /** Decimal places shown. */
  readonly decimals: number;
  readonly direction: 'lower' | 'higher' | 'none';
  readonly rollup: RollupRule;
  /** The values that are possible, inclusive. */
  readonly range: Range;
}

export interface Service {
  readonly code: string;
  readonly name: Text;
  readonly description: Text;
  readonly synonyms: readonly string[];
}

/** A limit that a regulation or the office sets, and where it comes from. */
export interface Limit extends Range {
  readonly source?: Text | undefined;
}

/** What the office allots to some units for the periods of one length: a limit of their own. At least one side is set. */
export interface Quota extends Limit {
  readonly series: Series;
  /** The length of the periods it is for. */
  readonly every: Grain;
  /** Only the periods within this one; absent: all. */
  readonly within?: Period | undefined;
  /** Codes of the units it is set for; absent: every unit that reports. */
  readonly branches?: ReadonlySet<string> | undefined;
}

/** A figure of a rule: the volume or the value of a series. */
export interface RuleTerm extends Series {
  readonly of: RulePart;
}

/** What has to hold between the figures of each branch, in each period of one length: installs ≤ pre-acceptances. */
export interface Rule {
  readonly code: string;
  readonly name: Text;
  readonly every: Grain;
  /** What is added up on either side; at least one term each. */
  readonly left: readonly RuleTerm[];
  readonly relation: RuleRelation;
  readonly right: readonly RuleTerm[];
}

/** One series of the catalogue. */
export interface CatalogueSeries extends Series {
  readonly rollup: RollupRule;
  readonly limit?: Limit | undefined;
  /** Codes of the branches that are to report it. */
  readonly expectedFrom: ReadonlySet<string>;
}

/** "Every half-year, by month, within 8 days", for the time from which and to which that is asked. */
export interface CalendarRule extends Span {
  readonly every: Grain;
  readonly by: Grain;
  readonly dueDays: number;
  /** Codes of the services it is about. */
  readonly services: ReadonlySet<string>;
}

/** The text that a catalogue was read from; `file` only names it. Plain data, so that another process can read it again. */
export interface CatalogueSource {
  readonly text: string;
  readonly file: string;
}

/** A checked catalogue. All lists are in the order of the file; codes are unique within their list. */
export interface Catalogue {
  readonly name: Text;
  readonly language: Language;
  readonly source: CatalogueSource;
  /** SHA-256 of the file, in hex. */
  readonly sha256: string;
  /** The head of the organisation first, then every unit below it, depth first. */
  readonly branches: readonly Branch[];
  readonly customerClasses: readonly CustomerClass[];
  readonly units: readonly CatalogueUnit[];
  readonly indicators: readonly Indicator[];
  readonly services: readonly Service[];
  readonly series: readonly CatalogueSeries[];
  readonly calendar: readonly CalendarRule[];
  readonly quotas: readonly Quota[];
  readonly rules: readonly Rule[];
  /** The kinds of sheets whose rows are events. */
  readonly records: readonly RecordKind[];
  /** The days that working time passes on. */
  readonly workingDays: WorkingDays;
  /** What the bulletin of any period is made by, where the file says so. */
  readonly bulletin?: BulletinTemplate | undefined;
  readonly words: Words;
  branch(code: string): Branch | undefined;
  customerClass(code: string): CustomerClass | undefined;
  unit(code: string): CatalogueUnit | undefined;
  indicator(code: string): Indicator | undefined;
  service(code: string): Service | undefined;
  seriesOf(series: Series): CatalogueSeries | undefined;
  /** The quota that a unit has for a series in the very period; of several that fit, the most particular one. */
  quotaOf(series: Series, branch: string, period: Period): Quota | undefined;
  /** The rule by which a service is reported in a period, or in a part of it; undefined where nothing is asked for. */
  calendarOf(service: string, period: Period): CalendarRule | undefined;
  /** The unit itself and all it stands under, the head last. */
  lineage(branch: string): readonly Branch[];
  /** How many of the reporting branches at or below a unit are to report a series. */
  branchesExpected(unit: string, series: CatalogueSeries): number;
  /** The reporting branches at or below a unit. */
  reportersUnder(branch: string): readonly Branch[];
}
