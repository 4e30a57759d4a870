import type { Request } from 'express';
import { refuseArgument } from '../codes';

/** The parameters of an address. Lists are repeated or separated by commas. */
export interface QueryReader {
  readonly list: (name: string) => string[] | undefined;
  /** Throws `ARGUMENT_INVALID` where there are several. */
  readonly single: (name: string) => string | undefined;
  /** `true` or `false`; throws `ARGUMENT_INVALID` for anything else. */
  readonly flag: (name: string) => boolean | undefined;
  /** A whole number; throws `ARGUMENT_INVALID` for anything else. */
  readonly whole: (name: string) => number | undefined;
}

/** Reads parameters; throws `ARGUMENT_INVALID` where there is one that is not among `known`. */
export function queryReader({ query }: Request, known: readonly string[]): QueryReader {
  const stranger = Object.keys(query).find((name) => !known.includes(name));
  if (stranger !== undefined) refuseArgument('?', stranger, known);
  const list = (name: string): string[] | undefined => {
    const given = query[name];
    if (given === undefined) return undefined;
    return [given]
      .flat()
      .flatMap((one) => (typeof one === 'string' ? one.split(',') : refuseArgument(name, '{…}', '…,…')));
  };
  const single = (name: string): string | undefined => {
    const given = list(name);
    return given === undefined || given.length === 1 ? given?.[0] : refuseArgument(name, given.join(','), '1');
  };
  const whole = (name: string): number | undefined => {
    const given = single(name);
    if (given === undefined) return undefined;
    return /^\d{1,15}$/.test(given) ? Number(given) : refuseArgument(name, given, '0–9');
  };
  const flag = (name: string): boolean | undefined => {
    const given = single(name);
    if (given === undefined) return undefined;
    return /^(true|false)$/.test(given) ? given === 'true' : refuseArgument(name, given, ['true', 'false']);
  };
  return { list, single, flag, whole };
}
