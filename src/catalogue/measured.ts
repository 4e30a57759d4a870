import type { CatalogueFile } from './schema';

/** The series of a file, as `SERVICE/INDICATOR/CLASS`. */
export function measuredSeries({ services }: Pick<CatalogueFile, 'services'>): ReadonlySet<string> {
  return new Set(
    services.flatMap(({ code, series }) =>
      series.flatMap(({ indicator, classes }) => classes.map((one) => `${code}/${indicator}/${one}`)),
    ),
  );
}
