import { TongbaoError } from '../foundation';

/** The refusal of something that is more than a setting allows. */
export function limitExceeded(what: string, value: number | string, limit: number, setting: string): TongbaoError {
  return new TongbaoError('LIMIT_EXCEEDED', { what, value, limit, setting });
}

/** What an error says, for programs, of the limit that it is about. */
export interface LimitIn {
  readonly limit?: {
    /** The setting that can move it. */
    readonly setting: string;
    readonly [name: string]: TongbaoError['values'][string];
  };
}

/** The limit that an error is about, if it is a refusal because of a setting. */
export function limitIn({ values }: TongbaoError): LimitIn {
  const { setting } = values;
  return typeof setting === 'string' ? { limit: { ...values, setting } } : {};
}
