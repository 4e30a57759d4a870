import type { Catalogue } from '../catalogue';
import type { Report } from './collect';
import type { MemberDimension } from './coordinates';

/** The dimensions of coordinates as findings speak of them. */
export const dimensionNames = {
  service: { dimension_zh: '业务', dimension_en: 'service' },
  indicator: { dimension_zh: '指标', dimension_en: 'indicator' },
  customerClass: { dimension_zh: '用户类别', dimension_en: 'customer class' },
  branch: { dimension_zh: '分公司', dimension_en: 'branch' },
  period: { dimension_zh: '时间', dimension_en: 'period' },
  unit: { dimension_zh: '单位', dimension_en: 'unit' },
  role: { dimension_zh: '数值与业务量', dimension_en: 'role (value or volume)' },
} as const;

/** The report that a dimension is said twice, and differently. */
export function contradiction(dimension: keyof typeof dimensionNames, names: readonly string[]): Report {
  return { code: 'COORDINATES_CONTRADICT', values: { ...dimensionNames[dimension], names } };
}

/** What members of a dimension are called, in the language of the catalogue. */
export function namesOf(catalogue: Catalogue, dimension: MemberDimension, codes: readonly string[]): string[] {
  const { language } = catalogue;
  if (dimension === 'unit') return codes.map((code) => catalogue.unit(code)?.symbol[language] ?? code);
  return codes.map((code) => catalogue[dimension](code)?.name[language] ?? code);
}
