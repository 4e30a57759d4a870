/*
 * foundation: what every room stands on and that knows nothing of the domain:
 * error codes, settings, languages, clock and log.
 * It imports no other room.
 */
export * from './built';
export * from './clock';
export * from './errors';
export * from './group-by';
export * from './log';
export * from './settings';
export * from './text';
export * from './tracing';
export * from './version';
