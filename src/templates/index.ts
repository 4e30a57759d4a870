/*
 * templates: makes the workbook that a branch fills in for a period, from the catalogue alone: a form for each service,
 * a help sheet, and earlier figures to compare with. What it makes is read back without a finding.
 * It imports foundation, model, catalogue and office-files.
 */
export type { EarlierFigure } from './earlier';
export { makeTemplate, type Template, type TemplateOptions } from './make-template';
