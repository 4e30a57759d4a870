import { randomUUID } from 'node:crypto';
import { TongbaoError, type Settings } from '../foundation';
import { jobRequest, type ImportRequest } from '../importing';
import type { ImportJob, ImportJobs } from '../warehouse';
import type { Gate } from './gate';
import { permittedImport } from './guarded-importer';

/** A job as far as it has come. */
export interface JobProgress {
  readonly job: ImportJob;
  /** How many are to be taken before it. */
  readonly ahead: number;
}

/** The queue of imports as one principal may use it. */
export interface GuardedJobs {
  /** Has a workbook imported later; gives the id of the job. */
  put(request: ImportRequest): Promise<string>;
  /** Throws `NOT_FOUND` for one that is not there, or not theirs to see. */
  progress(id: string): Promise<JobProgress>;
}

export function guardedJobs(jobs: ImportJobs, gate: Gate, settings: Pick<Settings, 'importQueue'>): GuardedJobs {
  const { account, id, name } = gate.principal;
  const owner = account ?? id ?? name;
  return {
    async put(request) {
      const { bytes, ...permitted } = permittedImport(request, gate);
      const { fileName, actor } = permitted;
      const job = { id: randomUUID(), owner, actor, fileName, request: jobRequest({ ...permitted, bytes }) };
      await jobs.put(job, bytes, { most: settings.importQueue, setting: 'LIMIT_IMPORT_QUEUE' });
      return job.id;
    },
    async progress(wanted) {
      const right = gate.right('imports.read');
      const job = await jobs.find(wanted);
      if (!job || (right === 'own' && job.owner !== owner)) {
        throw new TongbaoError('NOT_FOUND', { what: 'import', id: wanted });
      }
      return { job, ahead: await jobs.ahead(job) };
    },
  };
}
