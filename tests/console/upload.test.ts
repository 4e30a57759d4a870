import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { patience, type Screen, type Seen } from '../clients/browser';
import { expectedFigures } from '../journeys/expected-figures';
import { Copy } from '../journeys/seeded-faults/copy';
import { describeWithTool } from '../servers/tools';
import { desk, logIn, look, phone, running, troublesOf, type Running } from './running';

jest.setTimeout(3 * patience);

/** What Dalian reported for July's installs, as it stands in B6 of its workbook. */
const [sheet, cell] = ['固定电话', 'B6'];

const screens: readonly (readonly [string, Screen])[] = [
  ['at a desk', desk],
  ['on a phone, in the dark', { ...phone, colorScheme: 'dark' }],
];

describeWithTool('chromium', 'a workbook, from its first mistake to the figure it became', () => {
  let folder: string;
  let program: Running;
  let seen: Seen | undefined;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongbao-workbooks-'));
  });
  beforeEach(async () => {
    program = await running('empty');
    await program.account('officer', 'officer');
  });
  afterEach(async () => {
    await seen?.close();
    seen = undefined;
    await program.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const written = (name: string, change?: (copy: Copy) => void): string => {
    const copy = new Copy('大连');
    change?.(copy);
    const file = join(folder, name);
    writeFileSync(file, copy.bytes());
    return file;
  };

  test.each(screens)('%s', async (_name, screen) => {
    const before = new Copy('大连').text(sheet, cell);
    expect(before).toBe('1.54');
    const spoilt = written('spoilt.xlsx', (copy) => copy.put(sheet, cell, '约1.5'));
    const doubtful = written('doubtful.xlsx', (copy) => copy.put(sheet, cell, 3.2));
    const good = written('good.xlsx');

    seen = await look(program, screen);
    const { page } = seen;
    await page.goto('/');
    await page.getByText('The warehouse is empty').waitFor();
    await logIn(seen, 'officer');
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Upload' }).click();

    // two at once: a mistake, and something that only looks like one
    await page.setInputFiles('input[type=file]', [spoilt, doubtful]);
    const sent = page.getByRole('navigation', { name: 'Sent this time' });
    await sent.getByRole('button', { name: /spoilt\.xlsx.*Rejected/ }).click();
    await page.getByRole('button', { name: new RegExp(`${sheet} ${cell}.*NUMBER_UNREADABLE`) }).click();
    // the very cell, with what is wrong, has the keyboard
    const marked = page.locator('table.sheet button:focus', { hasText: '约1.5' });
    await marked.waitFor();
    // and leads back to the finding; all of it is in the address
    await page.keyboard.press('Escape');
    await page.locator('.findings [aria-current="true"]:focus').waitFor();
    await page.reload();
    await marked.waitFor();
    expect(new URL(page.url()).searchParams.get('cell')).toBe(cell);

    // the doubtful one waits: nothing is in yet
    await sent.getByRole('button', { name: /doubtful\.xlsx/ }).click();
    await page.getByRole('heading', { name: 'What accepting it would change' }).waitFor();
    const province = page.getByRole('region', { name: 'The province' }).getByRole('row', { name: /Mean install time/ });
    expect(await province.first().innerText()).toMatch(/—\s/);

    // the good one is in at once
    await page.setInputFiles('input[type=file]', [good]);
    await sent.getByRole('button', { name: /good\.xlsx.*Accepted/ }).waitFor();
    await page.getByRole('heading', { name: 'What it changed in the figures of the province' }).waitFor();

    // now the doubtful one would change a figure of the branch; it comes in with a reason
    await sent.getByRole('button', { name: /doubtful\.xlsx/ }).click();
    const changed = page.getByRole('region', { name: 'Changed figures of the branch' });
    expect(await changed.getByRole('row', { name: /2009-07/ }).innerText()).toMatch(/1\.54.*3\.2/s);
    await page.getByLabel('Reason (kept in the audit log)').first().fill('a strike in July');
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByText('Accepted because: a strike in July').waitFor();

    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Completeness' }).click();
    const dalian = page.getByRole('row', { name: /Dalian/ }).first();
    expect(await dalian.innerText()).toMatch(/7\/7/);
    // the others owe everything, and can be reminded
    const letter = page.getByLabel('Reminder for Shenyang');
    expect(await letter.inputValue()).toMatch(/Shenyang.*second half of 2009.*2010-01-08.*Fixed line/s);

    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Explore' }).click();
    await page
      .getByRole('img', { name: /Fixed line Mean install time/ })
      .locator('svg')
      .waitFor();
    await page.getByLabel('Broken down by').selectOption('MONTH');
    await page
      .getByRole('region', { name: /Fixed line Mean install time/ })
      .getByRole('button', { name: '3.2 d' })
      .click();
    const sources = page.getByRole('region', { name: 'Where it comes from' }).first();
    await sources.getByRole('button', { name: `${sheet} ${cell}` }).click();
    await page.locator('table.sheet button:focus', { hasText: /3\.2.*source/ }).waitFor();

    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(screen.width);
    expect(troublesOf(seen)).toEqual([]);
  });
});

describeWithTool('chromium', 'the figures of the sample province', () => {
  let program: Running;
  let seen: Seen | undefined;
  beforeAll(async () => {
    program = await running('sample');
  });
  afterAll(async () => {
    await seen?.close();
    await program.close();
  });

  test('are those that were published, censored ones as ranges', async () => {
    seen = await look(program, desk);
    const { page } = seen;
    const series = ['INSTALL_TIME', 'BILLING_ERROR_RATE'].map((indicator) => `FIXED_LINE/${indicator}/ALL`);
    await page.goto(`/console/explore?periods=2009-H2&branches=210000&chart=bar&series=${series.join()}`);
    const install = expectedFigures.find(
      ({ branch, period, indicator }) => branch === '210000' && period === '2009-H2' && indicator === 'INSTALL_TIME',
    );
    const printed = Number(install?.['low']).toFixed(2);
    await page
      .getByRole('region', { name: 'Fixed line Mean install time' })
      .getByRole('button', { name: `${printed} d` })
      .waitFor();
    const rate = page.getByRole('img', { name: /Billing error rate/ });
    await page.getByRole('button', { name: '<10⁻⁵' }).waitFor();
    // a dashed box, and no bar
    await rate.locator('svg [stroke-dasharray="4,3"]').first().waitFor();
    await page.getByText('A dashed box is a range').waitFor();
    // the query that gives the same
    const link = await page.getByRole('link', { name: 'As a query' }).first().getAttribute('href');
    const query = new URL(link ?? '', program.url).searchParams.get('query');
    const answer = (await (
      await fetch(`${program.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': 'en' },
        body: JSON.stringify({ query }),
      })
    ).json()) as { data: { rollups: { nodes: { display: string }[] } } };
    expect(answer.data.rollups.nodes.map(({ display }) => display)).toEqual([`${printed} d`]);
    // and the file
    const file = await page.getByRole('link', { name: 'CSV' }).first().getAttribute('href');
    const csv = await (await fetch(program.url + (file ?? ''))).text();
    expect(csv.trim().split('\n')).toHaveLength(2);
    expect(csv).toContain(install?.['volume'] ?? '?');
    expect(troublesOf(seen)).toEqual([]);
  });
});
