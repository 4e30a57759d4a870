import type { Catalogue, CatalogueSeries, Indicator } from '../catalogue';
import { decimal, meets, monthCount, period, plain, type Bound, type FigureStatus } from '../model';
import type { StreamedRollup, WarehouseReader } from '../warehouse';
import { passes, restricts } from './figure-filter';
import type { RollupQuery } from './figures';
import { Plan, statusOf } from './plan';

/** A rolled-up figure in bulk: as `RollupFigure`, with exact decimals as plain text and null for nothing. */
export interface StreamedFigure {
  readonly branch: string;
  readonly period: string;
  readonly series: CatalogueSeries;
  readonly indicator: Indicator;
  readonly low: string | null;
  readonly high: string | null;
  readonly volume: string;
  readonly bound: Bound | null;
  readonly branchesReported: number;
  readonly branchesExpected: number;
  readonly status: FigureStatus;
  readonly meetsLimit: boolean | null;
}

/**
 * Answers a question in bulk, to the end and at one version: the figures of `answer` in the order of period, unit and
 * series, some thousands at a time. Throws as `answer` does.
 */
export async function* streamAnswer(
  reader: WarehouseReader,
  catalogue: Catalogue,
  query: Omit<RollupQuery, 'order'>,
  version: number,
): AsyncGenerator<readonly StreamedFigure[]> {
  const plan = new Plan(catalogue, query);
  const { periods, units: branches, series } = plan;
  const { services, indicators, customerClasses } = query;
  const span = { periods, branches, series, services, indicators, customerClasses };
  const figureOf = new Figures(catalogue);
  for await (const rollups of reader.streamRollups(span, version)) {
    const figures = rollups.map((rollup) => figureOf.figure(rollup));
    yield restricts(query) ? figures.filter((figure) => passes(query, judged(figure))) : figures;
  }
}

function judged({ low, high, status, meetsLimit }: StreamedFigure) {
  return {
    status,
    low: low === null ? undefined : decimal(low),
    high: high === null ? undefined : decimal(high),
    meetsLimit: meetsLimit ?? undefined,
  };
}

/** What is the same for all figures of a series of one unit. */
interface Common {
  readonly indicator: Indicator;
  readonly greatest: string | undefined;
  readonly limited: boolean;
  readonly branchesExpected: number;
}

/** A rollup with what makes it a figure; the rest is worked out when it is asked for. */
class Figure implements StreamedFigure {
  constructor(
    private readonly rollup: StreamedRollup<CatalogueSeries>,
    private readonly common: Common,
    private readonly months: number,
  ) {}

  get branch(): string {
    return this.rollup.branch;
  }

  get period(): string {
    return this.rollup.period;
  }

  get series(): CatalogueSeries {
    return this.rollup.series;
  }

  get indicator(): Indicator {
    return this.common.indicator;
  }

  get low(): string | null {
    return this.rollup.low;
  }

  get high(): string | null {
    return this.rollup.high;
  }

  get volume(): string {
    return this.rollup.volume;
  }

  get bound(): Bound | null {
    const { low, high } = this.rollup;
    return low === null || high === null ? null : boundOfText(low, high, this.common.greatest);
  }

  get branchesReported(): number {
    return this.rollup.counts.branchesReported;
  }

  get branchesExpected(): number {
    return this.common.branchesExpected;
  }

  get status(): FigureStatus {
    return statusOf(this.rollup.counts, this.rollup.counts.terms, this.common.branchesExpected, this.months);
  }

  get meetsLimit(): boolean | null {
    const { low, high, series } = this.rollup;
    if (!this.common.limited || low === null || high === null) return null;
    return meets(series.limit ?? {}, decimal(low), decimal(high)) ?? null;
  }
}

/** Makes figures of rollups. Whatever many figures have in common is worked out once. */
class Figures {
  private readonly ofBranch = new Map<string, Map<CatalogueSeries, Common>>();
  private group = { branch: '', period: '', months: 0, common: new Map<CatalogueSeries, Common>() };

  constructor(private readonly catalogue: Catalogue) {}

  figure(rollup: StreamedRollup<CatalogueSeries>): StreamedFigure {
    const { branch, series } = rollup;
    const { months, common } = this.groupOf(branch, rollup.period);
    let known = common.get(series);
    if (known === undefined) common.set(series, (known = this.learn(branch, series)));
    return new Figure(rollup, known, months);
  }

  private learn(branch: string, series: CatalogueSeries): Common {
    const indicator = this.catalogue.indicator(series.indicator);
    if (!indicator) throw new RangeError(`no indicator ${series.indicator}`);
    const { limit } = series;
    const { max } = indicator.range;
    return {
      indicator,
      greatest: max && plain(max),
      limited: limit?.min !== undefined || limit?.max !== undefined,
      branchesExpected: this.catalogue.branchesExpected(branch, series),
    };
  }

  private groupOf(branch: string, code: string) {
    if (this.group.branch === branch && this.group.period === code) return this.group;
    let common = this.ofBranch.get(branch);
    if (!common) this.ofBranch.set(branch, (common = new Map<CatalogueSeries, Common>()));
    return (this.group = { branch, period: code, months: monthCount(period(code)), common });
  }
}

/** As the model's `boundOf`: decimals in plain spelling are equal when their texts are. */
export function boundOfText(low: string, high: string, greatest: string | undefined): Bound {
  if (low === high) return 'EXACT';
  if (low === '0') return 'BELOW';
  return high === greatest ? 'ABOVE' : 'BETWEEN';
}
