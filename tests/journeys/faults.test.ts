import Libsql from 'libsql';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  catalogue,
  figures,
  inProvince,
  openProvince,
  examiner,
  send,
  untrue,
  type BranchName,
  type Province,
  type Sent,
} from '../importing/province';
import { describeOnEveryEngine } from '../servers/engines';
import { dump } from './dump';
import { faultyWay } from './faulty-way';
import { sampleFiles, sampleFolder } from './sample-province';
import { tongbao, type Ran } from './terminal';

afterAll(() => examiner.close());

const names = catalogue.branches.filter(({ level }) => level === 'BRANCH').map(({ name }) => name.zh as BranchName);
const months = ['2009-07', '2009-08', '2009-09', '2009-10', '2009-11', '2009-12'];

/** The workbook that a branch sends as its `turn`-th. */
function workbook(turn: number, branch: BranchName = names[turn % names.length] as BranchName): Sent {
  const lines = months.flatMap((period) =>
    ['固话业务,装机平均时间,', 'DDN业务,装机平均时间,'].map((series) => ({
      ...{ period, series, value: `${turn + 1}.5`, volume: String(turn + 7) },
    })),
  );
  return { branch, period: '2009-H2', lines };
}

/** Sends `count` workbooks at once, through importers that take turns; all must go in. Gives their submissions. */
async function sendAtOnce(through: readonly Province[], count: number): Promise<number[]> {
  const all = Array.from({ length: count }, (_, turn) =>
    send(through[turn % through.length] as Province, workbook(turn)),
  );
  const outcomes = await Promise.all(all);
  expect(outcomes.filter(({ status }) => status !== 'accepted')).toEqual([]);
  return outcomes.map(({ id }) => id ?? 0);
}

/** Expects exactly these submissions, with revisions that count up in each branch, true rollups and a whole log. */
async function expectSound(province: Province, ids: readonly number[]): Promise<void> {
  const { warehouse } = province;
  const { rows } = await warehouse.submissions({}, 1000);
  const inOrder = [...rows].reverse();
  expect(inOrder.map(({ id }) => id)).toEqual([...ids].sort((a, b) => a - b));
  expect(inOrder.map(({ id }) => id)).toEqual(inOrder.map((_, place) => place + 1));
  for (const branch of new Set(rows.map((one) => one.branch))) {
    const own = inOrder.filter((one) => one.branch === branch);
    expect(own.map(({ revision }) => revision)).toEqual(own.map((_, place) => place + 1));
    expect(own.map(({ status }) => status)).toEqual(
      own.map((_, i) => (i + 1 < own.length ? 'superseded' : 'accepted')),
    );
  }
  for (const { id } of rows) expect(await warehouse.observationsOf(id)).toHaveLength(12);
  expect(await untrue(province)).toEqual([]);
  const entries = (await warehouse.auditLog(1000)).rows;
  expect(entries.map(({ subject }) => subject).sort()).toEqual(ids.map((id) => `submission ${id}`).sort());
}

