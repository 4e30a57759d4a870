import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePeriod, period, periodAndWithin, periodCode, plain, type Period } from '../../src/model';
import { changesSince, releaseFaults, releaseGate, type ReleaseChange, type ReleaseGate } from '../../src/releases';
import { answer, verify } from '../../src/rollups';
import type { PublishedRelease, Release, WaiverScope } from '../../src/warehouse';
import { emptyProvince, sampleFiles, sampleFolder, tester, type SampleProvince } from '../journeys/sample-province';
import { describeOnEveryEngine } from '../servers/engines';
import { askedIn } from '../asked';

const halfYear = parsePeriod('2009-H2') as Period;
const tieling = { code: '211200', file: sampleFiles.find((name) => name.startsWith('铁岭')) ?? '' };
const dalian = { code: '210200', file: sampleFiles.find((name) => name.startsWith('大连')) ?? '' };

/** Sums of volumes of a branch in the half-year, added up from what branches reported. */
async function volumesOf({ tongbao: { warehouse } }: SampleProvince): Promise<(series: string) => Map<string, number>> {
  const { rows } = await warehouse.observations({}, await warehouse.version(), 100_000);
  return (series) => {
    const sums = new Map<string, number>();
    for (const { branch, service, indicator, volume } of rows) {
      if (`${service} ${indicator}` !== series || !volume) continue;
      sums.set(branch, (sums.get(branch) ?? 0) + Number(plain(volume)));
    }
    return sums;
  };
}

/** Service, what is done, and what it should not be more than: as the catalogue has it, in whole indicators. */
const expectedRules = [
  ['FRAME_RELAY_INSTALLS', 'FRAME_RELAY INSTALL_TIME', 'FRAME_RELAY PRE_ACCEPTANCE_TIME'],
  ['DDN_INSTALLS', 'DDN INSTALL_TIME', 'DDN PRE_ACCEPTANCE_TIME'],
  ['INTERNET_INSTALLS', 'INTERNET INSTALL_TIME', 'INTERNET PRE_ACCEPTANCE_TIME'],
  ['LEASED_CIRCUIT_OPENINGS', 'LEASED_CIRCUIT CIRCUIT_OPEN_TIME', 'LEASED_CIRCUIT PRE_ACCEPTANCE_TIME'],
  ['COMPLAINT_CALLBACKS', 'COMPLAINT COMPLAINT_SATISFACTION', 'COMPLAINT COMPLAINT_TIME'],
] as const;

/** All rows that a release answers with, as they are kept. */
async function rowsOf({ tongbao: { warehouse } }: SampleProvince, version: number): Promise<string[]> {
  const rows = await warehouse.rollups(await warehouse.extent(version), version);
  return rows.map((row) => JSON.stringify(row)).sort();
}

/** All that is said at a version of the half-year and all within it, by figure. */
async function said(
  { tongbao: { warehouse, catalogue } }: SampleProvince,
  version: number,
): Promise<Map<string, string>> {
  const query = { periods: periodAndWithin(halfYear).map(periodCode) };
  const { figures } = await answer(warehouse, catalogue, query, { limit: 1_000_000, version });
  return new Map(
    figures.map(({ branch, period: code, service, indicator, customerClass, low, high, volume, status }) => [
      [branch, code, service, indicator, customerClass].join(' '),
      [low && plain(low), high && plain(high), plain(volume), status].join(' '),
    ]),
  );
}

