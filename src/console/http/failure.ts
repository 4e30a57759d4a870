import { say } from '../language';

/** What the server says of a failure, in its one shape. */
export interface Said {
  readonly code: string;
  readonly message: string;
  readonly submission?: { readonly id: number };
  readonly id?: string;
}

/** A request that did not do what it was to do, in the server's own words. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    readonly said: Said,
    readonly status: number,
  ) {
    super(said.message);
  }

  /** Whether it is only that one is not known, or not allowed to. */
  get refused(): 'unknown' | 'forbidden' | undefined {
    if (this.said.code === 'UNAUTHENTICATED' || this.said.code === 'CREDENTIAL_INVALID') return 'unknown';
    return this.said.code === 'FORBIDDEN' ? 'forbidden' : undefined;
  }
}

const unreachable = {
  zh: '服务器没有回应。请检查网络，稍后再试。',
  en: 'The server does not answer. Check the network and try again.',
};

/** The failure behind whatever was thrown. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  return new Failure({ code: 'UNREACHABLE', message: say(unreachable) }, 0);
}

/** What an answer says of its failure; something between us and the server may have answered in its place. */
export function saidIn(body: unknown, status: number): Said {
  const error = isRecord(body) ? body['error'] : undefined;
  if (isRecord(error) && typeof error['code'] === 'string' && typeof error['message'] === 'string') {
    return error as unknown as Said;
  }
  return { code: `HTTP ${status}`, message: say(unreachable) };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
