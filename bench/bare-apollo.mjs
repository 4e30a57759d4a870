// The least that answers the question by GraphQL: Apollo's own server over the rollups' rows, in a process of its own, as
// anybody would write it in ten lines. It knows no rights, versions, names, limits or caches; it is what all that is held
// against.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { createPool } from 'mysql2/promise';
import { endOfTime } from './numbers.mjs';

const typeDefs = `
  type Row {
    branch: String! period: String! service: String! indicator: String! customerClass: String!
    low: String high: String volume: String! branchesReported: Int!
  }
  type Rows { nodes: [Row!]! }
  input Filter { periods: [String!]! }
  type Query { rollups(filter: Filter!): Rows! }
`;

/** Serves the rollups of `branch`; resolves to `{ url, headers, stop }`. */
export function serveBareApollo({ url, country }) {
  const server = spawn(process.execPath, [fileURLToPath(import.meta.url), url, country.head], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const orphaned = () => server.kill('SIGKILL');
  process.once('exit', orphaned);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`it ended with ${code}`)));
    server.stdout.once('data', (printed) => {
      const stop = () => {
        process.off('exit', orphaned);
        server.kill();
      };
      resolve({ url: String(printed).trim().replace(/\/$/, ''), headers: {}, stop });
    });
  });
}

async function serve(database, branch) {
  const pool = createPool({ uri: database, supportBigNumbers: true });
  const rollups = async (_parent, { filter }) => {
    const [nodes] = await pool.query(
      `SELECT branch, period, service, indicator, customer_class AS customerClass, low, high, volume,
          branches_reported AS branchesReported
        FROM rollup WHERE branch = ? AND period IN (?) AND valid_to = ?`,
      [branch, filter.periods, endOfTime],
    );
    return { nodes };
  };
  const server = new ApolloServer({ typeDefs, resolvers: { Query: { rollups } } });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  console.log(url);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serve(process.argv[2], process.argv[3]);
