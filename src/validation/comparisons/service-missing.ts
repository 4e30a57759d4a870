import { findingKinds } from '../../model';
import type { ComparisonRule } from './known';

/**
 * Services that this branch is expected to report for the period and that are nowhere: not in this workbook, not in
 * one before it. A workbook of a single service is taken for one of several, and not asked for the others.
 */
export const serviceMissing: ComparisonRule = ({ catalogue, branch, period, services: here, known }) => {
  if (here.size < 2) return [];
  const missing = catalogue.services.filter(
    ({ code }) =>
      catalogue.calendarOf(code, period)?.every === period.grain &&
      !here.has(code) &&
      !known.services.has(code) &&
      catalogue.series.some((series) => series.service === code && series.expectedFrom.has(branch)),
  );
  if (missing.length === 0) return [];
  const values = { services: missing.map(({ name }) => name[catalogue.language]) };
  return [{ code: 'SERVICE_MISSING', severity: findingKinds.SERVICE_MISSING.severity, cells: [], values }];
};
