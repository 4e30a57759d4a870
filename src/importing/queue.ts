import { setTimeout as pause } from 'node:timers/promises';
import { TongbaoError, type Clock, type Log, type Settings } from '../foundation';
import { parsePeriod, periodCode } from '../model';
import { ClaimLost, type ImportJob, type JobClaim, type JobFailure, type Warehouse } from '../warehouse';
import type { Importer, ImportRequest } from './importer';

/** How often an idle process looks whether there is something to do. */
const idleMilliseconds = 1000;
/** How often somebody looks whether there is something to be forgotten. */
const tidyMilliseconds = 600_000;

export interface QueueParts {
  readonly settings: Pick<Settings, 'importWorkers' | 'importLeaseSeconds' | 'importTries' | 'importKeepHours'>;
  readonly warehouse: Pick<Warehouse, 'jobs' | 'state'>;
  /** The importer that goes by the catalogue in force. */
  readonly importer: () => Promise<Importer>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What works on the queue. */
export interface QueueWork {
  /** Takes no more jobs, and finishes those that were taken. */
  stop(): Promise<void>;
}

/** What is said with a workbook, as a job keeps it. */
export function jobRequest({ period, branch, accept, plan }: ImportRequest): ImportJob['request'] {
  return { period: period && periodCode(period), branch, accept, plan };
}

/** Works on the queue from now on: `importWorkers` jobs at a time, each taken from all processes by one. */
export function workOnQueue(parts: QueueParts): QueueWork {
  const { settings, warehouse, clock, log } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;

  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      const taken = await warehouse.jobs
        .take(settings.importLeaseSeconds, settings.importTries)
        .catch((error: unknown) => log.warn({ err: error }, 'the queue of imports can not be read'));
      if (taken) await workOn(parts, taken.job, taken.claim);
      else await pause(idleMilliseconds, undefined, { signal }).catch(() => undefined);
    }
  };
  const tidy = async (): Promise<void> => {
    const before = new Date(Date.parse(clock.now()) - settings.importKeepHours * 3_600_000).toISOString();
    await warehouse.jobs.forget(before).catch((error: unknown) => log.warn({ err: error }, 'old imports remain'));
  };

  const working = Array.from({ length: settings.importWorkers }, work);
  const tidying = setInterval(() => void tidy(), tidyMilliseconds);
  tidying.unref();
  return {
    async stop() {
      stopping.abort();
      clearInterval(tidying);
      await Promise.all(working);
    },
  };
}

/** Imports the workbook of a job. While that lasts the claim is prolonged; a process that dies lets it run out. */
async function workOn(parts: QueueParts, job: ImportJob, claim: JobClaim): Promise<void> {
  const { settings, warehouse, log } = parts;
  const { jobs } = warehouse;
  const seconds = settings.importLeaseSeconds;
  const prolonging = setInterval(
    () => void jobs.prolong(claim, seconds).catch((error: unknown) => log.warn({ err: error }, 'could not prolong')),
    (seconds * 1000) / 3,
  );
  try {
    const importer = await parts.importer();
    const bytes = await jobs.bytes(job.id);
    const { status, id } = await importer.import({ ...requestOf(job), bytes, job: claim, keep: true });
    // of what was stored it is said already
    await jobs.finish(claim, status, id);
  } catch (error) {
    await notDone(parts, job, claim, error);
  } finally {
    clearInterval(prolonging);
  }
}

/** After an import that came to no end: another may come to one, unless it was refused for what was asked. */
async function notDone({ warehouse, settings, log }: QueueParts, job: ImportJob, claim: JobClaim, error: unknown) {
  if (error instanceof ClaimLost) {
    log.warn({ job: job.id }, 'an import took so long that another process has taken it');
    return;
  }
  const failure = failureOf(error);
  const final = !failure.again || job.tries >= settings.importTries;
  log[final ? 'error' : 'warn']({ err: error, job: job.id, tries: job.tries }, 'an import from the queue failed');
  const told = final ? warehouse.jobs.fail(claim, failure.shown) : warehouse.jobs.giveBack(claim);
  await told.catch((cause: unknown) => log.warn({ err: cause, job: job.id }, 'its claim will run out'));
}

function failureOf(error: unknown): { readonly shown: JobFailure; readonly again: boolean } {
  if (!(error instanceof TongbaoError)) return { shown: { code: 'INTERNAL', values: {} }, again: true };
  const { code, values, httpStatus } = error;
  return { shown: { code, values }, again: httpStatus >= 500 || code === 'CATALOGUE_CHANGED' };
}

function requestOf({ fileName, actor, request }: ImportJob): Omit<ImportRequest, 'bytes'> {
  const given = (name: string): string | undefined => {
    const value = request[name];
    return typeof value === 'string' ? value : undefined;
  };
  const period = given('period');
  return {
    ...{ fileName, actor, branch: given('branch'), accept: given('accept'), plan: given('plan') },
    period: period === undefined ? undefined : parsePeriod(period),
  };
}
