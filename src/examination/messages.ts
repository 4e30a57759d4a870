import type { CatalogueSource } from '../catalogue';
import { decimal, plain, type Decimal, type Finding, type Observation, type Period } from '../model';
import type { Sender } from '../validation';
import type { Examined } from './examined';

/** What a worker needs to know beside the file. */
export interface Question {
  readonly catalogue: CatalogueSource;
  readonly sender: Sender;
  /** The batch that its records are stored as. */
  readonly batch: number;
}

type Measures = 'low' | 'high' | 'volume' | 'weighted';

/** An observation on its way between processes: decimals are text there, since only plain data crosses. */
type PackedObservation = Omit<Observation, Measures> & { readonly [M in Measures]?: string | undefined };

/** What a worker answers. */
export interface PackedExamination {
  readonly branch?: string | undefined;
  readonly period?: Period | undefined;
  readonly observations: readonly PackedObservation[];
  readonly findings: readonly Finding[];
  readonly services: readonly string[];
  readonly records: number;
  readonly fromRecords: readonly string[];
}

export function packed({ observations, services, fromRecords, ...rest }: Examined): PackedExamination {
  const text = (value: Decimal | undefined): string | undefined => value && plain(value);
  return {
    ...rest,
    services: [...services],
    fromRecords: [...(fromRecords ?? [])],
    observations: observations.map(({ low, high, volume, weighted, ...one }) => ({
      ...{ ...one, low: text(low), high: text(high), volume: text(volume), weighted: text(weighted) },
    })),
  };
}

export function unpacked({ observations, services, fromRecords, ...rest }: PackedExamination): Examined {
  const exact = (text: string | undefined): Decimal | undefined => (text === undefined ? undefined : decimal(text));
  return {
    ...rest,
    services: new Set(services),
    fromRecords: new Set(fromRecords),
    observations: observations.map(({ low, high, volume, weighted, ...one }) => ({
      ...{ ...one, low: exact(low), high: exact(high), volume: exact(volume), weighted: exact(weighted) },
    })),
  };
}
