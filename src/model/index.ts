/*
 * model: the words of the domain as plain types and pure functions:
 * decimals, periods, units, series, the measure and its merge, findings.
 * It does no input or output and imports only foundation.
 */
export * from './decimal';
export * from './display';
export * from './event-record';
export * from './finding';
export * from './findings';
export * from './finding-text';
export * from './fraction';
export * from './interval';
export * from './measure';
export * from './observation';
export * from './period';
export * from './period-label';
export * from './series';
export * from './status';
export * from './unit';
