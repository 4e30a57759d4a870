// The question that is asked throughout: the province (the head) in one half-year, all series.
import { createConnection } from 'mysql2/promise';
import { monthsOfHalf, periodCodes } from './country.mjs';
import { endOfTime } from './numbers.mjs';

/** What the rollup's row says, and no more. */
export const figuresQuery = `query ($period: String!) {
  rollups(filter: { periods: [$period] }) {
    nodes { branch period service indicator customerClass low high volume branchesReported }
  }
}`;

/** Every flat field there is. */
export const everythingQuery = `query ($period: String!) {
  rollups(filter: { periods: [$period] }) {
    nodes {
      branch branchName period service serviceName indicator indicatorName customerClass customerClassName unit value low
      high bound display volume branchesReported branchesExpected status limit meetsLimit
    }
  }
}`;

/** Gives the next half-year of a country each time, round and round, so that nobody answers from what was just asked. */
export function halfYears({ halves, halfOf }) {
  let next = 0;
  return () => periodCodes(halfOf(next++ % halves));
}

/** The same questions put to the database itself, on a connection of their own. */
export async function rawQuestions({ url, country }) {
  const connection = await createConnection({ uri: url, supportBigNumbers: true });
  const checked = async (sql, values) => {
    const [rows] = await connection.query(sql, values);
    if (rows.length !== country.series.length) throw new Error(`${rows.length} figures of ${country.series.length}`);
    return rows;
  };
  return {
    /** From what the branches reported. */
    grouped: ({ months }) =>
      checked(
        `SELECT service, indicator, customer_class, SUM(low * volume) / SUM(volume) AS low,
            SUM(high * volume) / SUM(volume) AS high, SUM(volume) AS volume, COUNT(DISTINCT branch) AS branches_reported
          FROM observation WHERE period IN (${Array(monthsOfHalf).fill('?').join(', ')}) AND valid_to = ?
          GROUP BY service, indicator, customer_class`,
        [...months, endOfTime],
      ),
    /** From the rollup's rows. */
    kept: ({ half }) =>
      checked(
        `SELECT branch, period, service, indicator, customer_class, low, high, volume, branches_reported
          FROM rollup WHERE branch = ? AND period = ? AND valid_to = ?`,
        [country.head, half, endOfTime],
      ),
    close: () => connection.end(),
  };
}
