import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { TongbaoError } from '../foundation';
import { count } from './figures';
import type { ImportJobPartRow, ImportJobRow } from './job-tables';
import type { ImportJob, ImportJobs, JobClaim, JobFailure, NewImportJob } from './jobs';
import type { Lend } from './lend';
import { insertRows, readRows } from './rows';

const partBytes = 2 ** 20;
/** In how many seconds somebody may come again who found the queue full. */
const againSeconds = 30;

/** On what connections the queue is read and changed. */
export interface JobConnections {
  readonly now: () => string;
  readonly read: Lend;
  /** Changes that are one statement each; not in turn with the writers, where they need not be. */
  readonly change: Lend;
  /** A transaction. */
  readonly together: Lend;
}

/** As `ImportJobs`. Every change of a job is one statement that says in which state it has to be: of two only one matches. */
export class JobRows implements ImportJobs {
  constructor(private readonly connections: JobConnections) {}

  put(given: NewImportJob, bytes: Uint8Array, limit: { most: number; setting: string }): Promise<void> {
    const { actor, ...rest } = given;
    const row: ImportJobRow = {
      ...rest,
      ...{ actor: actor.name, origin: actor.origin, state: 'waiting', putAt: this.connections.now() },
      ...{ tries: 0, heldUntil: 0 },
    };
    return this.connections.together(async (manager) => {
      // asked again after an answer that was lost
      if ((await jobs(manager, 'j.id = :id', { id: given.id })).length > 0) return;
      const waiting = select(manager).select('COUNT(*)', 'n').where("j.state = 'waiting'");
      if ((await count(waiting)) >= limit.most) {
        const { most, setting } = limit;
        throw new TongbaoError('BUSY', { limit: most, setting, seconds: againSeconds });
      }
      await insertRows(manager, 'import_job', [row]);
      for (let part = 0; part * partBytes < bytes.byteLength; part += 1) {
        const some: ImportJobPartRow = {
          ...{ job: given.id, part },
          bytes: bytes.subarray(part * partBytes, (part + 1) * partBytes),
        };
        await insertRows(manager, 'import_job_part', [some]);
      }
    });
  }

  find(id: string): Promise<ImportJob | undefined> {
    return this.connections.read(async (manager) => (await jobs(manager, 'j.id = :id', { id }))[0]);
  }

  async ahead({ id, state, putAt }: ImportJob): Promise<number> {
    if (state !== 'waiting') return 0;
    return this.connections.read((manager) =>
      count(
        select(manager)
          .select('COUNT(*)', 'n')
          .where("j.state = 'waiting' AND (j.putAt < :putAt OR (j.putAt = :putAt AND j.id < :id))", { putAt, id }),
      ),
    );
  }

  async take(seconds: number, tries: number): Promise<{ job: ImportJob; claim: JobClaim } | undefined> {
    for (;;) {
      const next = await this.connections.read((manager) => nextJob(manager));
      if (!next) return undefined;
      const holder = randomUUID();
      const taken = await this.connections.change(async (manager) => {
        const now = clockOf(manager);
        const free = `(state = 'waiting' OR (state = 'running' AND held_until < ${now}))`;
        await manager.query(
          `UPDATE import_job SET state = 'running', holder = ?, held_until = ${now} + ?, tries = tries + 1
            WHERE id = ? AND ${free}`,
          [holder, seconds * 1000, next.id],
        );
        return (await jobs(manager, 'j.id = :id AND j.holder = :holder', { id: next.id, holder }))[0];
      });
      if (!taken) continue; // another was faster
      const claim = { id: taken.id, holder };
      if (taken.tries <= tries) return { job: taken, claim };
      await this.fail(claim, { code: 'IMPORT_ABANDONED', values: { tries, setting: 'IMPORT_TRIES' } });
    }
  }

  bytes(id: string): Promise<Uint8Array> {
    return this.connections.read(async (manager) => {
      const query = manager.createQueryBuilder<ImportJobPartRow>('import_job_part', 'p').where('p.job = :id', { id });
      const parts = await readRows(query.orderBy('p.part'));
      return new Uint8Array(Buffer.concat(parts.map(({ bytes }) => bytes)));
    });
  }

