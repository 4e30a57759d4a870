import { Router, type Request, type Response } from 'express';
import { compareVersions, type Candidate } from '../../adoption';
import { TongbaoError, type Language } from '../../foundation';
import { candidateCheckRow, catalogueChangeRow, catalogueEffectRow, catalogueVersionRow } from '../catalogue-row';
import { refuseArgument } from '../codes';
import { actorOf, givenReason } from '../decision';
import { notFound } from '../failure';
import { askedLanguage } from '../language';
import type { RouteParts } from '../parts';
import { guardedFor } from '../principal';
import { refuseForgery } from './forgery';
import { queryReader } from './query';
import { readUpload, type Upload } from './upload';

const notText = {
  zh: '目录应为 UTF-8 编码的 YAML 文本',
  en: 'a catalogue is YAML, as text in UTF-8',
};

/** The catalogue in force, those before it, and what another one would change. */
export function catalogueRoutes({ catalogue, settings }: RouteParts): Router {
  const router = Router();
  const form = { limit: settings.catalogueBytes, setting: 'LIMIT_CATALOGUE_BYTES' };

  router.get('/catalogue', (request, response) => {
    guardedFor(request).gate.permit('catalogue.read');
    sendText(response, 'catalogue.yaml', catalogue.source.text);
  });

  router.get('/catalogue/versions', async (request, response) => {
    const versions = await guardedFor(request).warehouse.catalogueVersions();
    response.json({ versions: versions.map(catalogueVersionRow) });
  });

  router.get('/catalogue/versions/:number', async (request, response) => {
    const given = String(request.params['number']);
    const number = /^\d{1,15}$/.test(given) ? Number(given) : refuseArgument('number', given, '1, 2, …');
    const text = await guardedFor(request).warehouse.catalogueText(number);
    if (text === undefined) throw notFound(request);
    sendText(response, `catalogue-${number}.yaml`, text);
  });

  router.get('/catalogue/changes', async (request, response) => {
    const language = askedLanguage(request, catalogue);
    const asked = queryReader(request, ['from', 'to', 'lang']);
    const { warehouse } = guardedFor(request);
    const [newest] = await warehouse.catalogueVersions();
    const to = asked.whole('to') ?? newest?.number ?? 0;
    const changes = await compareVersions(warehouse, asked.whole('from') ?? to - 1, to);
    response.json({ changes: changes.map((one) => catalogueChangeRow(one, language)) });
  });

  router.post('/catalogue/check', refuseForgery(catalogue, 'form'), async (request, response) => {
    const language = askedLanguage(request, catalogue);
    const { gate, catalogues } = guardedFor(request);
    // whoever may not even try is told before the file is read
    gate.permit('catalogue.adopt');
    const upload = await readUpload(request, { ...form, fields: [] }, language);
    response.json(candidateCheckRow(await catalogues.check(candidateOf(upload, language)), language));
  });

  router.post('/catalogue/versions', refuseForgery(catalogue, 'form'), async (request, response) => {
    const language = askedLanguage(request, catalogue);
    const { gate, catalogues } = guardedFor(request);
    gate.permit('catalogue.adopt');
    const upload = await readUpload(request, { ...form, fields: ['note', 'expecting'] }, language);
    const adopted = await catalogues.adopt(candidateOf(upload, language), requestOf(request, upload));
    const { version, already, changes, effects, rollups } = adopted;
    response.status(already ? 200 : 201).location(`/catalogue/versions/${version.number}`);
    response.json({
      version: catalogueVersionRow(version),
      already,
      changes: changes.map((one) => catalogueChangeRow(one, language)),
      effects: effects.map((one) => catalogueEffectRow(one, language)),
      rollups,
    });
  });

  return router;
}

function requestOf(request: Request, { fields }: Upload) {
  const [note, expecting] = ['note', 'expecting'].map((name) => fields.get(name) || undefined);
  return { note: note === undefined ? undefined : givenReason(note, 'note'), expecting, actor: actorOf(request) };
}

/** The text is taken as it is, so that its hash is that of the file. Throws `UPLOAD_INVALID` for what is no text. */
function candidateOf({ fileName, bytes }: Upload, language: Language): Candidate {
  try {
    return { fileName, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (cause) {
    throw new TongbaoError('UPLOAD_INVALID', { reason: notText[language] }, { cause });
  }
}

function sendText(response: Response, fileName: string, text: string): void {
  response.attachment(fileName).setHeader('Content-Type', 'application/yaml; charset=utf-8');
  response.end(text);
}
