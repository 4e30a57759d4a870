import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as api from '../../src/api';
import {
  catalogueSchemaDocument,
  errorsDocument,
  findingsDocument,
  settingsDocument,
} from '../../src/command-line/documents';
import { describeSettings, errorKinds } from '../../src/foundation';
import { findingKinds } from '../../src/model';
import { schemaDrift } from '../../src/warehouse';
import { programOf, run } from './terminal';

const rowOf = (document: string, code: string): string | undefined =>
  document.split('\n').find((line) => line.startsWith(`| \`${code}\` |`));

test('every setting, error and finding is documented in one row', () => {
  for (const { name, default: fallback } of describeSettings())
    expect(rowOf(settingsDocument(), name)).toContain(`\`${fallback}\``);
  for (const [code, { httpStatus }] of Object.entries(errorKinds))
    expect(rowOf(errorsDocument(), code)).toContain(` ${httpStatus} `);
  for (const [code, { title, severity }] of Object.entries(findingKinds)) {
    expect(rowOf(findingsDocument(), code)).toContain(`**${title.en}**`);
    expect(rowOf(findingsDocument(), code)).toContain(severity);
  }
});

test('no row breaks its table', () => {
  for (const document of [settingsDocument(), errorsDocument(), findingsDocument()]) {
    const tables = document.split(/\n\n/).filter((part) => part.startsWith('| '));
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) {
      const counts = table
        .trimEnd()
        .split('\n')
        .map((line) => line.replaceAll('\\|', '').split('|').length);
      expect(new Set(counts).size).toBe(1);
    }
  }
});

test('the schema of catalogues is JSON', () => {
  expect(JSON.parse(catalogueSchemaDocument())).toMatchObject({ type: 'object' });
});

describe('tongbao schema', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tongbao-schema-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const program = (drift: typeof schemaDrift = schemaDrift) =>
    programOf({ root, api: () => Promise.resolve(api), schemaDrift: drift });

  test('--check names what --write has yet to write, and what was changed since', async () => {
    const before = await run(['schema', '--check'], program());
    expect(before.code).toBe(1);
    expect(before.out.trimEnd().split('\n')).toHaveLength(6);
    expect((await run(['schema', '--write'], program())).code).toBe(0);
    expect(await run(['schema', '--check'], program())).toEqual({ code: 0, out: '', err: '' });
    const file = join(root, 'docs/settings.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('4000', '4001'));
    const after = await run(['schema', '--check'], program());
    expect(after.code).toBe(1);
    expect(after.out).toMatch(/^docs\/settings\.md .*\n$/);
  });

  test('--check fails where a migration was forgotten', async () => {
    await run(['schema', '--write'], program());
    const { code, out } = await run(
      ['schema', '--check'],
      program(() => Promise.resolve(['ALTER TABLE rollup'])),
    );
    expect(code).toBe(1);
    expect(out).toContain('ALTER TABLE rollup');
  });

  test('prints the GraphQL schema', async () => {
    const { code, out } = await run(['schema'], program());
    expect(code).toBe(0);
    expect(out).toContain('type Query {');
  });
});

describe('tongbao settings', () => {
  test('prints what is set and never a password', async () => {
    const environment = { DATABASE_URL: 'mysql://reader:s3cret@db:3306/tongbao', PORT: '8080' };
    for (const format of ['table', 'json', 'markdown']) {
      const { code, out } = await run(['settings', '--format', format], programOf(), environment);
      expect(code).toBe(0);
      expect(out).not.toContain('s3cret');
      for (const { name } of describeSettings()) expect(out).toContain(name);
    }
    const rows = JSON.parse((await run(['settings', '--format', 'json'], programOf(), environment)).out) as {
      name: string;
    }[];
    expect(rows).toContainEqual(expect.objectContaining({ name: 'PORT', value: '8080', default: '4000' }));
  });
});

describe('tongbao catalogue check', () => {
  test('counts what is in a good one', async () => {
    const { code, out } = await run(['catalogue', 'check', 'imports/liaoning/catalogue.yaml']);
    expect(code).toBe(0);
    expect(out).toContain('14 branches, 18 services');
  });

  test('names every fault of a bad one with its line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongbao-catalogue-'));
    const file = join(folder, 'bad.yaml');
    const good = readFileSync('imports/liaoning/catalogue.yaml', 'utf8');
    writeFileSync(file, good.replace('code: "210000"', 'code: "210100"').replace('unit: d', 'unit: fortnight'));
    const { code, err } = await run(['catalogue', 'check', file]);
    rmSync(folder, { recursive: true });
    expect(code).toBe(2);
    expect(err).toMatch(/bad\.yaml:\d+: .*fortnight/);
    expect(err).toMatch(/bad\.yaml:\d+: .*210100/);
  });
});
