import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'tongbao-serving-'));
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  /** All it has printed so far, to both outputs. */
  readonly printed: () => string;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
}

/** Starts the server that `npm start` starts, once set up. */
function startServer(environment: Record<string, string>): Run {
  const child = spawn(process.execPath, [join(root, 'dist/src/cli.js'), 'start'], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: `sqlite:${join(folder, 'tongbao.db')}`,
      PORT: '0',
      LC_ALL: 'en_GB.UTF-8',
      ...environment,
    },
  });
  running.add(child);
  let text = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return { child, printed: () => text, ended };
}

/** Waits until it has printed `what`; gives the match. */
async function until({ printed, child }: Run, what: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const match = what.exec(printed());
    if (match) return match;
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${printed()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const graphqlAddress = /GraphQL: (http:\/\/127\.0\.0\.1:\d+\/graphql)\n/;

describe('starting the server', () => {
  test('on an empty database imports what lies beside the catalogue, prints the figures, serves, and ends when asked', async () => {
    const server = startServer({});
    const [, address = ''] = await until(server, graphqlAddress);
    const printed = server.printed();
    expect(printed.match(/^.*2009年下半年.*: accepted, .* 2009-H2, revision 1, 162 observations/gm)).toHaveLength(14);
    expect(printed).toMatch(/Liaoning 2009-H2/);
    expect(printed).toMatch(/Fixed line .*Mean install time .*1\.76 d\S* .*53639 .*14\/14/);
    const query = '{ rollups(filter: {periods: ["2009-H2"]}) { totalCount } }';
    const answer = await fetch(`${address}?query=${encodeURIComponent(query)}`, {
      headers: { 'content-type': 'application/json' },
    });
    expect(await answer.json()).toEqual({ data: { rollups: { totalCount: 27 } } });
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
  });

  test('a second time has nothing to import', async () => {
    const server = startServer({});
    await until(server, graphqlAddress);
    expect(server.printed()).toMatch(/nothing had to be imported/);
    expect(server.printed()).not.toMatch(/accepted/);
    server.child.kill('SIGINT');
    expect(await server.ended).toBe(0);
  });

  test('on a port that is taken says so and ends with 2', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const server = startServer({ PORT: String(port) });
    expect(await server.ended).toBe(2);
    expect(server.printed()).toContain(`PORT=${port}`);
    expect(server.printed()).not.toMatch(/\bat .*\.js:\d/);
    other.close();
  });

  test('with a setting that does not fit ends with 2 and names it', async () => {
    const server = startServer({ PORT: 'many' });
    expect(await server.ended).toBe(2);
    expect(server.printed()).toMatch(/PORT/);
  });

  test('beyond this machine refuses without an administrator, and ends with 2', async () => {
    const server = startServer({ HOST: '0.0.0.0' });
    expect(await server.ended).toBe(2);
    expect(server.printed()).toMatch(/there has to be an administrator: tongbao account create/);
  });
});
