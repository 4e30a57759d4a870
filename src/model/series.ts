/** service × indicator × customer class: the only thing figures may be rolled up within. Codes of the catalogue. */
export interface Series {
  readonly service: string;
  readonly indicator: string;
  readonly customerClass: string;
}

/** A key by which series are compared and grouped. */
export function seriesKey(series: Series): string {
  return `${series.service}/${series.indicator}/${series.customerClass}`;
}
