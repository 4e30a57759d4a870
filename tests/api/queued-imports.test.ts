import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sampleFiles, sampleFolder } from '../journeys/sample-province';
import { errorIn, formWith, servedProvince, type Served } from './served';

let served: Served;
beforeAll(async () => {
  served = await servedProvince('empty');
});
afterAll(() => served.close());

interface Progress {
  readonly id: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly submission: { readonly id: number } | null;
  readonly error: { readonly code: string } | null;
}

const later = { prefer: 'return=minimal, respond-async; wait=5' };
const workbook = (place: number): FormData => {
  const name = sampleFiles[place] ?? '';
  return formWith(readFileSync(join(sampleFolder, name)), name);
};

/** Asks until it has come to an end. */
async function ended(path: string, headers: Record<string, string> = {}): Promise<Progress> {
  for (;;) {
    const response = await served.fetch(path, { headers });
    expect(response.status).toBe(200);
    const progress = (await response.json()) as Progress;
    if (progress.state === 'done' || progress.state === 'failed') {
      expect(response.headers.get('retry-after')).toBeNull();
      return progress;
    }
    expect(response.headers.get('retry-after')).toBe('1');
    await pause(50);
  }
}

async function queued(form: FormData, headers: Record<string, string> = {}): Promise<string> {
  const response = await served.send(form, { ...later, ...headers });
  expect(response.status).toBe(202);
  expect(response.headers.get('preference-applied')).toBe('respond-async');
  const path = response.headers.get('location') ?? '';
  expect(await response.json()).toMatchObject({ state: 'waiting', links: { self: path } });
  return path;
}

test('whoever would rather hear later is told where, and in the end what the submission says', async () => {
  const path = await queued(workbook(0));
  const { outcome, submission, error } = await ended(path);
  expect([outcome, error]).toEqual(['accepted', null]);
  const told = await served.fetch(`/submissions/${submission?.id ?? 0}`);
  expect(submission).toEqual(await told.json());
  // the same bytes again change nothing, and lead to the same submission
  expect(await ended(await queued(workbook(0)))).toMatchObject({ outcome: 'unchanged', submission });
});

test('a workbook with errors is kept as it is when nobody is in a hurry, and what was found in it is told', async () => {
  const { outcome, submission } = await ended(await queued(formWith('nothing', 'w.csv', { branch: '210100' })));
  expect(outcome).toBe('rejected');
  expect(submission).toMatchObject({ status: 'rejected', branch: '210100' });
});

test('what was said with it is heeded: a plan that no longer holds fails, and is not tried again', async () => {
  const name = sampleFiles[1] ?? '';
  const form = formWith(readFileSync(join(sampleFolder, name)), name, { plan: 'f'.repeat(64) });
  expect(await ended(await queued(form))).toMatchObject({
    ...{ state: 'failed', outcome: null, submission: null, tries: 1, error: { code: 'PLAN_STALE' } },
  });
});

test('a preview, and whoever does not ask for it, is answered at once', async () => {
  const preview = formWith(readFileSync(join(sampleFolder, sampleFiles[2] ?? '')), 'w.xlsx', { dryRun: 'true' });
  expect((await served.send(preview, later)).status).toBe(200);
  expect((await served.send(workbook(2))).status).toBe(201);
});

test('it is seen by whoever put it and by officers, and by nobody else', async () => {
  const bearer = async (...who: Parameters<Served['tokenFor']>) => ({
    authorization: `Bearer ${await served.tokenFor(...who)}`,
  });
  const [own, colleague, reader, officer] = await Promise.all([
    bearer('uploader', '210100'),
    bearer('uploader', '210100'),
    bearer('reader'),
    bearer('officer'),
  ]);
  const path = await queued(formWith('nothing', 'w.csv'), own);
  expect(await ended(path, own)).toMatchObject({ outcome: 'rejected', submission: { branch: '210100' } });
  expect(await ended(path, officer)).toMatchObject({ outcome: 'rejected' });
  expect((await errorIn(await served.fetch(path, { headers: colleague }))).code).toBe('NOT_FOUND');
  expect((await errorIn(await served.fetch(path, { headers: reader }))).code).toBe('FORBIDDEN');
  expect((await errorIn(await served.send(workbook(3), { ...later, ...reader }))).code).toBe('FORBIDDEN');
});

test('a process may leave imports to others, and a queue that is full says so', async () => {
  const other = await servedProvince('empty', { IMPORT_WORKERS: '0', LIMIT_IMPORT_QUEUE: '1' });
  try {
    const response = await other.send(workbook(0), later);
    const path = response.headers.get('location') ?? '';
    await pause(1500);
    expect(await (await other.fetch(path)).json()).toMatchObject({ state: 'waiting', ahead: 0, tries: 0 });
    const refused = await other.send(workbook(1), later);
    expect(refused.status).toBe(503);
    expect((await errorIn(refused)).code).toBe('BUSY');
  } finally {
    await other.close();
  }
});
