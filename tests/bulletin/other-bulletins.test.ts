import { readFileSync } from 'node:fs';
import { hospitalFile, storeTwoYears } from '../api/two-years';
import { engines } from '../servers/engines';
import { inWarehouse } from '../warehouse/sample';
import { makeBulletin, type ReleaseFacts } from '../../src/bulletin';
import { readCatalogue, type Catalogue } from '../../src/catalogue';
import { decimal } from '../../src/model';
import { faultsIn, paragraphsIn, partsOf, sheetsIn, tablesIn, type SeenTable } from './opened';

const plain = readFileSync(hospitalFile, 'utf8');
const template = `
bulletin:
  issuer: { zh: 集团质控办, en: Quality office }
  title: { zh: "{{organisation}}{{period}}通报", en: "{{organisation}}, {{period}}" }
  sections:
    - heading: { zh: 候诊, en: Waiting }
      content:
        - show: text
          zh: "候诊{{CLINIC/WAITING_TIME}}，上年{{CLINIC/WAITING_TIME | before}}，{{CLINIC/WAITING_TIME | compared}}；最短{{CLINIC/WAITING_TIME | best}}，最长{{CLINIC/WAITING_TIME | worst}}。跌倒率{{NURSING/FALL_RATE/INPATIENT}}，{{NURSING/FALL_RATE/INPATIENT | compared}}，限额{{NURSING/FALL_RATE/INPATIENT | limit}}。"
          en: "Waits {{CLINIC/WAITING_TIME}} ({{CLINIC/WAITING_TIME | before}} in {{year-before}}), {{CLINIC/WAITING_TIME | compared}}; {{reported}} of {{branches}} reported."
        - { show: ranking, series: [CLINIC/WAITING_TIME, NURSING/FALL_RATE/INPATIENT] }
        - { show: comparison, services: [CLINIC, NURSING] }
        - { show: limits }
        - { show: coverage, services: [NURSING] }
        - { show: censored }
        - { show: chart, series: NURSING/FALL_RATE/INPATIENT }
  declaration: [{ zh: 完, en: The end }]
`;

const withTemplate = readCatalogue(plain + template, 'hospital.yaml');
const [engine = engines[0]] = engines;

interface Wanted {
  readonly catalogue?: Catalogue;
  readonly format?: 'docx' | 'xlsx' | 'html';
  readonly language?: 'zh' | 'en';
  readonly release?: ReleaseFacts;
}

/** The bulletin of what two years of the hospital group hold. */
async function made({ catalogue = withTemplate, format = 'docx', language = 'zh', release }: Wanted): Promise<Buffer> {
  if (!engine) throw new Error('no database');
  let bytes: Buffer = Buffer.of();
  await inWarehouse(engine, async (reader) => {
    await storeTwoYears(reader);
    const version = await reader.version();
    const source = { reader, catalogue, version, language, period: '2024-Q1', release };
    bytes = (await makeBulletin(source, format)).bytes;
  });
  return bytes;
}

const bodyOf = (tables: readonly SeenTable[], title: string): (readonly string[])[] => {
  const table = tables.find((one) => one.title.endsWith(title));
  if (!table) throw new Error(`there is no table ${title}`);
  return table.grid.slice(table.headings);
};

