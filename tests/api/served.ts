import type { Role } from '../../src/access';
import { newSecret } from '../../src/access/secrets';
import { period, periodAndWithin, periodCode } from '../../src/model';
import { serve } from '../../src/server';
import type { Tongbao } from '../../src/wiring';
import { emptyProvince, sampleProvince, type SampleProvince } from '../journeys/sample-province';

/** An answer of the GraphQL endpoint. */
export interface GraphqlAnswer<T> {
  readonly status: number;
  readonly data?: T | null;
  readonly errors?: readonly GraphqlError[];
}

/** An error of REST. */
interface SentError {
  readonly code: string;
  readonly message: string;
  readonly findings: readonly object[];
  readonly submission?: { readonly id: number; readonly links: Readonly<Record<string, string>> };
}

interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: string;
    readonly messages?: { readonly zh: string; readonly en: string };
    readonly id?: string;
  };
}

/**
 * A province that is served over HTTP. Whatever is asked through it is asked by an administrator,
 * unless the headers say otherwise; by nobody with an empty `authorization`.
 */
export interface Served extends SampleProvince {
  readonly url: string;
  /** The administrator's token. */
  readonly token: string;
  /** As the global `fetch`, of a path of the server. */
  fetch(path: string, init?: RequestInit & { readonly headers?: Record<string, string> }): Promise<Response>;
  /** A token of another role, that belongs to no account. */
  tokenFor(role: Role, branch?: string): Promise<string>;
  /** Asks the endpoint by POST. */
  graphql<T = unknown>(query: string, variables?: object, headers?: Record<string, string>): Promise<GraphqlAnswer<T>>;
  /** Sends a workbook. */
  send(form: FormData, headers?: Record<string, string>): Promise<Response>;
  /** Posts JSON. */
  post(path: string, body: object): Promise<Response>;
  /** Every figure there is of 2009 and 2010, as exported. */
  allFigures(): Promise<string>;
  /** As `graphql`, where errors fail the test. */
  data<T>(query: string, variables?: object, headers?: Record<string, string>): Promise<T>;
}

export async function servedProvince(
  what: 'sample' | 'empty',
  environment: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const province = await (what === 'sample' ? sampleProvince : emptyProvince)(environment);
  const token = await standingToken(province.tongbao, 'administrator');
  const serving = await serve(province.tongbao);
  const ask: Served['fetch'] = (path, init = {}) => {
    const { authorization = `Bearer ${token}`, ...headers } = init.headers ?? {};
    return fetch(serving.url + path, { ...init, headers: { ...headers, ...(authorization && { authorization }) } });
  };
  const graphql: Served['graphql'] = async (query, variables, headers) => {
    const response = await ask('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as object) };
  };
  return {
    ...province,
    url: serving.url,
    token,
    fetch: ask,
    tokenFor: (role, branch) => standingToken(province.tongbao, role, branch),
    graphql,
    send: (form, headers = {}) => ask('/submissions', { method: 'POST', body: form, headers }),
    post: (path, body) =>
      ask(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    async allFigures() {
      const periods = ['2009', '2010'].flatMap((year) => periodAndWithin(period(year)).map(periodCode));
      const parts = ['province', 'branch'].map(async (level) => {
        const response = await ask(`/exports/rollups.csv?periods=${periods.join()}&level=${level}`);
        return response.text();
      });
      return (await Promise.all(parts)).join('');
    },
    async data<T>(query: string, variables?: object, headers?: Record<string, string>): Promise<T> {
      const { data, errors } = await graphql<T>(query, variables, headers);
      if (errors || !data) throw new Error(JSON.stringify(errors));
      return data;
    },
    async close() {
      await serving.close();
      await province.close();
    },
  };
}

/** A token for a hundred years, made by nobody, so that the audit log stays as the test fills it. */
export async function standingToken(
  { warehouse }: Pick<Tongbao, 'warehouse'>,
  role: Role,
  branch?: string,
): Promise<string> {
  const { secret, sha256, id } = newSecret('token');
  const [createdAt, expiresAt] = ['2010-01-01T00:00:00.000Z', '2110-01-01T00:00:00.000Z'];
  const token = { id, kind: 'token', sha256, name: id, role, branch, createdAt, expiresAt } as const;
  await warehouse.write((writer) => writer.access.addCredential(token));
  return secret;
}

export function formWith(bytes: Uint8Array | string, name: string, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([bytes]), name);
  return form;
}

/** The error that an HTTP answer carries in the one shape; anything else fails the test. */
export async function errorIn(response: Response): Promise<SentError> {
  const body = (await response.json()) as { error: SentError };
  expect(Object.keys(body)).toEqual(['error']);
  expect(Object.keys(body.error)).toEqual(expect.arrayContaining(['code', 'message', 'findings']));
  return body.error;
}
