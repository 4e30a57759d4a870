import type { Catalogue, Limit } from '../../catalogue';
import { fill, type Language, type Text, type TextValues } from '../../foundation';
import { display, displayLimit, plain, seriesKey, zero, type Interval, type Series } from '../../model';
import { intervalOf, type RollupFigure } from '../../rollups';
import type { Cell, Tone } from '../document';
import type { BulletinFigures } from '../figures';
import { absent, absenceNames } from './texts';

/** What a part of the document is composed from, and how it names and prints things in the language. */
export class Composition {
  constructor(
    readonly catalogue: Catalogue,
    readonly figures: BulletinFigures,
    readonly language: Language,
  ) {}

  readonly say = (text: Text, values: TextValues = {}): string => fill(text[this.language], values, this.language);

  /** Names one after another, as the language lists them. */
  list(items: readonly string[]): string {
    return fill('{items}', { items }, this.language);
  }

  unitName(code: string): string {
    return this.catalogue.branch(code)?.name[this.language] ?? code;
  }

  serviceName(code: string): string {
    return this.catalogue.service(code)?.name[this.language] ?? code;
  }

  /** The indicator, with the class where the service is split by it: 预受理平均时间（一般用户）. */
  indicatorName({ service, indicator, customerClass }: Series): string {
    const name = this.catalogue.indicator(indicator)?.name[this.language] ?? indicator;
    const { series } = this.catalogue;
    if (series.filter((one) => one.service === service && one.indicator === indicator).length < 2) return name;
    const ofClass = this.catalogue.customerClass(customerClass)?.name[this.language] ?? customerClass;
    return this.language === 'zh' ? `${name}（${ofClass}）` : `${name} (${ofClass})`;
  }

  /** Service and indicator: 固定电话装机平均时间. */
  seriesName(series: Series): string {
    const [service, indicator] = [this.serviceName(series.service), this.indicatorName(series)];
    return this.language === 'zh' ? `${service}${indicator}` : `${service}: ${indicator}`;
  }

  /** A value as the indicator's figures are printed. */
  print(indicator: string, { low, high }: Interval): string {
    const definition = this.catalogue.indicator(indicator);
    if (!definition) return `${plain(low)}–${plain(high)}`;
    const style = { unitSymbol: definition.unit.symbol, decimals: definition.decimals, greatest: definition.range.max };
    return display(low, high, style, this.language);
  }

  /** A figure as it is printed; what stands in its place where it has no value. */
  printFigure(figure: RollupFigure | undefined): string {
    const value = intervalOf(figure);
    if (figure && value) return this.print(figure.indicator, value);
    const name = figure && absenceNames[figure.status];
    return name ? name[this.language] : absent;
  }

  /** A figure in a cell: what breaks its limit, or may, is marked. */
  cell(figure: RollupFigure | undefined): Cell {
    const value = intervalOf(figure);
    const text = this.printFigure(figure);
    if (!figure || !value) return { text, tone: 'quiet', figure: figure && figureKey(figure) };
    const suffix = this.print(figure.indicator, { low: zero, high: zero }).slice(1);
    const number = value.low.eq(value.high)
      ? { digits: text.slice(0, text.length - suffix.length), suffix }
      : undefined;
    return { text, figure: figureKey(figure), number, tone: toneOf(figure, figure.series.limit) };
  }

  /** A limit as it is printed: `≤10⁻⁴`, `≥99%`. */
  printLimit(indicator: string, { min, max }: Limit): string {
    const symbol = this.catalogue.indicator(indicator)?.unit.symbol ?? { zh: '', en: '' };
    const side = (sign: string, bound: Limit['min']): string[] =>
      bound ? [`${sign}${displayLimit(bound, { unitSymbol: symbol }, this.language)}`] : [];
    return this.list([...side('≥', min), ...side('≤', max)]);
  }
}

function toneOf({ meetsLimit }: RollupFigure, limit: Limit | undefined): Tone | undefined {
  if (meetsLimit === false) return 'bad';
  return limit && meetsLimit === undefined ? 'doubtful' : undefined;
}

/** Names a figure as a span remembers it. */
export function figureKey(figure: RollupFigure): string {
  return `${figure.branch}/${figure.period}/${seriesKey(figure)}`;
}
