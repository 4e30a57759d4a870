import type { CatalogueSeries } from '../../catalogue';
import type { Cell } from '../document';
import type { Composition } from './composition';

/** A row for each series of the services that `row` has one for, under a heading that spans those of a service. */
export function rowsByService(
  composition: Composition,
  services: readonly string[],
  row: (series: CatalogueSeries) => readonly Cell[] | undefined,
): (readonly Cell[])[] {
  return services.flatMap((service) => {
    const rows = composition.catalogue.series
      .filter((one) => one.service === service)
      .flatMap((one) => {
        const cells = row(one);
        return cells ? [cells] : [];
      });
    const heading: Cell = { text: composition.serviceName(service), rows: rows.length, heads: true };
    return rows.map((cells, index) => (index === 0 ? [heading, ...cells] : cells));
  });
}
