import pino from 'pino';

/** The structured log of machinery: one JSON object a line, to standard error. What people read goes to standard output. */
export type Log = pino.Logger;

/** Fields that are never logged, at the top or within whatever is logged whole. */
const secretFields = ['authorization', 'cookie', '["set-cookie"]', 'password', 'query.code'].flatMap((field) => {
  const under = ['*', '*.headers', 'headers', '*.*'];
  const join = (prefix: string): string => (field.startsWith('[') ? `${prefix}${field}` : `${prefix}.${field}`);
  return [field, ...under.map(join)];
});

/** What lets somebody in, wherever it stands in a text: our own secrets by their prefix, others by what comes before them. */
const secretTexts = /\btb[sl]?_[\w-]{40,}|\b(?:Bearer|Basic) +[\w.~+/=-]+|(?<=[?&](?:code|state)=)[^&"\s\\]+/gi;

/** A log of a level and above; no secret gets into it, whatever is logged. */
export function createLog(
  level: string,
  destination: { write(line: string): unknown } = pino.destination({ fd: 2, sync: true }),
): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const redact = { paths: secretFields, censor: '[secret]' };
  return pino(
    { ...options, redact },
    { write: (line) => void destination.write(line.replace(secretTexts, '[secret]')) },
  );
}

/** A log that keeps nothing. */
export const silentLog: Log = pino({ level: 'silent' });
