import { needsVolume } from '../model';
import { checkRange } from './ranges';
import type { CatalogueFile, IndicatorFile } from './schema';

type Report = (path: readonly PropertyKey[], message: string) => void;

/** What a schema can't say of indicators: their units exist, and what their figures are made of goes together. */
export function checkIndicators(file: CatalogueFile, units: ReadonlySet<string>, report: Report): void {
  const known = new Map(file.indicators.map((indicator) => [indicator.code, indicator]));
  const names = namesIn(file);
  file.indicators.forEach((indicator, i) => {
    const path = ['indicators', i];
    if (!units.has(indicator.unit))
      report([...path, 'unit'], `there is no unit ${indicator.unit}; known: ${[...units].join(', ')}`);
    checkRange(indicator.range, [...path, 'range'], report);
    if (indicator.numerator && !needsVolume(indicator.rollup))
      report([...path, 'numerator'], `has no use where figures come together by ${indicator.rollup}`);
    checkVolume(indicator, known, path, report);
    checkParts(indicator, known, path, report);
    checkWords(indicator, names, path, report);
  });
}

type Indicators = ReadonlyMap<string, IndicatorFile>;

function checkVolume({ volume }: IndicatorFile, known: Indicators, path: readonly PropertyKey[], report: Report): void {
  if (volume?.from === undefined) return;
  const counts = known.get(volume.from);
  if (!counts) report([...path, 'volume', 'from'], `there is no indicator ${volume.from}`);
  else if (counts.rollup !== 'sum') report([...path, 'volume', 'from'], `${volume.from} is no count: it is not summed`);
}

function checkParts(whole: IndicatorFile, known: Indicators, path: readonly PropertyKey[], report: Report): void {
  whole.composed_of?.forEach(({ indicator, weight }, index) => {
    const at = [...path, 'composed_of', index];
    const part = known.get(indicator);
    if (!part) report([...at, 'indicator'], `there is no indicator ${indicator}`);
    else if (part.unit !== whole.unit)
      report([...at, 'indicator'], `${indicator} is in ${part.unit}, not ${whole.unit}`);
    else if (part.composed_of) report([...at, 'indicator'], `${indicator} is composed itself`);
    if (!/[1-9]/.test(weight) || weight.startsWith('-')) report([...at, 'weight'], 'a weight is above 0');
  });
}

const folded = (word: string): string => word.normalize('NFKC').toLowerCase().trim();

/** What services and indicators are called, each with whose name it is. */
function namesIn({ services, indicators }: CatalogueFile): ReadonlyMap<string, string> {
  const named = [...services, ...indicators].flatMap(({ code, name, synonyms }) =>
    [name.zh, name.en, ...synonyms].map((word) => [folded(word), code] as const),
  );
  return new Map(named);
}

/** A heading is read as the name of a service or indicator first: what is counted has to be called by another word. */
function checkWords(
  { numerator, volume }: IndicatorFile,
  names: ReadonlyMap<string, string>,
  path: readonly PropertyKey[],
  report: Report,
): void {
  // what an indicator counts is called as that indicator is
  const parts = { numerator, volume: volume?.from === undefined ? volume : undefined };
  for (const [part, words] of Object.entries(parts)) {
    if (!words) continue;
    for (const word of new Set([words.zh, words.en, ...words.synonyms])) {
      const taken = names.get(folded(word));
      if (taken !== undefined) report([...path, part], `“${word}” is what ${taken} is called`);
    }
  }
}
