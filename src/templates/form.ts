import type { CalendarRule, Catalogue, CatalogueSeries, CustomerClass, Indicator, Service } from '../catalogue';
import { grains, needsVolume, periodCode, periodsWithin, type Period } from '../model';
import { TongbaoError, type Language } from '../foundation';

/** One series to be filled in. */
export interface Entry {
  readonly series: CatalogueSeries;
  readonly indicator: Indicator;
  /** Absent where the figure is about all customers, so that nothing has to be said. */
  readonly customerClass?: CustomerClass | undefined;
  /** What is asked for: the value itself, or of a quotient its numerator. */
  readonly asked: 'value' | 'numerator';
  /** Whether its volume is asked for. */
  readonly weighed: boolean;
}

/** What is asked of a branch about one service. */
export interface Form {
  readonly service: Service;
  readonly rule: CalendarRule;
  /** The periods that figures are for, in order: the rows. */
  readonly periods: readonly Period[];
  readonly entries: readonly Entry[];
}

/** The class that stands for all customers. */
const allCustomers = 'ALL';

/** The forms that the calendar asks of a branch for a period, in the order of the catalogue; refuses where it asks none. */
export function formsFor(
  catalogue: Catalogue,
  branch: string,
  period: Period,
  language: Language,
  services?: readonly string[],
): Form[] {
  if (!catalogue.calendar.some(({ every }) => every === period.grain)) {
    const reported = grains.filter((grain) => catalogue.calendar.some(({ every }) => every === grain));
    throw new TongbaoError('ARGUMENT_INVALID', {
      name: 'period',
      value: periodCode(period),
      allowed: fillReported[language] + reported.map((grain) => examples[grain]).join(', '),
    });
  }
  const forms = catalogue.services.flatMap((service): Form[] => {
    const rule = catalogue.calendarOf(service.code, period);
    const entries = entriesFor(catalogue, service.code, branch);
    if (rule?.every !== period.grain || entries.length === 0 || (services && !services.includes(service.code)))
      return [];
    return [{ service, rule, periods: periodsWithin(period, rule.by), entries }];
  });
  if (forms.length === 0)
    throw new TongbaoError('NOT_FOUND', { what: 'template', id: `${branch} ${periodCode(period)}` });
  return forms;
}

const fillReported = { zh: '报送日历的周期形如：', en: 'the calendar asks for periods such as ' } as const;
const examples = { month: '2009-07', quarter: '2009-Q3', 'half-year': '2009-H2', year: '2009' } as const;

function entriesFor(catalogue: Catalogue, service: string, branch: string): Entry[] {
  const measured = catalogue.series.filter((one) => one.service === service);
  return measured.flatMap((series): Entry[] => {
    const indicator = catalogue.indicator(series.indicator);
    if (!indicator || !series.expectedFrom.has(branch)) return [];
    const several = measured.filter((one) => one.indicator === series.indicator).length > 1;
    const named = several || series.customerClass !== allCustomers;
    return [
      {
        series,
        indicator,
        customerClass: named ? catalogue.customerClass(series.customerClass) : undefined,
        asked: indicator.numerator ? 'numerator' : 'value',
        weighed: needsVolume(series.rollup) && indicator.volume?.from === undefined,
      },
    ];
  });
}
