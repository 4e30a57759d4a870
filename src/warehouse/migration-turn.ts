import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

/** How long somebody waits for their turn. */
const patienceMilliseconds = 60_000;
/** How long a turn lasts, unless it is prolonged: so long nobody migrates after a process that died over it. */
const turnSeconds = 30;
const prolongMilliseconds = 10_000;
const askMilliseconds = 200;

const before = "'2000-01-01'";
const until = `UTC_TIMESTAMP(3) + INTERVAL ${turnSeconds} SECOND`;

/**
 * Does `work` while nobody else migrates. Servers commit after every change of a table, so that a transaction would not keep
 * others out; and a named lock, or a locked row, is known to one node of a cluster only. So it is a row that says until when
 * it is taken: of two who change it at once, on whichever nodes, one is refused.
 */
export async function inMigrationTurn<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  const holder = randomUUID();
  await dataSource.query(
    `CREATE TABLE IF NOT EXISTS migration_turn (
      id INT NOT NULL PRIMARY KEY COMMENT 'always 1',
      holder CHAR(36) COMMENT 'who migrates; null while nobody does',
      held_until DATETIME(3) NOT NULL COMMENT 'when that ends unless it is prolonged, UTC'
    ) ENGINE = InnoDB`,
  );
  await dataSource.query(`INSERT IGNORE INTO migration_turn (id, held_until) VALUES (1, ${before})`);
  await take(dataSource, holder);
  const prolonging = setInterval(() => {
    const prolong = `UPDATE migration_turn SET held_until = ${until} WHERE id = 1 AND holder = ?`;
    dataSource.query(prolong, [holder]).catch(() => undefined);
  }, prolongMilliseconds);
  try {
    return await work();
  } finally {
    clearInterval(prolonging);
    await dataSource.query(
      `UPDATE migration_turn SET holder = NULL, held_until = ${before} WHERE id = 1 AND holder = ?`,
      [holder],
    );
  }
}

async function take(dataSource: DataSource, holder: string): Promise<void> {
  const deadline = Date.now() + patienceMilliseconds;
  for (;;) {
    const free = 'holder IS NULL OR held_until < UTC_TIMESTAMP(3)';
    const taken = await dataSource.query<{ affectedRows: number }>(
      `UPDATE migration_turn SET holder = ?, held_until = ${until} WHERE id = 1 AND (${free})`,
      [holder],
    );
    if (taken.affectedRows === 1) return;
    if (Date.now() > deadline) {
      throw Object.assign(new Error('another process is migrating'), { code: 'ER_LOCK_WAIT_TIMEOUT' });
    }
    await pause(askMilliseconds);
  }
}
