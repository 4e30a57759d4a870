import type { Indicator } from '../../catalogue';
import { decimal, display, findingKinds, overlap, plain, zero, type Finding, type Observation } from '../../model';
import { seriesName, type Case, type Rule } from '../case';
import { figureKey } from '../counted';

/**
 * Figures that the workbook both reports and has the records of. The records count; where the report differs from them by
 * more than its own rounding, that is told with both.
 */
export const recordsReconciled: Rule = (about) => {
  const counted = new Map(about.counted.map((one) => [figureKey(one), one]));
  const both = about.observations.flatMap((reported) => {
    const own = reported.low && counted.get(figureKey(reported));
    return own ? [{ reported, counted: own }] : [];
  });
  const differing = both.filter(({ reported, counted: own }) => !agree(about, reported, own));
  const agreeing = both.filter((one) => !differing.includes(one)).map(({ reported }) => reported);
  return [...differing.map((one) => differs(about, one)), ...agreed(agreeing)];
};

interface Both {
  readonly reported: Observation;
  readonly counted: Observation;
}

function differs({ catalogue }: Case, { reported, counted }: Both): Finding {
  const indicator = catalogue.indicator(reported.indicator) as Indicator;
  const style = { unitSymbol: indicator.unit.symbol, decimals: indicator.decimals, greatest: indicator.range.max };
  const shown = ({ low = zero, high = zero, volume }: Observation): string => {
    const value = display(low, high, style, catalogue.language);
    return volume ? `${value} × ${plain(volume)}` : value;
  };
  const series = catalogue.seriesOf(reported);
  return {
    code: 'RECORDS_DIFFER',
    severity: findingKinds.RECORDS_DIFFER.severity,
    ...at(reported),
    cells: [],
    rawText: reported.source.rawText,
    values: {
      series: series ? seriesName(catalogue, series) : '',
      period: reported.period,
      stated: shown(reported),
      counted: shown(counted),
    },
  };
}

function agreed(all: readonly Observation[]): Finding[] {
  const sheets = [...new Set(all.map(({ source }) => source.sheet))];
  return sheets.map((sheet) => {
    const [first, ...others] = all.filter(({ source }) => source.sheet === sheet);
    return {
      code: 'RECORDS_AGREE',
      severity: findingKinds.RECORDS_AGREE.severity,
      sheet,
      cell: first?.source.cell,
      cells: others.map(({ source }) => source.cell),
      values: { count: others.length + 1 },
    };
  });
}

function at({ source }: Observation): { sheet: string; cell: string } {
  return { sheet: source.sheet, cell: source.cell };
}

/** Equal within half a unit of the last place that the report shows, of its value; its volume has to be the very one. */
function agree({ catalogue }: Case, reported: Observation, counted: Observation): boolean {
  const { low, high, volume } = reported;
  if (!low || !high || !counted.low || !counted.high) return false;
  if (volume && counted.volume && !volume.eq(counted.volume)) return false;
  const written = plain(low).split('.')[1]?.length ?? 0;
  const decimals = Math.max(written, catalogue.indicator(reported.indicator)?.decimals ?? 0);
  const half = decimal(`0.5e-${decimals}`);
  return overlap({ low: low.minus(half), high: high.plus(half) }, { low: counted.low, high: counted.high });
}
