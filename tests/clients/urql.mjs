// urql: queries by GET, and its document cache.
import { cacheExchange, createClient, fetchExchange } from '@urql/core';
import { authorization, figuresQuery, notedFetch, questions, report, url } from './server.mjs';

const { fetch, requests } = notedFetch();
const client = createClient({
  url,
  fetch,
  fetchOptions: { headers: { authorization } },
  preferGetMethod: true,
  exchanges: [cacheExchange, fetchExchange],
});

const rows = [];
for (const question of questions) {
  let after;
  do {
    const { data, error } = await client.query(figuresQuery, { ...question, after }).toPromise();
    if (error) throw error;
    rows.push(...data.rollups.nodes);
    after = data.rollups.pageInfo.hasNextPage ? data.rollups.pageInfo.endCursor : undefined;
  } while (after);
}

const asked = requests.length;
const again = await client.query(figuresQuery, { ...questions[0], after: undefined }).toPromise();
await report({ rows, requests, fromCache: again.data.rollups.nodes.length > 0 && requests.length === asked });
