// The province in one half-year, by GraphQL and one client: how it compares with asking the database itself.
import { compete, graphqlClient, median, ratio } from '../measure.mjs';
import { serveBareApollo } from '../bare-apollo.mjs';
import { serveProgram } from '../program.mjs';
import { everythingQuery, figuresQuery, halfYears, rawQuestions } from '../questions.mjs';
import { uncached } from '../settings.mjs';

export const title = 'province × one half-year × all series, one client, nothing cached';

export async function run({ databaseOf, size, effort }) {
  const prepared = await databaseOf(size);
  const served = await serveProgram(prepared, { settings: uncached });
  const client = graphqlClient(served);
  const bare = await serveBareApollo(prepared);
  const bareClient = graphqlClient(bare);
  const raw = await rawQuestions(prepared);
  const next = halfYears(prepared.country);
  const byGraphql =
    (query, by = client) =>
    async () => {
      const { rollups } = await by.ask(query, { period: next().half });
      if (rollups.nodes.length !== prepared.country.series.length) throw new Error(`${rollups.nodes.length} figures`);
    };
  try {
    const results = await compete(
      {
        grouped: () => raw.grouped(next()),
        kept: () => raw.kept(next()),
        bare: byGraphql(figuresQuery, bareClient),
        graphql: byGraphql(figuresQuery),
        everything: byGraphql(everythingQuery),
      },
      effort,
    );
    const { grouped, kept, bare: least, graphql, everything } = results;
    return [
      { what: 'raw GROUP BY over observations', value: median(grouped.rates), unit: '/s' },
      { what: 'raw read of the rollup rows', value: median(kept.rates), unit: '/s' },
      { what: 'a bare Apollo over the rollup rows', value: median(least.rates), unit: '/s' },
      { what: 'GraphQL, the same columns', value: median(graphql.rates), unit: '/s' },
      { what: '… to raw GROUP BY', value: ratio(graphql, grouped), unit: '×', least: 60 },
      { what: '… to raw read', value: ratio(graphql, kept), unit: '×', least: 0.6 },
      { what: '… to a bare Apollo', value: ratio(graphql, least), unit: '×' },
      { what: 'GraphQL, all 21 fields', value: median(everything.rates), unit: '/s' },
      { what: '… to raw GROUP BY', value: ratio(everything, grouped), unit: '×' },
      { what: '… to raw read', value: ratio(everything, kept), unit: '×' },
    ];
  } finally {
    client.close();
    bareClient.close();
    bare.stop();
    await raw.close();
    await served.stop();
  }
}
