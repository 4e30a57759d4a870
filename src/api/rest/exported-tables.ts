import type { Gate } from '../../access';
import type { Catalogue } from '../../catalogue';
import { figureStatuses, period, periodAndWithin, periodCode } from '../../model';
import type { RollupQuery } from '../../rollups';
import type { ObservationFilter } from '../../warehouse';
import { figureFilter } from '../asked-figures';
import { knownFilter, knownPeriods, parseGrain, parseLevel, refuseArgument, rollupQuery } from '../codes';
import { begunExport } from '../exports/begun';
import type { ExportFormat, Pieces } from '../exports/formats';
import { observationTable } from '../exports/observation-table';
import { rollupTable, type ExportSource } from '../exports/rollup-table';
import type { QueryReader } from './query';

/** Makes the file that was asked for, of what it is made from. */
type MakeFile = (source: ExportSource, format: ExportFormat, options: { readonly bom: boolean }) => Promise<Pieces>;

/** What can be exported. */
interface Exported {
  readonly parameters: readonly string[];
  /** Reads the parameters, and refuses what is wrong with them before anything is done. */
  readonly read: (catalogue: Catalogue, asked: QueryReader, gate: Gate) => MakeFile;
}

const dimensions = ['periods', 'services', 'indicators', 'customerClasses', 'branches'] as const;

/** What figures themselves have to be, whatever they are of. */
const aboutFigures = ['statuses', 'meetsLimit', 'valueAtLeast', 'valueAtMost'] as const;

/** By the name it has in an address. */
export const exportedTables: Readonly<Record<string, Exported | undefined>> = {
  rollups: {
    parameters: [...dimensions, ...aboutFigures, 'level', 'grain'],
    read(catalogue, asked, gate) {
      const query = { ...readRollupQuery(catalogue, asked, gate), ...readFigureFilter(asked) };
      return (source, ...how) => begunExport(rollupTable(source, query), ...how);
    },
  },
  observations: {
    parameters: [...dimensions, ...aboutFigures, 'submissions'],
    read(catalogue, asked, gate) {
      const query = { ...readObservationFilter(catalogue, asked, gate), ...readFigureFilter(asked) };
      return (source, ...how) => begunExport(observationTable(source, query), ...how);
    },
  },
};

function readDimensions({ list }: QueryReader) {
  return {
    services: list('services'),
    indicators: list('indicators'),
    customerClasses: list('customerClasses'),
    branches: list('branches'),
  };
}

function readFigureFilter({ list, single, flag }: QueryReader) {
  const exact = (name: string): string | undefined => {
    const text = single(name);
    return text === undefined || /^-?\d{1,18}(\.\d{1,15})?$/.test(text) ? text : refuseArgument(name, text, '-1.50');
  };
  return figureFilter({
    statuses: list('statuses')?.map((text) => {
      const status = figureStatuses.find((one) => one === text.toUpperCase());
      return status ?? refuseArgument('statuses', text, figureStatuses);
    }),
    meetsLimit: flag('meetsLimit'),
    valueAtLeast: exact('valueAtLeast'),
    valueAtMost: exact('valueAtMost'),
  });
}

function readRollupQuery(catalogue: Catalogue, asked: QueryReader, gate: Gate): RollupQuery {
  const periods = asked.list('periods') ?? [];
  if (periods.length === 0) knownPeriods([''], 'periods');
  const [level, grain] = [asked.single('level'), asked.single('grain')];
  return rollupQuery(
    catalogue,
    {
      ...readDimensions(asked),
      periods,
      level: level === undefined ? undefined : parseLevel(level),
      grain: grain === undefined ? undefined : parseGrain(grain),
    },
    gate,
  );
}

/** A period means itself and every period within it, as in the query. */
function readObservationFilter(catalogue: Catalogue, asked: QueryReader, gate: Gate): ObservationFilter {
  const periods = asked.list('periods');
  return {
    ...knownFilter(catalogue, readDimensions(asked), gate, 'observations.read'),
    periods: periods && knownPeriods(periods).flatMap((code) => periodAndWithin(period(code)).map(periodCode)),
    submissions: asked.list('submissions')?.map(submissionId),
  };
}

function submissionId(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : refuseArgument('submissions', text, '0–9');
}
