import ExcelJS from 'exceljs';
import { makeBulletin } from '../../src/bulletin';
import { decimal, plain, round } from '../../src/model';
import { answer, verify, type RollupFigure } from '../../src/rollups';
import { tablesIn } from '../bulletin/opened';
import { describeOnEveryEngine } from '../servers/engines';
import { facts, type Fact } from './sample-2012';
import { emptyProvince, importFolder, managementFolder, tester, type SampleProvince } from './sample-province';

/*
 * What the office manages besides its services: rates and scores from what was counted. All is added up here once more,
 * in whole numbers, from the facts that the workbooks were made of.
 */

const quarters = ['2012-Q1', '2012-Q2'];
/** By what a numerator is multiplied for the indicator's unit. */
const factors: Readonly<Record<string, bigint>> = { INSPECTION_SCORE: 1n, APPEALS_PER_MILLION: 1_000_000n };
const latest = ['STARRED_HALLS', 'STARRED_CLERKS'];

/** `12.5` as 125n of tenths: in units of 10^-6. */
function millionths(text: string): bigint {
  const [whole = '0', places = ''] = text.split('.');
  return BigInt(whole + places.padEnd(6, '0'));
}

/** The quotient to 15 places, half to even, as plain digits. */
function divided(above: bigint, below: bigint): string {
  const scaled = above * 10n ** 15n;
  const [whole, rest] = [scaled / below, scaled % below];
  const up = rest * 2n > below || (rest * 2n === below && whole % 2n === 1n);
  const digits = String(up ? whole + 1n : whole).padStart(16, '0');
  return `${digits.slice(0, -15)}.${digits.slice(-15)}`.replace(/\.?0+$/, '');
}

/** What is printed behind a figure. */
function unitOf(indicator: string): string {
  if (indicator === 'INSPECTION_SCORE' || indicator.startsWith('ASSESSMENT')) return '分';
  if (indicator === 'APPEALS_PER_MILLION') return '件/百万用户';
  return facts.some((fact) => fact.indicator === indicator && fact.numerator === undefined) ? '' : '%';
}

/** What facts of one series come to: their rule is read off what they hold. */
function together(of: readonly Fact[], indicator: string): string {
  const sum = (numbers: readonly bigint[]): bigint => numbers.reduce((a, b) => a + b, 0n);
  const counted = of.every(({ numerator }) => numerator !== undefined);
  if (counted) {
    const above = sum(of.map(({ numerator = '' }) => millionths(numerator))) * (factors[indicator] ?? 100n);
    return divided(above, sum(of.map(({ volume = '' }) => millionths(volume))));
  }
  const total = sum(of.map(({ value = '' }) => millionths(value)));
  return divided(total, indicator.startsWith('ASSESSMENT') ? BigInt(of.length) * 1_000_000n : 1_000_000n);
}

async function figuresOf({ tongbao }: SampleProvince, periods: readonly string[]): Promise<readonly RollupFigure[]> {
  return (await answer(tongbao.warehouse, tongbao.catalogue, { periods }, { limit: 10_000 })).figures;
}

