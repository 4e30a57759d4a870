import type { Catalogue } from '../catalogue';
import type { Language, Text } from '../foundation';
import { displayChange, type Interval, type Trend } from '../model';

/** Which way a figure went, in a word. */
export const trendNames: Readonly<Record<Trend, Text>> = {
  BETTER: { zh: '变好', en: 'better' },
  WORSE: { zh: '变差', en: 'worse' },
  SAME: { zh: '持平', en: 'same' },
  UNDETERMINED: { zh: '无法判定', en: 'undetermined' },
  NONE: { zh: '—', en: '—' },
};

/** A change of an indicator's value with its sign and unit; — where there is none. */
export function changeText(
  catalogue: Catalogue,
  indicatorCode: string,
  change: Interval | undefined,
  language: Language,
): string {
  const indicator = catalogue.indicator(indicatorCode);
  if (!change || !indicator) return '—';
  return displayChange(change, { unitSymbol: indicator.unit.symbol, decimals: indicator.decimals }, language);
}

/** A change or share in percent, with its sign; — where there is none. */
export function percentText(percent: Interval | undefined, language: Language): string {
  return percent ? displayChange(percent, { unitSymbol: { zh: '%', en: '%' }, decimals: 1 }, language) : '—';
}
