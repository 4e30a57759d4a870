import pino from 'pino';

/** The structured log of machinery: one JSON object a line, to standard error. What people read goes to standard output. */
export type Log = pino.Logger;

export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
}

/** A log that keeps nothing. */
export const silentLog: Log = pino({ level: 'silent' });
