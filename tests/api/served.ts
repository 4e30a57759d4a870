import { period, periodAndWithin, periodCode } from '../../src/model';
import { serve } from '../../src/server';
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

/** A province that is served over HTTP. */
export interface Served extends SampleProvince {
  readonly url: string;
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
  const serving = await serve(province.tongbao);
  const graphql: Served['graphql'] = async (query, variables, headers) => {
    const response = await fetch(`${serving.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as object) };
  };
  return {
    ...province,
    url: serving.url,
    graphql,
    send: (form, headers = {}) => fetch(`${serving.url}/submissions`, { method: 'POST', body: form, headers }),
    post: (path, body) =>
      fetch(serving.url + path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    async allFigures() {
      const periods = ['2009', '2010'].flatMap((year) => periodAndWithin(period(year)).map(periodCode));
      const parts = ['province', 'branch'].map(async (level) => {
        const response = await fetch(`${serving.url}/exports/rollups.csv?periods=${periods.join()}&level=${level}`);
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
