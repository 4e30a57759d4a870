import { bulletinFormats, makeBulletin, type BulletinFormat } from '../../src/bulletin';
import type { Language } from '../../src/foundation';
import { sampleProvince, type SampleProvince } from '../journeys/sample-province';
import { describeWithLibreOffice, describeWithWriter, savedByLibreOffice } from '../templates/libreoffice';
import { faultsIn, paragraphsIn, partsOf, sheetsIn, tablesIn, type SeenTable } from './opened';
import { expectedOf, published } from './published';
import { askedIn } from '../asked';

let province: SampleProvince;
beforeAll(async () => {
  province = await sampleProvince();
}, 60_000);
afterAll(() => province.close());

async function made(format: BulletinFormat, language: Language = 'zh', period = '2009-H2'): Promise<Buffer> {
  const { warehouse: reader, catalogue } = province.tongbao;
  const version = await reader.version();
  return (await makeBulletin({ reader, catalogue, version, language, period }, format)).bytes;
}

const tableOf = (tables: readonly SeenTable[], title: string): SeenTable => {
  const found = tables.find((one) => one.title.endsWith(`　${title}`));
  if (!found) throw new Error(`there is no table ${title}`);
  return found;
};

/** What a table says, as the published table does: the heads of a column, and what stands below them in a row. */
function said({ grid, headings }: Pick<SeenTable, 'grid' | 'headings'>, unit: string): (readonly string[])[] {
  const row = grid.slice(headings).find(([first]) => first === unit) ?? [];
  return row.slice(1).map((value, index) => {
    const [indicator = '', below = ''] = grid.slice(0, headings).map((heads) => heads[index + 1] ?? '');
    return [indicator, below === indicator ? '' : below, value];
  });
}

const services = [...new Set(published.map(([service]) => service))];
const publishedOf = (service: string): (readonly string[])[] =>
  published.filter(([one]) => one === service).map(([, ...rest]) => rest);

describe('the .docx', () => {
  let tables: readonly SeenTable[];
  let bytes: Buffer;
  beforeAll(async () => {
    bytes = await made('docx');
    tables = tablesIn(bytes);
  });

  test('has every figure of the published table, under its own headings, and no other', () => {
    expect(published).toHaveLength(27);
    for (const service of services) {
      const table = tableOf(tables, `${service}指标`);
      expect(table.grid).toHaveLength(table.headings + 1);
      expect(said(table, '辽宁')).toEqual(publishedOf(service));
    }
  });

  test('has two rows of headings where an indicator is split by class, and one elsewhere', () => {
    const headings = Object.fromEntries(services.map((one) => [one, tableOf(tables, `${one}指标`).headings]));
    expect(headings).toEqual({
      固定电话: 1,
      电话信息: 1,
      帧中继: 2,
      数字数据: 2,
      互联网接入: 2,
      租用电路: 1,
      用户咨询投诉处理: 1,
    });
    const xml = partsOf(bytes).get('word/document.xml') ?? '';
    const ddn = xml.slice(xml.indexOf('数字数据指标'), xml.indexOf('数字数据指标（分单位）'));
    // the class spans nothing, its indicator two columns, and what is not split two rows
    expect(ddn.match(/<w:gridSpan w:val="2"\/>/g)).toHaveLength(1);
    expect(ddn.match(/<w:vMerge w:val="restart"\/>/g)).toHaveLength(4);
  });

  test('has the figures of every branch as another program found them', () => {
    const { catalogue } = province.tongbao;
    for (const { code, name } of askedIn(catalogue, '2009-H2').services) {
      const table = tableOf(tables, `${name.zh}指标（分单位）`);
      const rows = catalogue.branches.map((branch) => [branch.name.zh, ...expectedOf(branch.code, code)]);
      expect(rows.flat()).toHaveLength(15 * (1 + publishedOf(name.zh).length));
      expect(table.grid.slice(table.headings)).toEqual(rows);
    }
  });

  test('says in prose what the tables say, and that there is nothing to compare with', () => {
    const prose = paragraphsIn(bytes);
    expect(prose).toEqual(
      expect.arrayContaining([
        '辽宁分公司2009年下半年服务质量通报',
        expect.stringContaining(
          '固定电话装机平均时间1.76天，移机平均时间1.77天，障碍修复平均时间11.57小时，计费差错率<10⁻⁵；',
        ),
        expect.stringContaining(
          '装机平均时间1.76天，上年同期无数据，用时最短的是抚顺（1.31天），最长的是本溪（2.78天）',
        ),
        '没有上年同期（2008年下半年）的数据，本期不作同比。',
        '用户服务热线：10050',
        // Dalian and Fuxin both have a satisfaction of 99.6%, and are fourth and fifth
        '数值相同而名次不同的，按舍入前的数值排列。',
        expect.stringContaining('固定电话计费差错率 <10⁻⁵、电话信息计费差错率 <10⁻⁵'),
        expect.stringContaining('我公司对所公布数据的真实性负责'),
      ]),
    );
    expect(prose.join('')).not.toMatch(/\{\{|\}\}|undefined|NaN/);
  });

  test('is well-formed XML throughout, in styles of its own, with a page number and charts that can be edited', () => {
    const parts = partsOf(bytes);
    for (const [name, content] of parts)
      if (/\.(xml|rels)$/.test(name)) expect([name, faultsIn(content)]).toEqual([name, []]);
    expect(parts.get('word/document.xml')).toContain('<w:pStyle w:val="Heading1"/>');
    expect(parts.get('word/footer1.xml')).toContain('PAGE');
    expect([...parts.keys()].filter((name) => name.endsWith('.xlsx'))).toHaveLength(3);
    expect(parts.get('word/charts/chart1.xml')).toContain('1.51天');
  });
});