describeOnEveryEngine('the sample province is published', (engine) => {
  let province: SampleProvince;
  let first: PublishedRelease;
  beforeAll(async () => {
    province = await emptyProvince({}, engine);
    for (const name of sampleFiles) if (name !== tieling.file) await send(name);
  }, 180_000);
  afterAll(() => province.close());

  const send = async (fileName: string, bytes?: Uint8Array, accept?: string): Promise<void> => {
    const file = bytes ?? readFileSync(join(sampleFolder, fileName));
    const { status } = await province.tongbao.importer.import({ fileName, bytes: file, accept, actor: tester });
    expect(status).toBe('accepted');
  };
  const gate = (release: Release): Promise<ReleaseGate> => {
    const { warehouse, catalogue, clock } = province.tongbao;
    return releaseGate(warehouse, catalogue, release, clock.now());
  };
  /** Explains each thing that wants it. */
  const explainAll = async (release: Release): Promise<readonly WaiverScope[]> => {
    const { unexplained } = await gate(release);
    const branches = new Map(unexplained.map(({ kind, branch }) => [`${kind} ${branch}`, { kind, branch }]));
    for (const scope of branches.values()) {
      await province.tongbao.releases.waive(release.id, scope, { reason: '已核实', actor: tester });
    }
    return unexplained;
  };

  test('not while a branch is missing, and with it explained', async () => {
    const { releases, catalogue } = province.tongbao;
    const release = await releases.open(halfYear, { actor: tester });
    const { grid, rules, unexplained, waiting, limits } = await gate(release);
    const { series } = askedIn(catalogue, '2009-H2');
    expect(grid).toHaveLength(14 * series.length);
    const missing = grid.filter(({ status }) => status === 'MISSING');
    expect(new Set(grid.map(({ status }) => status))).toEqual(new Set(['ON_TIME', 'MISSING']));
    expect(missing.map(({ service, indicator, customerClass }) => [service, indicator, customerClass])).toEqual(
      series.map(({ service, indicator, customerClass }) => [service, indicator, customerClass]),
    );
    expect(new Set(missing.map(({ branch }) => branch))).toEqual(new Set([tieling.code]));
    const volumes = await volumesOf(province);
    const broken = expectedRules.flatMap(([code, done, asked]) => {
      const most = volumes(asked);
      return [...volumes(done)]
        .filter(([branch, sum]) => sum > (most.get(branch) ?? 0))
        .map(([branch]) => `${code} ${branch}`);
    });
    const verdicts = rules.map(({ rule, branch, verdict }) => `${rule.code} ${branch} ${verdict}`);
    expect(verdicts).toHaveLength(13 * expectedRules.length);
    expect(verdicts.filter((one) => !one.endsWith('KEPT')).sort()).toEqual(broken.map((one) => `${one} BROKEN`).sort());
    expect([waiting, limits]).toEqual([[], []]);
    expect(unexplained).toHaveLength(missing.length + broken.length);
    const request = { kind: 'provisional', actor: tester } as const;
    await expect(releases.publish(release.id, request)).rejects.toMatchObject({
      code: 'RELEASE_NOT_READY',
      values: { count: unexplained.length },
    });
    await explainAll(release);
    first = await releases.publish(release.id, request);
    expect(first).toMatchObject({ period: '2009-H2', revision: 0, state: 'published' });
  }, 60_000);

  test('a correction is a revision that lists what moved, and the first release says what it said', async () => {
    const { releases, warehouse, catalogue } = province.tongbao;
    const before = { rows: await rowsOf(province, first.version), figures: await said(province, first.version) };
    await send(tieling.file);
    await send(dalian.file, complaintsCorrected(), '投诉数据更正');
    const release = await releases.open(halfYear, { actor: tester });
    expect((await gate(release)).grid.filter(({ status }) => status !== 'ON_TIME')).toEqual([]);
    await explainAll(release);
    const second = await releases.publish(release.id, { kind: 'final', reason: '铁岭补报', actor: tester });
    expect(await rowsOf(province, first.version)).toEqual(before.rows);
    expect(await said(province, first.version)).toEqual(before.figures);

    const after = await said(province, second.version);
    const page = await changesSince(warehouse, catalogue, first, second, { limit: 100_000 });
    const keyOf = ({ key: of }: ReleaseChange): string =>
      [of.branch, of.period, of.service, of.indicator, of.customerClass].join(' ');
    const moved = [...new Set([...before.figures.keys(), ...after.keys()])].filter(
      (key) => before.figures.get(key) !== after.get(key),
    );
    expect(page.changes.map(keyOf).sort()).toEqual(moved.sort());
    expect(new Set(moved.map((key) => key.slice(0, 6)))).toEqual(new Set(['210000', tieling.code, dalian.code]));
    const reasons = (branch: string) =>
      new Set(page.changes.filter(({ key }) => key.branch === branch).map((one) => one.reason));
    expect(reasons(dalian.code)).toEqual(new Set(['投诉数据更正']));
    expect(reasons(tieling.code)).toEqual(new Set(['铁岭补报']));

    const wrong: unknown[] = [];
    for await (const one of verify(warehouse, catalogue)) wrong.push(one);
    for await (const one of releaseFaults(warehouse, { releases: 0 })) wrong.push(one);
    expect(wrong).toEqual([]);
  }, 120_000);

  /** What Dalian sends again: one service, as a list. */
  function complaintsCorrected(): Uint8Array {
    const { catalogue } = province.tongbao;
    const lines = catalogue.series
      .filter(({ service }) => service === 'COMPLAINT')
      .flatMap(({ indicator }) =>
        periodAndWithin(halfYear)
          .map(periodCode)
          .filter((code) => period(code).grain === 'month')
          .map((code) => {
            const name = catalogue.indicator(indicator)?.name.zh ?? '';
            return ['大连分公司', code, '用户咨询投诉处理', name, '全部用户', '1', '1000'].join(',');
          }),
      );
    return Buffer.from(`分公司,月份,业务,指标,用户类别,数值,业务量\n${lines.join('\n')}\n`);
  }
});
