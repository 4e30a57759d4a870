import type { Catalogue } from '../catalogue';
import type { Recognition } from '../layouts';
import type { Finding, Observation, Period, Severity } from '../model';
import type { Case, CountedRecords, MeasuredFigure, Rule, Sender } from './case';
import { countedWithin, figureKey, together } from './counted';
import { measureFigure } from './measure-figure';
import { observationOf, pairFigures } from './pairs';
import { whichPeriod, whoseWorkbook } from './reporting';
import { coarseAndFine } from './rules/coarse-and-fine';
import { periodOutside } from './rules/period-outside';
import { totalDiffers } from './rules/total-differs';
import { composed } from './rules/composed';
import { quotients } from './rules/quotients';
import { recordsOutside } from './rules/records-outside';
import { recordsRead } from './rules/records-read';
import { recordsReconciled } from './rules/records-reconciled';
import { unitAssumed } from './rules/unit-assumed';
import { valueOrVolumeMissing } from './rules/value-or-volume-missing';
import { valuesTwo } from './rules/values-two';
import { withoutFigures } from './rules/without-figures';

/** Every rule, in the order in which findings are told. */
const rules: readonly Rule[] = [
  withoutFigures,
  periodOutside,
  unitAssumed,
  valuesTwo,
  valueOrVolumeMissing,
  quotients,
  composed,
  coarseAndFine,
  totalDiffers,
  recordsReconciled,
  recordsRead,
  recordsOutside,
];

export interface Validated {
  readonly branch?: string | undefined;
  readonly period?: Period | undefined;
  /** The good figures; those with errors are only in the findings. */
  readonly observations: readonly Observation[];
  /** The keys of those that were worked out of records. */
  readonly fromRecords?: ReadonlySet<string>;
  /** Errors first, then warnings, then what was passed over; each in the order of the workbook. */
  readonly findings: readonly Finding[];
}

const noRecords: CountedRecords = { count: 0, tallied: [], unmatched: [], sheets: [], findings: [] };

/** Makes observations of figures, and finds everything that is wrong with them in one pass. */
export function validate(
  recognition: Recognition,
  catalogue: Catalogue,
  sender: Sender,
  records: CountedRecords = noRecords,
): Validated {
  const whose = whoseWorkbook({ catalogue, recognition, records, sender });
  const which = whichPeriod({ catalogue, recognition, records, sender });
  const cellFindings: Finding[] = [];
  const figures = recognition.figures.map((figure): MeasuredFigure => {
    const { measured, finding } = measureFigure(figure, catalogue);
    if (finding) cellFindings.push(finding);
    return { ...figure, measured };
  });
  const pairs = pairFigures(figures, whose.branch, catalogue);
  const observations = pairs.flatMap((pair) => observationOf(pair, catalogue) ?? []);
  const counted = countedWithin(records, catalogue, whose.branch, which.period);
  const about: Case = {
    catalogue,
    recognition,
    sender,
    branch: whose.branch,
    period: which.period,
    figures,
    pairs,
    observations,
    counted,
    records,
  };
  const findings = [
    ...whose.findings,
    ...which.findings,
    ...recognition.findings,
    ...cellFindings,
    ...records.findings,
    ...rules.flatMap((rule) => rule(about)),
  ];
  return {
    branch: whose.branch,
    period: which.period,
    observations: together(observations, counted),
    fromRecords: new Set(counted.map(figureKey)),
    findings: inOrder(findings),
  };
}

const weight: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Errors first, then warnings, then information, each sheet's together, in the order in which they were found. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const sheets = [...new Set(findings.map(({ sheet }) => sheet ?? ''))];
  const rank = ({ severity, sheet }: Finding): number => weight[severity] * sheets.length + sheets.indexOf(sheet ?? '');
  return [...findings].sort((a, b) => rank(a) - rank(b));
}