test('the .xlsx has the published figures as numbers that are shown as they are printed', async () => {
  const sheets = [...sheetsIn(await made('xlsx')).values()];
  for (const service of services) {
    const [sheet = []] = sheets.filter((grid) => grid.some(([first]) => first?.endsWith(`　${service}指标`)));
    const start = sheet.findIndex(([first]) => first?.endsWith(`　${service}指标`)) + 1;
    const headings = publishedOf(service).some(([, customerClass]) => customerClass !== '') ? 2 : 1;
    const columns = publishedOf(service).length + 1;
    const grid = sheet.slice(start, start + headings + 1).map((row) => row.slice(0, columns));
    expect(said({ grid, headings }, '辽宁')).toEqual(publishedOf(service));
  }
});

describe('the page', () => {
  test.each(['zh', 'en'] as const)('is well formed in %s, and asks for nothing else', async (language) => {
    const html = (await made('html', language)).toString();
    expect(faultsIn(html)).toEqual([]);
    expect(/https?:|url\(|@import|<script|<link|src=/.exec(html)).toBeNull();
    expect(html).toContain(`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`);
    expect(/\{\{|\}\}|undefined(?!\w| unit)|NaN/.exec(html.replace(/<style>.*?<\/style>/s, ''))).toBeNull();
  });

  test('draws with a title, a description and a table beside it; figures know what they are of', async () => {
    const html = (await made('html')).toString();
    const drawings = html.match(/<svg .*?<\/figure>/gs) ?? [];
    expect(drawings).toHaveLength(3);
    for (const drawing of drawings) {
      expect(drawing).toMatch(
        /role="img" aria-labelledby="(\S+) (\S+)">\s*<title id="\1">[^<]+<\/title>\s*<desc id="\2">/,
      );
      expect(drawing).toContain('<table ');
    }
    expect(html).toContain('data-figure="210000/2009-H2/FIXED_LINE/INSTALL_TIME/ALL">1.76天<');
    // the longest bar is Benxi's 2.78, the shortest Fushun's 1.31: 496 wide, and that times 1.31 / 2.78
    const widths = [...(drawings[0] ?? '').matchAll(/class="sure" x="128" y="[\d.]+" width="([\d.]+)"/g)].map(widthOf);
    expect(Math.max(...widths)).toBe(496);
    expect(Math.min(...widths) / 496).toBeCloseTo(1.31 / 2.78, 2);
  });
});

const widthOf = ([, digits]: RegExpMatchArray): number => Number(digits);

test('in English it has the same figures under English names', async () => {
  const tables = tablesIn(await made('docx', 'en'));
  const [title] = paragraphsIn(await made('docx', 'en')).slice(1);
  expect(title).toBe('Liaoning branch: service quality bulletin, H2 2009');
  const ddn = tables.find((one) => one.title.endsWith('Digital data (DDN): indicators'));
  expect(ddn && said(ddn, 'Liaoning')).toEqual([
    ['Mean pre-acceptance time', 'General', '1.18 d'],
    ['Mean pre-acceptance time', 'Corporate', '1.68 d'],
    ['Mean install time', '', '1.34 d'],
    ['Mean relocation time', '', '1.46 d'],
    ['Mean repair time', '', '2.61 h'],
  ]);
});

test.each(bulletinFormats)('made twice, at other times, the .%s is the same byte for byte', async (format) => {
  const first = await made(format);
  await new Promise((resolve) => setTimeout(resolve, 2100)); // packages tell the time to two seconds
  expect((await made(format)).equals(first)).toBe(true);
});

test('the same template serves the next half-year, of which nothing is known yet', async () => {
  const prose = paragraphsIn(await made('docx', 'zh', '2010-H1'));
  expect(prose).toContain('辽宁分公司2010年上半年服务质量通报');
  expect(prose.join('')).toContain('已报送0家');
  const tables = tablesIn(await made('docx', 'zh', '2010-H1'));
  expect(said(tableOf(tables, '固定电话指标'), '辽宁').map(([, , value]) => value)).toEqual(['—', '—', '—', '—']);
});

describeWithWriter('opened by LibreOffice, the .docx', () => {
  test('has all the figures', async () => {
    const [text = Buffer.of()] = savedByLibreOffice([await made('docx')], 'txt', 'docx');
    const lines = text
      .toString()
      .split(/\r?\n/)
      .map((line) => line.trim());
    const start = lines.findIndex((line) => line.endsWith('数字数据指标'));
    expect(
      lines
        .slice(start + 1)
        .filter((line) => line !== '')
        .slice(0, 13),
    ).toEqual(
      [...'单位 预受理平均时间 装机平均时间 移机平均时间 障碍修复平均时间 一般用户 集团用户 辽宁'.split(' ')].concat(
        ...publishedOf('数字数据').map(([, , value = '']) => [value]),
      ),
    );
  }, 120_000);
});

describeWithLibreOffice('opened by LibreOffice, the .xlsx', () => {
  test('is shown as it was written', async () => {
    const bytes = await made('xlsx');
    const [saved = Buffer.of()] = savedByLibreOffice([bytes], 'xlsx');
    const [before, after] = [sheetsIn(bytes), sheetsIn(saved)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    const trimmed = (grid: readonly (readonly string[])[] = []): string[] =>
      grid.map((row) => row.join('|').replace(/\|+$/, '')).filter((row) => row !== '');
    for (const [name, grid] of before) expect(trimmed(after.get(name))).toEqual(trimmed(grid));
  }, 120_000);
});
