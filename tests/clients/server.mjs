// Where the clients of this folder ask, what they ask for, and how they hand over what they got.
import { readFileSync } from 'node:fs';

export const url = `${process.env.TONGBAO_URL}/graphql`;
export const authorization = `Bearer ${process.env.TONGBAO_TOKEN}`;

/** A page of figures, the query that every client walks with. */
export const figuresQuery = readFileSync(new URL('figures.graphql', import.meta.url), 'utf8');

/** Everything there is of the half-year: months, quarters and the whole, for the province and each branch. */
export const questions = ['PROVINCE', 'BRANCH'].flatMap((level) =>
  ['MONTH', 'QUARTER', 'HALF_YEAR'].map((grain) => ({ periods: ['2009-H2'], level, grain, first: 200 })),
);

/** A fetch that keeps account of what goes over the wire. */
export function notedFetch() {
  const requests = [];
  const noted = async (address, options) => {
    const response = await fetch(address, options);
    const body = options?.body ? JSON.parse(options.body) : Object.fromEntries(new URL(address).searchParams);
    requests.push({ method: options?.method ?? 'GET', status: response.status, withQuery: body.query !== undefined });
    return response;
  };
  return { fetch: noted, requests };
}

/** Hands the test what came of it; resolves when all of it is on its way. */
export function report(outcome) {
  return new Promise((resolve) => process.stdout.write(JSON.stringify(outcome), resolve));
}
