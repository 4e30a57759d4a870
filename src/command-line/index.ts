/*
 * command-line: `tongbao COMMAND …`: what is asked for on a terminal, and the answer in lines, tables, CSV or JSON.
 * One file for each command; what the commands do is done by the rooms they ask.
 * It imports foundation, model, catalogue, warehouse, rollups and importing; what is large (api, annotation, templates) the door hands in.
 */
export { runCommandLine } from './run';
export type { Program } from './program';
