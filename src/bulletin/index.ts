/*
 * bulletin: makes the bulletin of a period (通报) in one language, by the template of the catalogue: asks for its figures at
 * one version, composes a document of them, and writes that as .docx, .xlsx or .html. The same asked is the same bytes.
 * It imports foundation, model, catalogue, office-files, warehouse and rollups.
 */
export { bulletinFormats, makeBulletin, type BulletinFormat } from './make-bulletin';
export type { ChangedFigure, ReleaseFacts } from './release-facts';
