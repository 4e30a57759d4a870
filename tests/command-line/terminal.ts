import { PassThrough, Readable } from 'node:stream';
import { runCommandLine, type Program } from '../../src/command-line';

/** What a command left behind: its exit code, and what it wrote. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const notWanted = (): never => {
  throw new Error('this command was not expected to open anything');
};

/** A program of which nothing but `parts` may be asked for. */
export function programOf(parts: Partial<Program> = {}): Program {
  return {
    version: '1.2.3',
    root: '/nowhere',
    input: Readable.from([]),
    open: notWanted,
    serve: notWanted,
    api: notWanted,
    templates: notWanted,
    bulletin: notWanted,
    auditSeal: notWanted,
    warehouse: notWanted,
    schemaDrift: notWanted,
    ...parts,
  };
}

/** Runs the command line as a terminal would, in English unless the environment says otherwise. */
export async function run(
  given: readonly string[],
  program: Program = programOf(),
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [collected(stdout), collected(stderr)];
  const code = await runCommandLine({
    arguments: given,
    environment: { LANG: 'en_GB.UTF-8', ...environment },
    stdout,
    stderr,
    program,
  });
  stdout.end();
  stderr.end();
  return { code, out: await out, err: await err };
}

async function collected(stream: PassThrough): Promise<string> {
  let text = '';
  for await (const piece of stream.setEncoding('utf8')) text += String(piece);
  return text;
}