  prolong(claim: JobClaim, seconds: number): Promise<boolean> {
    return this.connections.change(async (manager) => {
      await manager.query(
        `UPDATE import_job SET held_until = ${clockOf(manager)} + ? WHERE id = ? AND holder = ? AND state = 'running'`,
        [seconds * 1000, claim.id, claim.holder],
      );
      return (await jobs(manager, "j.id = :id AND j.holder = :holder AND j.state = 'running'", claim)).length > 0;
    });
  }

  giveBack({ id, holder }: JobClaim): Promise<void> {
    return this.connections.change(async (manager) => {
      const back = "UPDATE import_job SET state = 'waiting' WHERE id = ? AND holder = ? AND state = 'running'";
      await manager.query(back, [id, holder]);
    });
  }

  finish(claim: JobClaim, outcome: string, submission: number | undefined): Promise<void> {
    return this.connections.together((manager) =>
      settleJob(manager, claim, { outcome, submission, at: this.connections.now() }).then(() => undefined),
    );
  }

  fail(claim: JobClaim, failure: JobFailure): Promise<void> {
    return this.connections.together((manager) =>
      settleJob(manager, claim, { failure, at: this.connections.now() }).then(() => undefined),
    );
  }

  forget(before: string): Promise<void> {
    return this.connections.change(async (manager) => {
      await manager.query("DELETE FROM import_job WHERE state IN ('done', 'failed') AND settled_at < ?", [before]);
    });
  }
}

/**
 * Says what came of a job, within the transaction that `manager` has, and lets go of its bytes. False where the claim no longer
 * holds: then somebody else sees to it, and nothing may be stored for it here.
 */
export async function settleJob(
  manager: EntityManager,
  { id, holder }: JobClaim,
  came: { at: string; outcome?: string; submission?: number | undefined; failure?: JobFailure },
): Promise<boolean> {
  const { at, outcome, submission, failure } = came;
  await manager.query(
    `UPDATE import_job SET state = ?, outcome = ?, submission = ?, failure = ?, settled_at = ?
      WHERE id = ? AND holder = ? AND state = 'running'`,
    [
      failure ? 'failed' : 'done',
      outcome ?? null,
      submission ?? null,
      failure ? JSON.stringify(failure) : null,
      ...[at, id, holder],
    ],
  );
  const settled = await jobs(manager, "j.id = :id AND j.holder = :holder AND j.state IN ('done', 'failed')", {
    id,
    holder,
  });
  if (settled.length === 0) return false;
  await manager.query('DELETE FROM import_job_part WHERE job = ?', [id]);
  return true;
}

/** Milliseconds since 1970 by the clock of the database: those of the processes need not agree. */
function clockOf(manager: EntityManager): string {
  return manager.dataSource.options.type === 'better-sqlite3'
    ? "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"
    : 'CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)';
}

function select(manager: EntityManager) {
  return manager.createQueryBuilder<ImportJobRow>('import_job', 'j');
}

/** The next to be taken: those whose taker's time is up before those that wait. */
async function nextJob(manager: EntityManager): Promise<ImportJob | undefined> {
  const overdue = await jobs(manager, `j.state = 'running' AND j.heldUntil < ${clockOf(manager)}`, {}, 1);
  return overdue[0] ?? (await jobs(manager, "j.state = 'waiting'", {}, 1))[0];
}

async function jobs(manager: EntityManager, where: string, values: object, most = 100): Promise<ImportJob[]> {
  const query = select(manager).where(where, values).orderBy('j.putAt').addOrderBy('j.id').limit(most);
  return (await readRows(query)).map(({ actor, origin, failure, holder: _, heldUntil: __, request, ...rest }) => ({
    ...rest,
    actor: { name: actor, origin },
    request: request as ImportJob['request'],
    failure: failure === undefined ? undefined : (JSON.parse(failure) as JobFailure),
  }));
}