describe('with figures of two years', () => {
  let docx: Buffer;
  let tables: readonly SeenTable[];
  beforeAll(async () => {
    docx = await made({});
    tables = tablesIn(docx);
  });

  test('sentences compare with the year before; a tie is shared, a bound stays a bound', () => {
    // (18·2 + 18·1 + 31·4) / 7 = 25.43 after (20·1 + 30·2) / 3 = 26.67; falls in [1.75, 2] after 2
    expect(paragraphsIn(docx)).toContain(
      '候诊25.4分钟，上年26.7分钟，比上年同期减少1.2分钟；最短东院、西院（18分钟），最长海湾院区（31分钟）。' +
        '跌倒率1.75–2‰，比上年同期变化-0.25…0‰，限额≤3‰。',
    );
  });

  test('ranks are those of competitions, and who has no figure comes last or has none', () => {
    expect(bodyOf(tables, '各单位排名')).toEqual([
      ['东院', '18分钟', '1（并列）', '<0.5‰', '1'],
      ['西院', '18分钟', '1（并列）', '3.5‰', '2'],
      ['海湾院区', '31分钟', '3', '—', '—'],
    ]);
  });

  test('the comparison has both years, the change, and whether it is for the better', () => {
    expect(bodyOf(tables, '与上年同期对比').filter(([, , now]) => now !== '—')).toEqual([
      ['门诊', '平均候诊时间', '25.4分钟', '26.7分钟', '-1.2分钟', '-4.64%', '好转'],
      ['护理', '跌倒发生率（住院患者）', '1.75–2‰', '2‰', '-0.25…0‰', '-12.5…0%', '无法判定'],
      // 11 + 9 + 2 after 11 + 7
      ['护理', '跌倒例数', '22', '18', '+4', '+22.22%', '变差'],
    ]);
  });

  test('limits are kept, broken, or of nobody knows which', () => {
    expect(bodyOf(tables, '限额达标情况')).toEqual([
      ['护理', '跌倒发生率（住院患者）', '≤3‰', '1.75–2‰', '达标', '1家', '西院', '—'],
      ['护理', '跌倒发生率（日间患者）', '≤3‰', '—', '—', '0家', '—', '—'],
      // quotas of a quarter: between 80 and 100 for every unit that reports, none for the head
      ['院区管理', '评审得分', '≥80分、≤100分', '—', '—', '0家', '—', '—'],
    ]);
  });

  test('a bound that a limit lies in decides nothing', async () => {
    const catalogue = readCatalogue(
      (plain + template).replace("limit: { max: '3' }", "limit: { max: '0.3' }"),
      'h.yaml',
    );
    const [first] = bodyOf(tablesIn(await made({ catalogue })), '限额达标情况');
    expect(first).toEqual(['护理', '跌倒发生率（住院患者）', '≤0.3‰', '1.75–2‰', '未达标', '0家', '西院', '东院']);
  });

  test('what is missing is named, with who', () => {
    expect(paragraphsIn(docx)).toEqual(
      expect.arrayContaining([
        // two series of rates and one of falls, three months and three units each; nobody has more than January
        '本期应报单位3家，已报3家，全部报齐0家。应报27项，已报5项（一项为一个指标一个月）。',
        '下列指标所报的数值有的只有上限或下限，合并后只给出确知的界：护理跌倒发生率（住院患者） 1.75–2‰。',
      ]),
    );
    expect(bodyOf(tables, '未报齐的指标')).toEqual([
      ['护理', '跌倒发生率（住院患者）', '2／3', '东院（不全）、西院（不全）、海湾院区（未报）'],
      ['护理', '跌倒发生率（日间患者）', '0／3', '东院（未报）、西院（未报）、海湾院区（未报）'],
      ['护理', '跌倒例数', '3／3', '东院（不全）、西院（不全）、海湾院区（不全）'],
    ]);
  });

  test('a bar that is only known as a bound is drawn as a range, and the legend says so', async () => {
    const html = (await made({ format: 'html' })).toString();
    const bars = [...html.matchAll(/class="(most|sure)" x="128" y="[\d.]+" width="([\d.]+)"/g)].map(([, of, width]) => [
      of,
      width,
    ]);
    // 496 for 3.5; east from 0 to 0.5
    expect(bars.slice(0, 4)).toEqual([
      ['most', '70.86'],
      ['sure', '0'],
      ['most', '496'],
      ['sure', '496'],
    ]);
    expect(html).toContain('浅色部分为可能的范围');
    expect(html).toContain('class="limit"');
  });

  test('in English', async () => {
    const paragraphs = paragraphsIn(await made({ language: 'en' }));
    expect(paragraphs).toContain(
      'Waits 25.4 min (26.7 min in Q1 2023), 1.2 min less than a year before; 3 of 3 reported.',
    );
    expect(paragraphs.slice(0, 2)).toEqual(['Quality office', 'Renji Group, Q1 2024']);
  });
});

