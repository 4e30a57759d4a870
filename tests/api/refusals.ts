import type { Served } from './served';

/** An answer with the headers that tell of limits. */
interface Told {
  readonly status: number;
  readonly cost: number | null;
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

/** Asks, and gives what was answered with what its headers say. */
export async function ask(served: Served, query: string, variables?: object, operationName?: string): Promise<Told> {
  const response = await served.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables, operationName }),
  });
  const cost = response.headers.get('x-query-cost');
  return {
    status: response.status,
    cost: cost === null ? null : Number(cost),
    ...((await response.json()) as object),
  };
}

/** What a refusal says of the limit, in the one shape. */
export function refusal({ status, data, errors }: Told) {
  expect(data ?? null).toBeNull();
  const ours = (errors ?? []).filter(({ extensions }) => extensions['limit'] !== undefined);
  expect(ours).toHaveLength(1);
  const [{ message, extensions } = { message: '', extensions: {} }] = ours;
  const limit = extensions['limit'] as Record<string, unknown>;
  for (const part of Object.values(limit)) expect(message).toContain(String(part));
  return { status, code: extensions['code'], ...limit };
}

/** A refusal as it ought to be. */
export const refused = (what: string, value: number | string, limit: number, setting: string) => ({
  ...{ status: 400, code: 'LIMIT_EXCEEDED' },
  ...{ what, value, limit, setting },
});

export const repeated = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
