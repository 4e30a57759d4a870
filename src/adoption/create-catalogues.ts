import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { checkCatalogue, compareCatalogues, readCatalogue, type Catalogue } from '../catalogue';
import { TongbaoError, type Language, type Log } from '../foundation';
import { dimensionsOf, rebuildRollups } from '../rollups';
import type { CatalogueVersion, WarehouseWriter } from '../warehouse';
import type { Adopted, AdoptionRequest, Catalogues, CataloguesParts } from './catalogues';
import { effectText, touched, type Touched } from './effects';

export function createCatalogues({ catalogue: current, warehouse, log }: CataloguesParts): Catalogues {
  return {
    async check(candidate) {
      const { catalogue, problems } = checkCatalogue(candidate.text, candidate.fileName);
      const sha256 = createHash('sha256').update(candidate.text).digest('hex');
      if (!catalogue) {
        const [inForce] = await warehouse.catalogueVersions();
        return { problems, sha256, inForce, changes: [], effects: [], rollups: 0 };
      }
      const done = await warehouse.rehearse((writer) => carryOut(writer, current, catalogue, { rehearsal: true }));
      const { before, changes, effects, rollups } = done;
      return { problems, sha256, inForce: before, changes, effects, rollups };
    },

    async adopt(candidate, request) {
      const catalogue = readCatalogue(candidate.text, candidate.fileName);
      const adopted = await warehouse.write((writer) => carryOut(writer, current, catalogue, request));
      tell(log, adopted);
      return adopted;
    },
  };
}

type Done = Adopted & { readonly before: CatalogueVersion | undefined };

/**
 * Makes a catalogue the one in force. Where none was adopted yet, the one that the program goes by was in force, and becomes
 * the first version. A rehearsal goes on where something is refused, to say what else there is.
 */
async function carryOut(
  writer: WarehouseWriter,
  current: Catalogue,
  catalogue: Catalogue,
  request: AdoptionRequest | { readonly rehearsal: true },
): Promise<Done> {
  const rehearsal = 'rehearsal' in request;
  const actor = rehearsal ? { name: '', origin: '' } : request.actor;
  const [inForce] = await writer.catalogueVersions();
  const before = await catalogueBefore(writer, current, inForce);
  if (!rehearsal && request.expecting !== undefined && request.expecting !== before.sha256) {
    throw new TongbaoError('CATALOGUE_CHANGED');
  }
  const same = before.sha256 === catalogue.sha256;
  if (same && inForce) {
    return { before: inForce, version: inForce, catalogue, already: true, changes: [], effects: [], rollups: 0 };
  }
  const changes = same ? [] : compareCatalogues(before, catalogue);
  const told = same ? nothing : await touched(writer, before, catalogue);
  const refused = told.effects.filter((one) => one.refused);
  if (!rehearsal && refused.length > 0) throw refusal(catalogue, refused);
  // before any was adopted, figures may have been added up by others
  const known = inForce !== undefined || (await writer.addedUpBy()) === before.sha256;
  const scope = known ? told.series : 'all';
  const anew = refused.length === 0 && scope.length > 0 && (await writer.version()) > 1;
  const rollups = anew ? await rebuildRollups(writer, catalogue, scope === 'all' ? {} : { series: scope }) : 0;
  if (!same && !inForce) await writer.adoptCatalogue(stored(before, actor.name, undefined));
  const note = rehearsal ? undefined : request.note;
  const version = await writer.adoptCatalogue(stored(catalogue, actor.name, note));
  await writer.keepDimensions(dimensionsOf(catalogue));
  await writer.audit({
    actor,
    action: 'catalogue.adopt',
    subject: `catalogue ${version.number}`,
    before: inForce ? { version: inForce.number, sha256: inForce.sha256 } : same ? null : { sha256: before.sha256 },
    after: {
      ...{ version: version.number, sha256: version.sha256, fileName: version.fileName, note: note ?? null },
      ...{ changes: changes.length, rollups },
    },
  });
  return { before: inForce, version, catalogue, already: false, changes, effects: told.effects, rollups };
}

const nothing: Touched = { effects: [], series: [] };

async function catalogueBefore(
  writer: WarehouseWriter,
  current: Catalogue,
  inForce: CatalogueVersion | undefined,
): Promise<Catalogue> {
  if (!inForce || inForce.sha256 === current.sha256) return current;
  return readCatalogue((await writer.catalogueText(inForce.number)) ?? '', `${inForce.fileName} (${inForce.number})`);
}

function stored({ source, sha256 }: Catalogue, adoptedBy: string, note: string | undefined) {
  return { sha256, content: source.text, fileName: basename(source.file), adoptedBy, note };
}

function refusal({ source }: Catalogue, refused: Touched['effects']): TongbaoError {
  const said = (language: Language): string => refused.map((one) => effectText(one, language)).join('\n');
  return new TongbaoError('CATALOGUE_REFUSED', { file: source.file, zh: said('zh'), en: said('en') });
}

function tell(log: Log, { already, version, rollups }: Adopted): void {
  const { number, sha256 } = version;
  if (!already) log.info({ version: number, sha256, rollups }, 'catalogue adopted');
}