describeOnEveryEngine('the management systems of the sample province', (engine) => {
  let province: SampleProvince;
  beforeAll(async () => {
    province = await emptyProvince({}, engine);
    const outcomes = await importFolder(province, managementFolder);
    const doubts = outcomes.flatMap(({ fileName, findings }) =>
      findings.filter(({ severity }) => severity !== 'info').map(({ code, cell }) => [fileName, code, cell]),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 14 }, () => 'accepted'));
    expect(doubts).toEqual([]);
  }, 120_000);
  afterAll(() => province.close());

  test('every figure of every branch and of the province is Σ numerators ÷ Σ volumes, to the fifteenth place', async () => {
    const figures = await figuresOf(province, [...quarters, '2012-H1']);
    const found = new Map(
      figures.map((one) => [`${one.branch} ${one.period} ${one.service} ${one.indicator}`, one.low && plain(one.low)]),
    );
    const kinds = new Set(facts.map(({ service, indicator }) => `${service} ${indicator}`));
    const branches = [...new Set(facts.map(({ branch }) => branch))];
    let compared = 0;
    for (const kind of kinds) {
      const indicator = kind.split(' ')[1] ?? '';
      const own = facts.filter((fact) => `${fact.service} ${fact.indicator}` === kind);
      for (const [period, within] of [
        ...quarters.map((one) => [one, [one]] as const),
        ['2012-H1', quarters] as const,
      ]) {
        const counting = latest.includes(indicator) ? within.slice(-1) : within;
        const inTime = own.filter((fact) => counting.includes(fact.period));
        for (const unit of ['210000', ...branches]) {
          const of = unit === '210000' ? inTime : inTime.filter(({ branch }) => branch === unit);
          const key = `${unit} ${period} ${kind}`;
          expect([key, found.get(key)]).toEqual([key, together(of, indicator)]);
          compared++;
        }
      }
    }
    expect(compared).toBe(34 * 3 * 15);
  });

  test('the bulletin has a section for each system, with every figure of every branch', async () => {
    const { warehouse: reader, catalogue } = province.tongbao;
    const version = await reader.version();
    const source = { reader, catalogue, version, language: 'zh', period: '2012-H1' } as const;
    const { bytes } = await makeBulletin(source, 'docx');
    const tables = tablesIn(bytes);
    let printed = 0;
    for (const service of new Set(facts.map((fact) => fact.service))) {
      const title = `　${catalogue.service(service)?.name.zh ?? ''}指标（分单位）`;
      const table = tables.find((one) => one.title.endsWith(title));
      const own = facts.filter((fact) => fact.service === service);
      const indicators = [...new Set(own.map(({ indicator }) => indicator))];
      const rows = catalogue.branches.map(({ code, name }) => [
        name.zh,
        ...indicators.map((indicator) => {
          const of = own.filter((fact) => fact.indicator === indicator && (code === '210000' || fact.branch === code));
          const counting = latest.includes(indicator) ? of.filter(({ period }) => period === '2012-Q2') : of;
          printed++;
          return plain(round(decimal(together(counting, indicator)), 2, 'half-up')) + unitOf(indicator);
        }),
      ]);
      expect([title, table?.grid.slice(table.headings)]).toEqual([title, rows]);
    }
    expect(printed).toBe(34 * 15);
  });

  test('what is stored adds up again, and an observation names the cells of its numerator and volume', async () => {
    const { warehouse, catalogue } = province.tongbao;
    const differing = [];
    for await (const one of verify(warehouse, catalogue)) differing.push(one);
    expect(differing).toEqual([]);
    const filter = { periods: ['2012-Q1'], branches: ['210100'], indicators: ['APPEALS_PER_MILLION'] };
    const [appeals] = (await warehouse.observations(filter, await warehouse.version(), 10)).rows;
    const fact = facts.find((one) => one.branch === '210100' && one.indicator === 'APPEALS_PER_MILLION');
    expect([appeals?.source.rawText, appeals?.source.volumeRawText]).toEqual([fact?.numerator, fact?.volume]);
    expect(appeals?.weighted && plain(appeals.weighted)).toBe(`${fact?.numerator ?? ''}000000`);
  });
});

/** The published national figures of 2012Q1: appeals and share of all users. */
const national = [
  { branch: '沈阳', appeals: 4081, share: 232, rate: '13.6' },
  { branch: '大连', appeals: 5940, share: 537, rate: '8.6' },
  { branch: '鞍山', appeals: 6034, share: 231, rate: '20.2' },
] as const;

test('appeals per million users: the national figures of 2012Q1 come out, weighted by users and not as a plain mean', async () => {
  const province = await emptyProvince();
  try {
    // as many users as make the first rate what was published; the others then have to follow
    const users = 4081e6 / 13.63 / 0.232;
    for (const { branch, appeals, share } of national) {
      const workbook = new ExcelJS.Workbook();
      const sheet = workbook.addWorksheet('用户申诉');
      sheet.addRow([`${branch}分公司2012年上半年用户申诉情况表`]);
      sheet.addRow(['季度', '平均用户数', '申诉件数']);
      sheet.addRow(['第一季度', Math.round((users * share) / 1000), appeals]);
      const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
      const outcome = await province.tongbao.importer.import({ fileName: `${branch}.xlsx`, bytes, actor: tester });
      expect([outcome.status, outcome.findings.filter(({ severity }) => severity === 'error')]).toEqual([
        'accepted',
        [],
      ]);
    }
    const figures = await figuresOf(province, ['2012-Q1']);
    const rate = (unit: string, places: number): string | undefined => {
      const low = figures.find(({ branch }) => branch === unit)?.low;
      return low && plain(round(low, places, 'half-even'));
    };
    expect(['210100', '210200', '210300'].map((unit) => rate(unit, 1))).toEqual(national.map(({ rate }) => rate));
    expect(rate('210000', 2)).toBe('12.44');
  } finally {
    await province.close();
  }
});
