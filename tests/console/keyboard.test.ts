import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { patience, type Seen } from '../clients/browser';
import { Copy } from '../journeys/seeded-faults/copy';
import { describeWithTool } from '../servers/tools';
import { desk, look, running, troublesOf, type Running } from './running';

jest.setTimeout(3 * patience);

/** What Dalian reported for July's installs, as it stands in B6 of its workbook, and what it might be by a slip. */
const [sheet, cell, doubtful] = ['固定电话', 'B6', 3.2];

/** As far as somebody would go on pressing a key. */
const endurance = 120;

async function goTo(page: Page, wanted: Locator): Promise<void> {
  const reached = wanted.and(page.locator(':focus'));
  await wanted.first().waitFor();
  for (let pressed = 0; pressed < endurance; pressed += 1) {
    if ((await reached.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not come to ${String(wanted)}`);
}

async function press(page: Page, wanted: Locator): Promise<void> {
  await goTo(page, wanted);
  await page.keyboard.press('Enter');
}

async function write(page: Page, wanted: Locator, text: string): Promise<void> {
  await goTo(page, wanted);
  await page.keyboard.type(text);
}

describeWithTool('chromium', 'with the keyboard only', () => {
  let folder: string;
  let program: Running;
  let seen: Seen | undefined;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongbao-keyboard-'));
    program = await running('sample');
    await program.account('officer', 'officer');
  });
  afterAll(async () => {
    await seen?.close();
    await program.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a doubtful workbook is sent, looked at and accepted, and its figure followed back to its cell', async () => {
    const copy = new Copy('大连');
    copy.put(sheet, cell, doubtful);
    const file = join(folder, copy.fileName);
    writeFileSync(file, copy.bytes());

    seen = await look(program, desk);
    const { page } = seen;
    page.on('filechooser', (chooser) => void chooser.setFiles(file));
    const pages = page.getByRole('navigation', { name: 'Pages' });
    await page.goto('/');
    await press(page, page.getByRole('button', { name: 'Log in' }));
    // what is to be filled in first has the keyboard
    await page.locator('input[name="name"]:focus').waitFor();
    await page.keyboard.type('officer');
    await write(page, page.locator('input[name="password"]'), 'officer-password');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Log out' }).waitFor();

    await press(page, pages.getByRole('link', { name: 'Upload' }));
    await press(page, page.getByRole('button', { name: 'Choose files' }));
    await press(page, page.getByRole('button', { name: new RegExp(`^!? ?Warning ${sheet} `) }).first());
    await page.locator('table.sheet button:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.findings [aria-current="true"]:focus').waitFor();
    // an end of the page is as near as its beginning
    await write(page, page.getByLabel('Reason (kept in the audit log)').first(), 'a strike in July');
    await page.keyboard.press('Enter');
    await page.getByText('Accepted because: a strike in July').waitFor();

    await press(page, pages.getByRole('link', { name: 'Explore' }));
    const dalian = `/console/explore?periods=2009-07&branches=210200&series=FIXED_LINE/INSTALL_TIME/ALL`;
    await page.getByText('Mean install time').first().waitFor();
    await page.goto(dalian);
    await press(page, page.getByRole('button', { name: `${doubtful} d` }));
    const sources = page.getByRole('region', { name: 'Where it comes from' }).first();
    await press(page, sources.getByRole('button', { name: `${sheet} ${cell}` }));
    await page.locator('table.sheet button:focus', { hasText: /3\.2.*source/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('cell')).toBe(cell);
    expect(troublesOf(seen)).toEqual([]);
  });
});
