import { readFileSync } from 'node:fs';
import { paragraphsIn } from '../bulletin/opened';
import { servedProvince, type Served } from '../api/served';
import { hospitalFile } from '../api/two-years';
import { readCatalogue } from '../../src/catalogue';
import { blockIn, documentText } from './blocks';

const text = documentText('docs/bulletin.md');

describe('the document of the bulletin', () => {
  let served: Served;
  beforeAll(async () => {
    served = await servedProvince('sample');
  }, 60_000);
  afterAll(() => served.close());

  test('shows what comes out', async () => {
    const html = await (await served.fetch('/exports/bulletin.html?period=2009-H2&lang=zh')).text();
    expect(html).toContain(blockIn(text, 'html'));
    const row =
      /^\| 辽宁 \|(.*)\|$/m
        .exec(text)?.[1]
        ?.split('|')
        .map((value) => value.trim()) ?? [];
    const table = html.slice(html.indexOf('表7'), html.indexOf('表8'));
    expect([...table.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, value]) => value)).toEqual(row);
    const docx = await (await served.fetch('/exports/bulletin.docx?period=2009-H2&lang=zh')).arrayBuffer();
    expect(paragraphsIn(new Uint8Array(docx))).toContain(blockIn(text, 'text').trim());
  });

  test('has a template that is accepted as it stands, and everything that a template can show', () => {
    const { bulletin } = readCatalogue(
      `${readFileSync(hospitalFile, 'utf8')}\n${blockIn(text, 'yaml')}`,
      'catalogue.yaml',
    );
    expect(bulletin?.sections).toHaveLength(2);
    const shown = bulletin?.sections.flatMap(({ content }) => content.map(({ show }) => show)) ?? [];
    const named = [...text.slice(text.indexOf('| `show` |')).matchAll(/^\| `(\w+)` \|/gm)]
      .slice(1)
      .map(([, name]) => name);
    expect(new Set<string | undefined>(shown)).toEqual(new Set(named));
  });
});
