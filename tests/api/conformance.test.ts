import { serverAudits } from 'graphql-http';
import { servedProvince, type Served } from './served';

/*
 * The official audits of GraphQL over HTTP, run against the endpoint as it is served. How many there are is written down
 * here, so that none can go missing.
 */

let served: Served;
beforeAll(async () => {
  served = await servedProvince('empty');
});
afterAll(() => served.close());

const audits = serverAudits({ url: () => `${served.url}/graphql` });

test.each([
  ['MUST', 13],
  ['SHOULD', 23],
  ['MAY', 25],
])('there are audits of what a server %s do', (word, count) => {
  expect(audits.filter(({ name }) => name.startsWith(word))).toHaveLength(count);
});

test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_, audit) => {
  const result = await audit.fn();
  expect(result.status === 'ok' ? [] : [result.status, result.reason]).toEqual([]);
});
