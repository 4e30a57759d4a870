import { createHash } from 'node:crypto';
import { traced, TongbaoError } from '../foundation';
import { parsePeriod, periodCode } from '../model';
import type { NewSubmission, Submission } from '../warehouse';
import { carryOut, expectChecked, type CarriedOut } from './carry-out';
import { check, examined, type Checked } from './check';
import type { Decision, Examination, ImporterParts, ImportOutcome, ImportRequest } from './importer';

/** Reads, checks and, if nothing speaks against it, stores a workbook. */
export async function importWorkbook(parts: ImporterParts, request: ImportRequest): Promise<ImportOutcome> {
  const done = await examined(parts, request, (examination) => imported(parts, request, examination));
  // what was closed meanwhile is found when it is checked again, and told like any other finding
  return done ?? importWorkbook(parts, { ...request, ahead: undefined });
}

/** One try; undefined where its period was closed meanwhile. */
async function imported(
  parts: ImporterParts,
  request: ImportRequest,
  examination: Examination,
): Promise<ImportOutcome | undefined> {
  const checked = await check(parts, examination);
  const submission = describe(parts, request, checked);
  const said = saying(submission, checked);
  const mayKeep = request.keep === true && !request.dryRun;
  if (!checked.good) {
    const kept = mayKeep ? await keep(parts, request, submission, 'rejected', checked) : undefined;
    return { ...said, status: 'rejected', id: kept?.id, observations: 0 };
  }
  const waits = request.accept === undefined && checked.findings.some(({ severity }) => severity === 'warning');
  const rehearsal = request.dryRun === true || waits;
  const done = await run(parts, rehearsal, submission, request, checked);
  if (done.became === 'closed') return undefined;
  if (done.became === 'unchanged' || !rehearsal) return outcome(parts, said, done);
  const findings = [...said.findings, ...done.findings];
  if (request.dryRun) return { ...said, findings, status: 'preview', plan: done.plan };
  const kept = mayKeep ? await keep(parts, request, submission, 'checked', checked) : undefined;
  return { ...said, findings, status: 'checked', id: kept?.id, plan: done.plan };
}

/** Accepts a submission that waits: its workbook is checked again, as things stand now. */
export async function acceptSubmission(parts: ImporterParts, id: number, decision: Decision): Promise<ImportOutcome> {
  const { warehouse } = parts;
  const waiting = await warehouse.submission(id);
  const bytes = waiting && (await warehouse.workbook(id));
  if (!waiting || !bytes) throw new TongbaoError('NOT_FOUND', { what: 'submission', id });
  expectChecked(waiting);
  const { fileName, branch } = waiting;
  const { reason: accept, plan, actor, dryRun } = decision;
  const period = waiting.period === undefined ? undefined : parsePeriod(waiting.period);
  const request: ImportRequest = { fileName, bytes, branch, period, accept, plan, actor, dryRun };
  const done = await examined(parts, request, (examination) => accepted(parts, request, examination, waiting));
  return done ?? acceptSubmission(parts, id, decision);
}

/** One try; undefined where its period was closed meanwhile. */
async function accepted(
  parts: ImporterParts,
  request: ImportRequest,
  examination: Examination,
  waiting: Submission,
): Promise<ImportOutcome | undefined> {
  const { id, receivedAt, receivedFrom } = waiting;
  const checked = await check(parts, examination);
  const submission = { ...describe(parts, request, checked), receivedAt, receivedFrom };
  const said = saying(submission, checked);
  if (!checked.good) return { ...said, status: 'rejected', id, observations: 0 };
  const done = await run(parts, request.dryRun === true, submission, request, checked, waiting);
  if (done.became === 'closed') return undefined;
  if (request.dryRun && done.became === 'accepted')
    return { ...said, findings: [...said.findings, ...done.findings], status: 'preview', id, plan: done.plan };
  return outcome(parts, said, done);
}

function describe({ catalogue, clock }: ImporterParts, request: ImportRequest, checked: Checked): NewSubmission {
  const services = new Set(checked.observations.map(({ service }) => service));
  return {
    branch: checked.branch,
    period: checked.period && periodCode(checked.period),
    fileName: request.fileName,
    sha256: createHash('sha256').update(request.bytes).digest('hex'),
    bytes: request.bytes.byteLength,
    receivedAt: clock.now(),
    receivedFrom: request.actor.origin === 'cli' ? 'cli' : 'http',
    catalogueSha256: catalogue.sha256,
    services: catalogue.services.map(({ code }) => code).filter((code) => services.has(code)),
  };
}

type Said = Omit<ImportOutcome, 'status'>;

/** What is said of a workbook whatever becomes of it. */
function saying({ fileName, branch, period }: NewSubmission, { observations, findings }: Checked): Said {
  return { fileName, branch, period, observations: observations.length, findings };
}

/** Lets a workbook in, or only sees what would come of it. */
function run(
  parts: ImporterParts,
  rehearsal: boolean,
  ...what: [submission: NewSubmission, request: ImportRequest, checked: Checked, waiting?: Submission]
): Promise<CarriedOut> {
  const { warehouse } = parts;
  const name = rehearsal ? 'importing.rehearse' : 'importing.write';
  return traced(name, {}, () =>
    warehouse[rehearsal ? 'rehearse' : 'write']((writer) => carryOut(parts, writer, ...what)),
  );
}

function outcome(
  { log }: ImporterParts,
  said: Said,
  done: Exclude<CarriedOut, { readonly became: 'closed' }>,
): ImportOutcome {
  const { id, branch, period, revision, observations } = done.submission;
  if (done.became === 'unchanged') return { ...said, status: 'unchanged', id, revision, observations, findings: [] };
  log.info({ submission: id, branch, period, revision }, 'workbook accepted');
  const findings = [...said.findings, ...done.findings];
  return { ...said, findings, status: 'accepted', id, revision, observations, plan: done.plan };
}

/** Keeps a workbook that is not let in, or not yet. */
function keep(
  { warehouse }: ImporterParts,
  { bytes, actor, job }: ImportRequest,
  submission: NewSubmission,
  status: 'checked' | 'rejected',
  { findings }: Checked,
): Promise<Submission> {
  return warehouse.write(async (writer) => {
    const kept = await writer.addSubmission(submission, status, bytes, findings);
    const { id, fileName, sha256, branch = null, period = null } = kept;
    const after = { status, fileName, sha256, branch, period };
    await writer.audit({ actor, action: 'submission.receive', subject: `submission ${id}`, before: null, after });
    if (job) await writer.settleJob(job, status, id);
    return kept;
  });
}
