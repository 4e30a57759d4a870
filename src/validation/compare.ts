import type { Finding } from '../model';
import type { Comparison, ComparisonRule } from './comparisons/known';
import { outlier } from './comparisons/outlier';
import { serviceMissing } from './comparisons/service-missing';

const rules: readonly ComparisonRule[] = [serviceMissing, outlier];

/** Holds a sound workbook against what is known already. These are doubts: none of them rejects. */
export function compare(about: Comparison): Finding[] {
  return rules.flatMap((rule) => rule(about));
}
