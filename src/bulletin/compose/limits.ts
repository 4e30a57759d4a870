import type { CatalogueSeries, Limit } from '../../catalogue';
import { groupBy } from '../../foundation';
import { meets, period, type Series } from '../../model';
import { intervalOf } from '../../rollups';
import type { Block, Cell, Tone } from '../document';
import { headOf } from '../figures';
import type { Composition } from './composition';
import { rowsByService } from './rows-by-service';
import { absent, limitTexts, tableTexts } from './texts';

type Verdict = 'met' | 'broken' | 'undetermined';

const tones: Readonly<Record<Verdict, Tone>> = { met: 'good', broken: 'bad', undetermined: 'doubtful' };

/** Which limits and quotas are kept, which are broken, and of which nobody can say. */
export function composeLimits(composition: Composition, services: readonly string[]): Block[] {
  const { catalogue, say } = composition;
  const head = composition.unitName(headOf(catalogue));
  const body = rowsByService(composition, services, (series) =>
    limitsOf(composition, series).length > 0 ? limitRow(composition, series) : undefined,
  );
  if (body.length === 0) return [paragraph('body', say(limitTexts.none))];
  const sources = services.flatMap((service) =>
    catalogue.series
      .filter((one) => one.service === service)
      .flatMap((series) => limitsOf(composition, series))
      .flatMap(({ limit }) => (limit.source ? [limit.source[composition.language]] : [])),
  );
  const source = [...new Set(sources)].join(say(limitTexts.separator));
  const units = [limitTexts.within, limitTexts.beyond, limitTexts.doubtful].map((text) => ({ text: say(text) }));
  return [
    {
      kind: 'table',
      title: say(limitTexts.title),
      weights: [1.3, 1.8, 1.2, 1.2, 1.2, 1, 1.6, 1.6],
      head: [
        [
          ...[tableTexts.service, tableTexts.indicator, limitTexts.limit].map((text) => ({ text: say(text), rows: 2 })),
          { text: head, columns: 2 },
          { text: say(limitTexts.units), columns: 3 },
        ],
        [{ text: say(limitTexts.value) }, { text: say(limitTexts.verdict) }, ...units],
      ],
      body,
    },
    ...(source === '' ? [] : [paragraph('note', say(limitTexts.source, { source }))]),
  ];
}

function paragraph(style: 'body' | 'note', text: string): Block {
  return { kind: 'paragraph', style, spans: [{ text }] };
}

interface UnitLimit {
  readonly unit: string;
  readonly limit: Limit;
}

/** The limit of every unit that has one: its quota for the period, else that of the series. */
function limitsOf({ catalogue, figures }: Composition, series: CatalogueSeries): UnitLimit[] {
  return catalogue.branches.flatMap(({ code, level }) => {
    if (level === 'REGION' || (level === 'BRANCH' && !series.expectedFrom.has(code))) return [];
    const limit = catalogue.quotaOf(series, code, period(figures.period)) ?? series.limit;
    return limit?.min === undefined && limit?.max === undefined ? [] : [{ unit: code, limit }];
  });
}

function limitRow(composition: Composition, series: CatalogueSeries): readonly Cell[] {
  const { catalogue, figures, say } = composition;
  const head = headOf(catalogue);
  const limits = limitsOf(composition, series);
  const printed = [...new Set(limits.map(({ limit }) => composition.printLimit(series.indicator, limit)))];
  const ofHead = limits.find(({ unit }) => unit === head);
  const verdict = ofHead && verdictOf(composition, series, ofHead);
  const judged = groupBy(
    limits.filter(({ unit }) => unit !== head),
    (one) => verdictOf(composition, series, one) ?? '',
  );
  const names = (of: Verdict): string[] => (judged.get(of) ?? []).map(({ unit }) => composition.unitName(unit));
  const listed = (of: Verdict): Cell => {
    const units = names(of);
    if (units.length === 0) return { text: absent, tone: 'quiet' };
    return { text: composition.list(units), align: 'left', tone: tones[of] };
  };
  const met = names('met').length;
  return [
    { text: composition.indicatorName(series), align: 'left' },
    { text: printed.length === 1 ? (printed[0] ?? '') : say(limitTexts.each) },
    { ...composition.cell(figures.figure(series)), tone: verdict && tones[verdict] },
    verdict ? { text: say(limitTexts[verdict]), tone: tones[verdict] } : { text: absent, tone: 'quiet' },
    { text: say(limitTexts.count, { count: met }) },
    listed('broken'),
    listed('undetermined'),
  ];
}

function verdictOf({ figures }: Composition, series: Series, { unit, limit }: UnitLimit): Verdict | undefined {
  const value = intervalOf(figures.figure(series, unit));
  if (!value) return undefined;
  const met = meets(limit, value.low, value.high);
  return met === undefined ? 'undetermined' : met ? 'met' : 'broken';
}
