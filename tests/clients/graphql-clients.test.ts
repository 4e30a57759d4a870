import { servedProvince, type Served } from '../api/served';
import { deviationsIn, reported, type Row } from './run';

interface Walk {
  readonly rows: readonly Row[];
  readonly requests: readonly { readonly method: string; readonly status: number; readonly withQuery: boolean }[];
  /** Whether the first page, asked for again, needed no request. */
  readonly fromCache: boolean;
}

describe('clients of GraphQL that others wrote', () => {
  let served: Served;
  beforeAll(async () => {
    served = await servedProvince('sample');
  });
  afterAll(() => served.close());

  test('Apollo Client pages through everything, with its cache and persisted queries by GET', async () => {
    const { rows, requests, fromCache } = await reported<Walk>('apollo.mjs', served);
    expect(deviationsIn(rows)).toEqual([]);
    expect(fromCache).toBe(true);
    // the query goes over once, in answer to the first GET by its hash; from then on the hash stands for it
    expect(requests.filter(({ withQuery }) => withQuery)).toHaveLength(1);
    expect(requests.slice(2).map(({ method }) => method)).toEqual(requests.slice(2).map(() => 'GET'));
    expect(requests.length).toBeGreaterThan(6);
  });

  test('urql pages through everything by GET, with its cache', async () => {
    const { rows, requests, fromCache } = await reported<Walk>('urql.mjs', served);
    expect(deviationsIn(rows)).toEqual([]);
    expect(fromCache).toBe(true);
    expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(['GET']));
  });
});