test('a catalogue without a template gets its services in order, a table each', async () => {
  const catalogue = readCatalogue(plain, 'hospital.yaml');
  const tables = tablesIn(await made({ catalogue, language: 'en' }));
  expect(tables.slice(0, 6).map(({ title }) => title)).toEqual([
    'Table 1. Nursing: indicators',
    'Table 2. Nursing: indicators by unit',
    'Table 3. Outpatient clinic: indicators',
    'Table 4. Outpatient clinic: indicators by unit',
    'Table 5. Site management: indicators',
    'Table 6. Site management: indicators by unit',
  ]);
  expect(tables[1]?.grid).toEqual([
    ['Unit', 'Fall rate', 'Fall rate', 'Falls'],
    ['Unit', 'Inpatients', 'Day patients', 'Falls'],
    ['Renji Group', '1.75–2‰', '—', '22'],
    ['City region', '1.75–2‰', '—', '20'],
    ['East Hospital', '<0.5‰', '—', '11'],
    ['West Hospital', '3.5‰', '—', '9'],
    ['Coast region', '—', '—', '2'],
    ['Bay Clinic', '—', '—', '2'],
  ]);
});

describe('as a release', () => {
  const release: ReleaseFacts = {
    number: '2024-Q1-R1',
    kind: 'final',
    publishedAt: '2024-05-06T07:08:09.000Z',
    changed: [
      {
        ...{ branch: 'WEST', period: '2024-Q1', service: 'CLINIC', indicator: 'WAITING_TIME', customerClass: 'ALL' },
        from: { low: decimal('19'), high: decimal('19') },
        to: { low: decimal('18'), high: decimal('18') },
        reason: '录入 <有误>',
      },
    ],
  };

  test('it says which, and what moved since the one before', async () => {
    const docx = await made({ release });
    expect(paragraphsIn(docx)).toEqual(
      expect.arrayContaining(['2024-Q1-R1　正式数　2024年5月6日发布', '2024年5月6日']),
    );
    expect(bodyOf(tablesIn(docx), '与上一次发布相比有变动的指标')).toEqual([
      ['西院', '门诊平均候诊时间', '19分钟', '18分钟', '录入 <有误>'],
    ]);
    expect(partsOf(docx).get('docProps/core.xml')).toContain('2024-05-06T07:08:09Z');
    expect(paragraphsIn(await made({}))).toContain('草稿，尚未发布');
  });
});

test('names are texts and nothing else, whatever they are', async () => {
  const hostile = `<script>alert('1')</script> & "]]>`;
  const quoted = JSON.stringify(`${hostile}\u0001\ufffe`);
  const catalogue = readCatalogue(
    (plain + template).replace('en: East Hospital', `en: ${quoted}`).replace('en: Outpatient clinic', `en: ${quoted}`),
    'hospital.yaml',
  );
  const html = (await made({ catalogue, language: 'en', format: 'html' })).toString();
  expect(faultsIn(html)).toEqual([]);
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;]]&gt;');
  const docx = await made({ catalogue, language: 'en' });
  for (const [name, content] of partsOf(docx))
    if (/\.(xml|rels)$/.test(name)) expect([name, faultsIn(content)]).toEqual([name, []]);
  expect(bodyOf(tablesIn(docx), 'Units by rank')[0]?.[0]).toBe(hostile);
  const sheets = [...sheetsIn(await made({ catalogue, language: 'en', format: 'xlsx' })).values()];
  expect(sheets.flat(2)).toContain(hostile);
});
