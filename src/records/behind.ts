import type { Catalogue, RecordFigure } from '../catalogue';
import type { RecordField, RecordTime, Series } from '../model';

/** Which of the records of a submission one of its figures is about. */
interface Behind {
  readonly kind: string;
  readonly service: string;
  /** Absent where the figure is about all classes. */
  readonly customerClass?: string | undefined;
  readonly dated: { readonly by: RecordTime; readonly month: string };
  /** What they say; of others nothing was to be had. */
  readonly having: readonly RecordField[];
}

/** Undefined for a figure that did not come of records, by this catalogue. */
export function recordsBehind(
  catalogue: Catalogue,
  { service, indicator, customerClass, period, cell }: Series & { readonly period: string; readonly cell: string },
): Behind | undefined {
  // it names rows where others name a cell
  if (!/^\d+:\d+$/.test(cell)) return undefined;
  for (const kind of catalogue.records) {
    if (kind.service !== undefined && kind.service !== service) continue;
    const figure = kind.figures.find((one) => one.indicator === indicator);
    if (!figure) continue;
    const classes = catalogue.series.filter((one) => one.service === service && one.indicator === indicator);
    return {
      ...{ kind: kind.code, service, customerClass: classes.length > 1 ? customerClass : undefined },
      dated: { by: figure.dated, month: period },
      having: needed(figure),
    };
  }
  return undefined;
}

function needed({ of, from, to }: RecordFigure): readonly RecordField[] {
  switch (of) {
    case 'duration':
    case 'within':
      return [from, to];
    case 'overdue':
      return ['due'];
    case 'repeats':
      return ['subscriber', 'accepted'];
    case 'satisfied':
      return ['satisfied'];
    case 'count':
      return [];
  }
}
