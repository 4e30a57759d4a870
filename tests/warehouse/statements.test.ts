import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer, verify } from '../../src/rollups';
import { describeOnEveryEngine } from '../servers/engines';
import { livedProvince } from './lived-province';
import { inWarehouse, observation, send } from './sample';
import { rules, shapeOf } from './statement-rules';

/** Every statement that the program issues while it does whatever it does, as written on a server. */
const list = join(__dirname, '../../docs/statements.sql');
/** Writes the list anew where the environment says STATEMENTS=write, on MySQL. */
const writes = process.env['STATEMENTS'] === 'write';
const heading =
  '-- What the program asks a MySQL server, each statement once; ?… stands for one value or more.\n' +
  '-- Written by STATEMENTS=write npm test -- tests/warehouse/statements, held by the same test. Migrations and backups are not in it.\n';

const listed = (): string[] =>
  readFileSync(list, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('--'));

test.each(rules.map((rule) => [rule.example, rule] as const))('a rule knows %s', (example, { pattern }) => {
  expect(pattern.test(shapeOf(example))).toBe(true);
});

test.each(rules.map((rule) => [`${rule.database}: ${rule.what}`, rule] as const))('%s', (_, { pattern, remedy }) => {
  const found = listed().filter((statement) => pattern.test(statement));
  if (remedy === undefined) expect(found).toEqual([]);
  else {
    expect(found).not.toEqual([]);
    expect(readFileSync(join(__dirname, '../../docs/scale.md'), 'utf8')).toContain(remedy);
  }
});

describeOnEveryEngine('statements', (engine) => {
  test('are told of without their values', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const texts: string[] = [];
      const end = warehouse.observe(({ text }) => texts.push(text));
      await send(warehouse, [observation({ source: { sheet: 'A', cell: 'D11', rawText: 'a secret of ours' } })]);
      await warehouse.observations({ branches: ['210100'] }, 1, 10);
      end();
      expect(texts.some((text) => text.includes('`observation`') || text.includes('"observation"'))).toBe(true);
      for (const value of ['a secret of ours', '210100']) expect(texts.join('\n')).not.toContain(value);
    });
  });

  // others are asked for in other words where these have them
  if (engine.name !== 'MySQL') return;
  test('are those of the list, and all of them', async () => {
    const shapes = new Set<string>();
    const province = await livedProvince(engine, ({ tongbao }) =>
      tongbao.warehouse.observe(({ text }) => shapes.add(shapeOf(text))),
    );
    try {
      await readAll(province);
    } finally {
      await province.close();
    }
    const found = [...shapes].sort((a, b) => (a < b ? -1 : 1));
    if (writes) writeFileSync(list, `${heading}${found.join('\n')}\n`);
    expect(found).toEqual(listed());
  }, 120_000);
});

/** Asks for whatever can be asked for, now and as it was. */
async function readAll({ tongbao }: Awaited<ReturnType<typeof livedProvince>>): Promise<void> {
  const { warehouse, catalogue } = tongbao;
  const { figures } = await warehouse.state();
  for await (const one of verify(warehouse, catalogue)) throw new Error(JSON.stringify(one));
  for (const version of [figures, figures - 5]) {
    const extent = await warehouse.extent(version);
    const filter = { periods: ['2009-H2'], branches: extent.branches };
    await answer(warehouse, catalogue, { periods: ['2009-H2'] }, { limit: 1000, version });
    const series = catalogue.series.slice(0, 3);
    for (const one of [filter, { ...filter, series }]) await warehouse.rollups(one, version);
    await warehouse.countRollups(filter, version);
    await drained(warehouse.streamRollups({ ...filter, series }, version));
    await drained(warehouse.streamObservations({ periods: ['2009-07'] }, version));
    const page = await warehouse.observations({ branches: ['210200'] }, version, 5);
    const last = page.rows.at(-1);
    if (last) await warehouse.observations({ branches: ['210200'] }, version, 5, last);
    await warehouse.countObservations({ branches: ['210200'] }, version);
    await warehouse.firstReceived(['2009-07'], version);
    await warehouse.submissions({ asOf: version, statuses: ['accepted', 'superseded', 'withdrawn'] }, 5, 9);
    await warehouse.countSubmissions({ branches: ['210200'], periods: ['2009-H2'] });
  }
  await warehouse.rollupSteps({ periods: ['2009-H2'], branches: ['210000'] }, figures - 5, figures);
  await warehouse.versionAt('2010-01-06T00:00:00.000Z');
  await warehouse.versions([1, 2]);
  await warehouse.submission(2);
  await warehouse.workbook(2);
  await warehouse.findings(2);
  await warehouse.observationsOf(2);
  await warehouse.auditLog(5, 9);
  await warehouse.catalogueText(1);
  await warehouse.dimensionsKept();
  const releases = await warehouse.releases({ states: ['published'], periods: ['2009-H2'] });
  await warehouse.waivers(releases.map(({ id }) => id));
  await warehouse.keptCatalogue(catalogue.sha256);
  const orders = (await warehouse.submissions({ periods: ['2010-01'] }, 1)).rows[0];
  await warehouse.recordsOf({ submission: orders?.id ?? 0, dated: { by: 'completed', month: '2010-01' } }, 1, 0);
  await drained(warehouse.archives.content(1));
  await warehouse.archives.sweep();
}

async function drained(all: AsyncIterable<unknown>): Promise<void> {
  const reading = all[Symbol.asyncIterator]();
  while (!(await reading.next()).done);
}
