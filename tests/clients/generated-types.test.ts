import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { servedProvince, type Served } from '../api/served';
import { environmentOf } from './run';

const root = join(__dirname, '../..');

const query = `
  query Install($period: String!) {
    rollups(filter: { periods: [$period], services: ["FIXED_LINE"], indicators: ["INSTALL_TIME"] }) {
      nodes { indicator period low volume branchesReported bound }
    }
  }
`;

/** What somebody would write with the generated types: every annotation must agree with them. */
const program = `
  import { GraphQLClient } from 'graphql-request';
  import { InstallDocument, type Bound } from './generated.js';

  const client = new GraphQLClient(process.env.TONGBAO_URL + '/graphql', {
    headers: { authorization: 'Bearer ' + process.env.TONGBAO_TOKEN },
  });
  const { rollups } = await client.request(InstallDocument, { period: '2009-H2' });
  const lines: string[] = rollups.nodes.map((row) => {
    const low: string | null = row.low;
    const bound: Bound | null = row.bound;
    const branches: number = row.branchesReported;
    return [row.period, row.indicator, low, row.volume, branches, bound].join(' ');
  });
  console.log(lines.join('\\n'));
`;

describe('graphql-request with types from graphql-codegen', () => {
  let folder: string;
  beforeAll(() => {
    // within the project, so that its packages are found
    mkdirSync(join(root, '.cache'), { recursive: true });
    folder = mkdtempSync(join(root, '.cache/generated-types-'));
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: { strict: true, noUnusedLocals: true, target: 'es2022', module: 'node16', types: ['node'] },
        files: ['program.mts', 'schema.ts'],
      }),
    );
    // what the generator writes is an ES module, as the program is
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const generate = async (text: string): Promise<string> => {
    writeFileSync(join(folder, 'query.graphql'), text);
    return node([join(__dirname, 'generate-types.mjs'), folder]);
  };
  const compile = async (text: string): Promise<string> => {
    writeFileSync(join(folder, 'program.mts'), text);
    return node([join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]);
  };

  test('the program compiles, runs and prints the published figure', async () => {
    expect(await generate(query)).toBe('');
    expect(await compile(program)).toBe('');
    const served: Served = await servedProvince('sample');
    try {
      const printed = await node([join(folder, 'program.mjs')], environmentOf(served));
      expect(printed).toMatch(/^2009-H2 INSTALL_TIME 1\.76006189\d+ 53639 14 EXACT\n$/);
    } finally {
      await served.close();
    }
  });

  test('a field that a row has not does not compile', async () => {
    await generate(query);
    expect(await compile(program.replace('row.period', 'row.dispaly'))).toMatch(
      /program\.mts.*error TS2339: Property 'dispaly' does not exist/,
    );
  });

  test('a figure taken for a number does not compile', async () => {
    await generate(query);
    expect(await compile(program.replace('low: string | null', 'low: number | null'))).toMatch(
      /program\.mts.*error TS2322/,
    );
  });

  test('a query for a field that the schema has not is refused', async () => {
    expect(await generate(query.replace('bound }', 'bounds }'))).toMatch(
      /Cannot query field "bounds" on type "RollupRow"/,
    );
  });
});

/** What a program of Node prints, errors included. */
function node(parameters: readonly string[], env = process.env): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, parameters, { env }, (_failure, stdout, stderr) => resolve(stdout + stderr));
  });
}
