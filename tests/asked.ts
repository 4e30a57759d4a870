import type { Catalogue } from '../src/catalogue';
import { period as periodOf } from '../src/model';

/** The services and series that a catalogue asks for in a period, by its calendar. */
export function askedIn(catalogue: Catalogue, period: string): Pick<Catalogue, 'services' | 'series'> {
  const isAsked = (service: string): boolean => catalogue.calendarOf(service, periodOf(period)) !== undefined;
  return {
    services: catalogue.services.filter(({ code }) => isAsked(code)),
    series: catalogue.series.filter(({ service }) => isAsked(service)),
  };
}
