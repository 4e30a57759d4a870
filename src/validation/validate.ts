import type { Catalogue } from '../catalogue';
import type { Recognition } from '../layouts';
import type { Finding, Observation, Period, Severity } from '../model';
import type { Case, MeasuredFigure, Rule, Sender } from './case';
import { measureFigure } from './measure-figure';
import { observationOf, pairFigures } from './pairs';
import { whichPeriod, whoseWorkbook } from './reporting';
import { coarseAndFine } from './rules/coarse-and-fine';
import { periodOutside } from './rules/period-outside';
import { totalDiffers } from './rules/total-differs';
import { composed } from './rules/composed';
import { quotients } from './rules/quotients';
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
];

export interface Validated {
  readonly branch?: string | undefined;
  readonly period?: Period | undefined;
  /** The good figures; those with errors are only in the findings. */
  readonly observations: readonly Observation[];
  /** Errors first, then warnings, then what was passed over; each in the order of the workbook. */
  readonly findings: readonly Finding[];
}

/** Makes observations of figures, and finds everything that is wrong with them in one pass. */
export function validate(recognition: Recognition, catalogue: Catalogue, sender: Sender): Validated {
  const whose = whoseWorkbook({ catalogue, recognition, sender });
  const which = whichPeriod({ catalogue, recognition, sender });
  const cellFindings: Finding[] = [];
  const figures = recognition.figures.map((figure): MeasuredFigure => {
    const { measured, finding } = measureFigure(figure, catalogue);
    if (finding) cellFindings.push(finding);
    return { ...figure, measured };
  });
  const pairs = pairFigures(figures, whose.branch, catalogue);
  const observations = pairs.flatMap((pair) => observationOf(pair, catalogue) ?? []);
  const about: Case = {
    catalogue,
    recognition,
    sender,
    branch: whose.branch,
    period: which.period,
    figures,
    pairs,
    observations,
  };
  const findings = [
    ...whose.findings,
    ...which.findings,
    ...recognition.findings,
    ...cellFindings,
    ...rules.flatMap((rule) => rule(about)),
  ];
  return { branch: whose.branch, period: which.period, observations, findings: inOrder(findings) };
}

const weight: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Errors first, then warnings, then information, each sheet's together, in the order in which they were found. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const sheets = [...new Set(findings.map(({ sheet }) => sheet ?? ''))];
  const rank = ({ severity, sheet }: Finding): number => weight[severity] * sheets.length + sheets.indexOf(sheet ?? '');
  return [...findings].sort((a, b) => rank(a) - rank(b));
}
