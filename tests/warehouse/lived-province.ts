import { randomUUID } from 'node:crypto';
import { period } from '../../src/model';
import { releaseGate } from '../../src/releases';
import { followCatalogue } from '../../src/rollups';
import { emptyProvince, importFolder, sampleFolder, tester, type SampleProvince } from '../journeys/sample-province';
import type { Engine } from '../servers/engines';

/** Publishes the half-year, with all explained that is amiss in it. */
async function publishAll({ tongbao: { releases, warehouse, catalogue, clock } }: SampleProvince): Promise<void> {
  const release = await releases.open(period('2009-H2'), { actor: tester });
  const { unexplained } = await releaseGate(warehouse, catalogue, release, clock.now());
  const scopes = new Map(unexplained.map(({ kind, branch }) => [`${kind} ${branch}`, { kind, branch }]));
  for (const scope of scopes.values()) await releases.waive(release.id, scope, { reason: '已核实', actor: tester });
  await releases.publish(release.id, { kind: 'final', actor: tester });
}

/** Orders of two months, one of which is in both. */
async function sendOrders({ tongbao: { importer } }: SampleProvince): Promise<void> {
  for (const [month, numbers] of [
    ['01', ['K1', 'K2']],
    ['02', ['K2', 'K3']],
  ] as const) {
    const rows = numbers.map((number) => `${number},固话业务,2010-${month}-01,2010-${month}-05 09:30`);
    const bytes = Buffer.from(['沈阳分公司装机工单', '工单号,业务类别,受理时间,装通时间', ...rows].join('\n'));
    const request = { fileName: '工单.csv', bytes, period: period(`2010-${month}`), actor: tester, accept: '已核实' };
    expect(await importer.import(request)).toMatchObject({ status: 'accepted' });
  }
}

/** The sample province after some life: work orders, a workbook that waits for its turn, a withdrawal, a workbook that is none, a release, a closed period, somebody who may come in. */
export async function livedProvince(
  engine?: Engine,
  begin?: (province: SampleProvince) => void,
): Promise<SampleProvince> {
  const empty = await emptyProvince({}, engine);
  begin?.(empty);
  const province = { ...empty, outcomes: await importFolder(empty, sampleFolder) };
  const { warehouse, importer, catalogue, catalogues } = province.tongbao;
  await followCatalogue(warehouse, catalogue);
  await importer.withdraw(province.outcomes[0]?.id ?? 0, { reason: '误报', actor: tester });
  // of several parts, and of no meaning
  const bytes = Buffer.alloc(2_500_000, 'Tongbao \u2028 通报\n');
  await importer.import({ fileName: '坏.xlsx', bytes, actor: tester, keep: true });
  await sendOrders(province);
  await warehouse.jobs.put(
    { id: randomUUID(), owner: 'clerk', actor: tester, fileName: '待办.csv', request: {} },
    bytes,
    { most: 10, setting: 'LIMIT_IMPORT_QUEUE' },
  );
  await publishAll(province);
  const { text, file } = catalogue.source;
  await catalogues.adopt({ text, fileName: file }, { actor: tester });
  await importer.closePeriod(period('2009-H2'), { reason: '已通报', actor: tester });
  const createdAt = '2010-01-05T08:00:00.000Z';
  await warehouse.write(async ({ access, archive }) => {
    // the oldest there can be: nothing is in it
    await archive.add({ horizon: 1, held: 0, sha256: 'b'.repeat(64), madeBy: 'tester' });
    await access.addAccount({ name: 'officer', password: 'scrypt', role: 'officer', createdAt, changedAt: createdAt });
    const once = { role: 'reader', createdAt, expiresAt: '2011-01-05T08:00:00.000Z' };
    await access.addCredential({
      ...once,
      id: 'T1',
      kind: 'token',
      sha256: 'a'.repeat(64),
      name: 'bi',
      account: 'officer',
    });
  });
  return province;
}
