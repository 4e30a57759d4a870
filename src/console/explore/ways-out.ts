import { addressOf } from '../address';
import { filterOf, type Picked, type SeriesCode } from './picked';

/** The query that gives the figures of a panel, as somebody would write it. */
function queryText(picked: Picked, series: SeriesCode): string {
  const { periods, services, indicators, customerClasses, branches } = filterOf(picked, series);
  const list = (codes: readonly string[] | null | undefined): string => JSON.stringify(codes ?? []);
  const grain = picked.grain === null ? '' : `\n    grain: ${picked.grain}`;
  return `query Explored {
  rollups(
    filter: {
      periods: ${list(periods)}
      services: ${list(services)}
      indicators: ${list(indicators)}
      customerClasses: ${list(customerClasses)}
      branches: ${list(branches)}
    }${grain}
  ) {
    nodes {
      branchName
      period
      serviceName
      indicatorName
      customerClassName
      display
      low
      high
      volume
      limit
      meetsLimit
    }
  }
}
`;
}

export function graphiqlAddress(picked: Picked, series: SeriesCode): string {
  return `/graphiql?query=${encodeURIComponent(queryText(picked, series))}`;
}

export function csvAddress(picked: Picked, series: SeriesCode): string {
  const { periods, services, indicators, customerClasses, branches } = filterOf(picked, series);
  const list = (codes: readonly string[] | null | undefined): string | undefined => codes?.join(',');
  return addressOf('/exports/rollups.csv', {
    periods: list(periods),
    grain: picked.grain?.toLowerCase().replace('_', '-'),
    services: list(services),
    indicators: list(indicators),
    customerClasses: list(customerClasses),
    branches: list(branches),
  });
}
