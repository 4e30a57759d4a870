import { decimal, plain } from '../model';

/** The plain spelling of a decimal such as `1E-05`; `undefined` for what is not a decimal (`NaN`, `Infinity`, words). */
export function plainNumber(text: string): string | undefined {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/.test(text)
    ? plain(decimal(text.replace(/^\+/, '')))
    : undefined;
}