describeOnEveryEngine('several at once', (engine) => {
  const onThree = (work: (own: Province, others: readonly Province[]) => Promise<void>): Promise<void> =>
    inProvince(engine, async (own) => {
      const others = await Promise.all([own.url, own.url].map(openProvince));
      try {
        await work(own, others);
      } finally {
        for (const one of others) await one.warehouse.close();
      }
    });

  test('two workbooks of a branch: one after the other, and the later one stands', async () => {
    await onThree(async (own, others) => {
      const two = [workbook(1, '沈阳'), workbook(2, '沈阳')] as const;
      const [one, other] = await Promise.all(two.map((sent, i) => send(others[i] as Province, sent)));
      expect(new Set([one?.revision, other?.revision])).toEqual(new Set([1, 2]));
      await expectSound(own, [1, 2]);
      const alone = await inProvince(engine, async (fresh) => {
        await send(fresh, (one?.revision ?? 0) === 2 ? two[0] : two[1]);
        return figures(fresh);
      });
      expect(await figures(own)).toEqual(alone);
    });
  });

  test('fifty uploads of all branches: every one goes in, once', async () => {
    await onThree(async (own, others) => {
      await expectSound(own, await sendAtOnce([own, ...others], 50));
    });
  });

  if (engine.name === 'SQLite') return; // nobody else holds rows of it, and it has no way to be cut

  test('an import that a deadlock ends is done again', async () => {
    await inProvince(engine, async (province) => {
      await send(province, workbook(0));
      const other = await createConnection(province.url);
      try {
        // the server gives up the transaction that has changed less, so the other one changes much
        await other.query('CREATE TABLE much (n INT PRIMARY KEY)');
        await other.query('START TRANSACTION');
        const many = Array.from({ length: 20_000 }, (_, n) => `(${n})`).join(', ');
        await other.query(`INSERT INTO much VALUES ${many}`);
        await other.query('SELECT * FROM observation FOR UPDATE');
        const sent = send(province, { ...workbook(14), branch: names[0] as BranchName });
        await someoneWaits(other);
        await other.query('UPDATE warehouse_state SET next_submission = next_submission');
        await other.query('ROLLBACK');
        expect(await sent).toMatchObject({ status: 'accepted', id: 2, revision: 2 });
      } finally {
        await other.end();
      }
      await expectSound(province, [1, 2]);
    });
  });

  test('a server that goes away again and again costs nothing but time', async () => {
    await inProvince(engine, async (direct) => {
      const way = await faultyWay(direct.url);
      const province = await openProvince(way.url);
      try {
        const sent = sendAtOnce([province], 24);
        for (let outages = 0; outages < 5; outages += 1) {
          await pause(100 + Math.random() * 300);
          await way.outage(300);
        }
        await expectSound(direct, await sent);
      } finally {
        await province.warehouse.close();
        await way.cut();
      }
    });
  });

  test('a server that stays away is named, nothing is half done, and once it is back all is well', async () => {
    await inProvince(engine, async (direct) => {
      const way = await faultyWay(direct.url);
      const province = await openProvince(way.url);
      try {
        await send(province, workbook(0));
        const before = await dump(direct.url);
        await way.cut();
        await expect(send(province, workbook(1))).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
        expect(await province.warehouse.ready()).toBe(false);
        expect(await dump(direct.url)).toBe(before);
        await way.open();
        expect(await send(province, workbook(1))).toMatchObject({ status: 'accepted', id: 2 });
        await expectSound(direct, [1, 2]);
      } finally {
        await province.warehouse.close();
        await way.cut();
      }
    });
  });
});

/** Waits until a transaction of the server waits for another's rows. */
async function someoneWaits(connection: Connection): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    await pause(250); // asked more often than every 100 ms, the server repeats its last answer
    const [rows] = await connection.query<RowDataPacket[]>(
      "SELECT 1 FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'",
    );
    if (rows.length > 0) return;
  }
  throw new Error('nobody waits');
}

describe('a disk that is full', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongbao-full-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('ends an import with a word about it; what was taken in before stays whole', async () => {
    const path = join(folder, 'tongbao.db');
    const url = `sqlite:${path}`;
    const some = sampleFiles.slice(0, 3).map((name) => join(sampleFolder, name));
    expect(await tongbao(url, 'import', ...some)).toMatchObject({ code: 0 });
    const { code, out, err } = await importWithFilesUpTo(statSync(path).size + 200_000, url);
    expect(code).toBe(2);
    expect(err).toContain(`the database ${url} can not be written to: `);
    expect(out).toContain('unchanged 3'); // what is in already is told all the same
    const database = new Libsql(path);
    expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    const before = database.prepare('SELECT COUNT(*) AS n FROM submission').get() as { n: number };
    database.close();
    expect(before.n).toBeGreaterThanOrEqual(3);
    expect(before.n).toBeLessThan(sampleFiles.length);
    expect(await tongbao(url, 'verify')).toMatchObject({ code: 0, err: '' });
    const again = await tongbao(url, 'import', sampleFolder);
    expect(again.code).toBe(0);
    expect(again.out).toContain(`unchanged ${before.n}`);
    expect(await tongbao(url, 'verify')).toMatchObject({ code: 0, err: '' });
  });
});

/** Runs the import of the sample half-year where no file may grow beyond so many bytes, as on a disk that is full. */
function importWithFilesUpTo(bytes: number, url: string): Promise<Ran> {
  const root = join(__dirname, '../..');
  const limited = `ulimit -f ${Math.ceil(bytes / 1024)} && exec "$0" "$@"`;
  const command = [process.execPath, join(root, 'dist/src/cli.js'), 'import', sampleFolder];
  const child = spawn('bash', ['-c', limited, ...command], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url, LC_ALL: 'en_GB.UTF-8', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pieces = { out: '', err: '' };
  child.stdout.on('data', (piece: Buffer) => (pieces.out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (pieces.err += piece.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...pieces }));
  });
}
