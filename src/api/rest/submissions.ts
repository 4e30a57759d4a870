import { Router } from 'express';
import type { Catalogue } from '../../catalogue';
import type { ImportRequest } from '../../importing';
import { parsePeriod } from '../../model';
import { knownCodes, knownPeriods, refuseArgument } from '../codes';
import { actorOf, givenReason } from '../decision';
import { notFound } from '../failure';
import { askedLanguage } from '../language';
import type { RouteParts } from '../parts';
import { planRow } from '../plan-row';
import { guardedFor } from '../principal';
import { submissionRow } from '../submission-row';
import { annotatedCopies } from './annotated';
import { jsonBody, readDecision } from './body';
import { refuseForgery } from './forgery';
import { prefersLater, sendQueued } from './imports';
import { sendOutcome } from './outcome';
import { sendWorkbook } from './send-workbook';
import { readUpload, type Upload } from './upload';
import { wantedSubmission } from './wanted-submission';

const formFields = ['period', 'branch', 'dryRun', 'accept', 'plan'];

/** Sending workbooks, what became of them, and what is decided about them. */
export function submissionRoutes(parts: RouteParts): Router {
  const { catalogue, settings } = parts;
  const form = { limit: settings.fileBytes, setting: 'LIMIT_FILE_BYTES', fields: formFields };
  const annotatedCopy = annotatedCopies(parts);
  const router = Router();

  router.post('/submissions', refuseForgery(catalogue, 'form'), async (request, response) => {
    const language = askedLanguage(request, catalogue);
    const { gate, importer, jobs } = guardedFor(request);
    // whoever may not even try is told before the file is read
    gate.permit('submissions.preview');
    const upload = await readUpload(request, form, language);
    const asked = { ...importRequest(catalogue, upload), actor: actorOf(request) };
    // a preview is of now, or of no use
    if (prefersLater(request) && !asked.dryRun) return sendQueued(response, await jobs.put(asked));
    sendOutcome(parts, response, await importer.import(asked), language, true);
  });

  router.post('/submissions/:id/accept', ...jsonBody(catalogue), async (request, response) => {
    const language = askedLanguage(request, catalogue);
    const decision = readDecision(request, ['reason', 'plan']);
    const { gate, importer } = guardedFor(request);
    gate.permit('submissions.accept');
    const { id } = await wantedSubmission(request);
    sendOutcome(parts, response, await importer.accept(id, decision), language, false);
  });

  router.post('/submissions/:id/withdraw', ...jsonBody(catalogue), async (request, response) => {
    const language = askedLanguage(request, catalogue);
    const decision = readDecision(request);
    const { gate, importer, warehouse } = guardedFor(request);
    gate.permit('submissions.withdraw');
    const { id } = await wantedSubmission(request);
    const { submission, plan } = await importer.withdraw(id, decision);
    const row = submissionRow(submission, await warehouse.findings(id), language);
    const status = decision.dryRun ? 'preview' : row.status;
    response.json({ ...row, status, plan: planRow(plan, catalogue, language, settings.pageSize) });
  });

  router.get('/submissions/:id', async (request, response) => {
    const submission = await wantedSubmission(request);
    const findings = await guardedFor(request).warehouse.findings(submission.id);
    response.json(submissionRow(submission, findings, askedLanguage(request, catalogue)));
  });

  // what accepting it would change as things stand now, for whoever looks at it again
  router.get('/submissions/:id/plan', async (request, response) => {
    const language = askedLanguage(request, catalogue);
    const { gate, importer, warehouse } = guardedFor(request);
    gate.permit('workbooks.read');
    const { id, fileName, branch, period } = await wantedSubmission(request);
    const bytes = await warehouse.workbook(id);
    if (!bytes) throw notFound(request);
    const known = { branch, period: period === undefined ? undefined : parsePeriod(period) };
    const { plan } = await importer.import({ ...known, fileName, bytes, dryRun: true, actor: actorOf(request) });
    response.json({ plan: plan ? planRow(plan, catalogue, language, settings.pageSize) : null });
  });

  router.get('/submissions/:id/workbook', async (request, response) => {
    const { id, fileName } = await wantedSubmission(request);
    const bytes = await guardedFor(request).warehouse.workbook(id);
    if (!bytes) throw notFound(request);
    sendWorkbook(response, { fileName, bytes });
  });

  router.get('/submissions/:id/annotated', async (request, response) => {
    const language = askedLanguage(request, catalogue);
    const { gate, warehouse } = guardedFor(request);
    gate.permit('workbooks.read');
    const copy = await annotatedCopy(warehouse, await wantedSubmission(request), language, () => !response.destroyed);
    if (!copy) throw notFound(request);
    sendWorkbook(response, copy);
  });

  return router;
}

function importRequest(catalogue: Catalogue, { fileName, bytes, fields }: Upload): Omit<ImportRequest, 'actor'> {
  const given = (name: string): string | undefined => fields.get(name) || undefined;
  const [period, branch, accept] = [given('period'), given('branch'), given('accept')];
  if (period !== undefined) knownPeriods([period], 'period');
  if (branch !== undefined) knownCodes(catalogue, 'branches', [branch], 'branch');
  return {
    fileName,
    bytes,
    period: period === undefined ? undefined : parsePeriod(period),
    branch,
    dryRun: flag(given('dryRun')),
    accept: accept === undefined ? undefined : givenReason(accept, 'accept'),
    plan: given('plan'),
    keep: true,
  };
}

function flag(text: string | undefined): boolean {
  if (text === undefined || /^(0|false)$/i.test(text)) return false;
  if (/^(1|true|on)$/i.test(text)) return true;
  return refuseArgument('dryRun', text, ['true', 'false']);
}
