// The database engines a test run has: those named by the environment, those this machine can start, and SQLite.
import { serverPrograms, startPrivateServer } from './private-server.mjs';
import { familyAt } from './version.mjs';

/** The variable that carries a server's URL to the tests, by the engine's name. */
export const variables = { MariaDB: 'TEST_MARIADB_URL', MySQL: 'TEST_MYSQL_URL' };

/** How to get an engine that is not at hand, by its name. */
export const advice = {
  MariaDB: 'apt-get install mariadb-server, or name a server in TEST_MARIADB_URL',
  MySQL:
    'TEST_MYSQL_URL=$(scripts/mysql-server.sh up .cache/mysql 3307) npm test, or name another server in TEST_MYSQL_URL',
};

/** What the environment names, under the name each server gives itself: a MariaDB may stand in TEST_MYSQL_URL. */
async function namedServers() {
  const urls = {};
  for (const variable of Object.values(variables)) {
    const url = process.env[variable];
    if (!url) continue;
    try {
      urls[await familyAt(url)] ??= url;
    } catch (error) {
      throw new Error(`${variable} names a server that can't be used: ${error.message}`);
    }
  }
  return urls;
}

/** Resolves to `{ urls, stop }`: URLs by engine name, and what stops the servers that were started for this. */
export async function gatherEngines() {
  const urls = await namedServers();
  const started = [];
  const stop = async () => {
    await Promise.all(started.map((server) => server.stop()));
  };
  try {
    for (const [family, program] of Object.entries(await serverPrograms())) {
      if (urls[family]) continue;
      const server = await startPrivateServer(family, program);
      started.push(server);
      urls[family] = server.url;
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { urls, stop };
}
