import { isIP, isIPv4 } from 'node:net';
import type { Text } from './text';

/** One setting: read from the environment under its name, documented in the settings table of the README. */
export interface Setting<T> {
  readonly name: string;
  readonly default: string;
  readonly help: Text;
  /** Its value is not to be shown. */
  readonly secret?: boolean;
  /** Reads the text; throws with what is allowed when it does not fit. */
  readonly read: (text: string) => T;
}

export function text(name: string, fallback: string, help: Text): Setting<string> {
  return { name, default: fallback, help, read: (value) => value };
}

/** One of a few words. */
export function choice<T extends string>(name: string, fallback: T, words: readonly T[], help: Text): Setting<T> {
  const read = (value: string): T => {
    const word = words.find((one) => one === value);
    if (word === undefined) throw new RangeError(words.join(', '));
    return word;
  };
  return { name, default: fallback, help, read };
}

/** A whole number from `least` to `most`. `k`, `M` and `G` (of 1024) may follow. */
export function whole(name: string, fallback: string, least: number, most: number, help: Text): Setting<number> {
  return {
    name,
    default: fallback,
    help,
    read: (value) => {
      const match = /^(\d+)([kMG]?)$/.exec(value.trim());
      const number = match ? Number(match[1]) * 1024 ** ['', 'k', 'M', 'G'].indexOf(match[2] ?? '') : NaN;
      if (!(number >= least && number <= most)) throw new RangeError(`${least}–${most}`);
      return number;
    },
  };
}

/** Origins of web pages, separated by commas: scheme, host and port, and nothing else. */
export function origins(name: string, fallback: string, help: Text): Setting<readonly string[]> {
  const read = (value: string): string[] => {
    const given = value.split(',').map((one) => one.trim());
    return given.filter(Boolean).map((one) => {
      const { protocol, origin } = URL.canParse(one) ? new URL(one) : { protocol: '', origin: '' };
      if (!/^https?:$/.test(protocol) || origin !== one) throw new RangeError('https://host[:port], …');
      return one;
    });
  };
  return { name, default: fallback, help, read };
}

/** Proxies, by the names of ranges or as addresses with the length of their prefix. */
export function proxies(name: string, fallback: string, help: Text): Setting<readonly string[]> {
  const read = (value: string): string[] => {
    const given = value.split(',').map((one) => one.trim());
    return given.filter(Boolean).map((one) => {
      const [address = '', bits = '0', ...more] = one.split('/');
      const range = isIP(address) > 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (isIPv4(address) ? 32 : 128);
      if (!(range && more.length === 0) && !/^(loopback|linklocal|uniquelocal)$/.test(one))
        throw new RangeError('loopback, linklocal, uniquelocal, 10.0.0.7, 10.0.0.0/8');
      return one;
    });
  };
  return { name, default: fallback, help, read };
}
