import DataLoader from 'dataloader';
import type { Finding } from '../../model';
import type { StoredObservation, Submission, Warehouse } from '../../warehouse';

/** What rows of one request look up together, instead of one by one. */
export interface Loaders {
  readonly submission: DataLoader<number, Submission | undefined>;
  readonly findings: DataLoader<number, readonly Finding[]>;
  readonly observationsOf: DataLoader<number, readonly StoredObservation[]>;
}

export function loadersOf(warehouse: Warehouse): Loaders {
  const each = <T>(load: (id: number) => Promise<T>) => new DataLoader<number, T>((ids) => Promise.all(ids.map(load)));
  return {
    submission: new DataLoader<number, Submission | undefined>((ids) => warehouse.submissionsByIds(ids)),
    findings: each((id) => warehouse.findings(id)),
    observationsOf: each((id) => warehouse.observationsOf(id)),
  };
}
