/*
 * catalogue: reads and checks a catalogue file: who reports, what is measured, how it adds up, and by which names it goes.
 * Nothing elsewhere in the program knows a branch, a service or an indicator by name.
 * It imports foundation and model.
 */
export type { Aspect, BulletinPart, BulletinSection, BulletinTemplate, Prose, ProseWord } from './bulletin/template';
export * from './catalogue';
export { compareCatalogues, type CatalogueChange } from './compare';
export { catalogueJsonSchema, checkCatalogue, loadCatalogue, readCatalogue, type CatalogueProblem } from './load';
export { partNames } from './part-names';
export type { RecordMeasure } from './record-measures';
export type { RecordFigure, RecordKind, WorkingDays } from './records';
export type { RuleRelation } from './relations';
export type { Words } from './schema';
