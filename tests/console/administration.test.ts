import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { patience, type Seen } from '../clients/browser';
import { describeWithTool } from '../servers/tools';
import { desk, logIn, look, running, troublesOf, type Running } from './running';

jest.setTimeout(3 * patience);

function goToPart(page: Page, name: string): Promise<void> {
  return page.getByRole('navigation', { name: 'Parts of the administration' }).getByRole('link', { name }).click();
}

async function seriousFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
}

describeWithTool('chromium', 'the office, looked after in a browser', () => {
  let program: Running;
  let seen: Seen | undefined;
  beforeAll(async () => {
    program = await running('empty');
    await program.account('chief', 'administrator');
  });
  afterAll(async () => {
    await seen?.close();
    await program.close();
  });

  test('an account and a token are made and ended, a period is closed and opened, and all of it is in the log', async () => {
    seen = await look(program, desk);
    const { page } = seen;
    await page.goto('/');
    await logIn(seen, 'chief');
    await page.goto('/console/administration');

    await page.getByRole('textbox', { name: 'Account' }).fill('shenyang');
    await page.getByLabel('Branch').selectOption({ label: 'Shenyang' });
    await page.getByRole('button', { name: 'Make an account' }).click();
    await page.getByText('The password of shenyang').waitFor();
    const password = await page.locator('code.secret').innerText();
    const logged = await fetch(`${program.url}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'shenyang', password }),
    });
    expect(await logged.json()).toMatchObject({ role: 'uploader', branch: '210100' });
    await page.getByRole('button', { name: 'Disable shenyang' }).click();
    await page.getByRole('button', { name: 'Enable shenyang' }).waitFor();

    const part = (name: string): Promise<void> => goToPart(page, name);
    await part('Tokens');
    await page.getByLabel('What it is for').fill('Power BI');
    await page.getByRole('button', { name: 'Make a token' }).click();
    await page.getByText('The new token').waitFor();
    const token = await page.locator('code.secret').innerText();
    const asked = (): Promise<Response> =>
      fetch(`${program.url}/audit`, { headers: { authorization: `Bearer ${token}` } });
    // it is a reader's, who has nothing to do with the log
    expect((await asked()).status).toBe(403);
    await page.getByRole('button', { name: 'Revoke Power BI' }).click();
    await page.getByText('revoked').waitFor();
    expect((await asked()).status).toBe(401);
    // a secret is shown once
    await page.reload();
    await page.getByText('revoked').waitFor();
    expect(await page.locator('code.secret').count()).toBe(0);

    await part('Periods');
    await page.getByRole('textbox', { name: 'Period' }).fill('2009-H1');
    await page.getByRole('textbox', { name: 'Reason' }).fill('published');
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByRole('row', { name: /2009-H1.*published/ }).waitFor();
    await page.getByText('Open again').first().click();
    await page
      .getByRole('row', { name: /2009-H1/ })
      .getByLabel('Reason')
      .fill('an appeal');
    await page.getByRole('button', { name: 'Open again 2009-H1' }).click();
    await page.getByText('No period is closed.').waitFor();

    await part('Audit log');
    for (const action of ['period.open', 'period.close', 'token.revoke', 'token.create', 'account.create']) {
      await page
        .getByRole('row', { name: new RegExp(action.replace('.', '\\.')) })
        .first()
        .waitFor();
    }
    await part('Catalogue');
    await page.getByRole('rowheader', { name: 'Mean install time' }).waitFor();
    await part('Health');
    await page.getByText('well (sqlite)').waitFor();
    expect(troublesOf(seen)).toEqual([]);
  });

  test('a catalogue is corrected, looked at, adopted, compared and saved, and holds at once', async () => {
    if (!seen) throw new Error('nobody has logged in');
    const { page } = seen;
    await page.goto('/console/administration?part=catalogue');
    const text = readFileSync('imports/liaoning/catalogue.yaml', 'utf8');
    const renamed = text.replace('{ zh: 沈阳, en: Shenyang }', '{ zh: 沈阳, en: Mukden }');
    const choose = (content: string): Promise<void> =>
      page
        .getByLabel('Choose a catalogue file')
        .last()
        .setInputFiles({
          ...{ name: 'new.yaml', mimeType: 'application/yaml', buffer: Buffer.from(content) },
        });

    await choose(renamed.replace('unit: h\n', 'unit: parsec\n'));
    await page.getByText('new.yaml has 1 problems and can not be adopted').first().waitFor();
    await page.getByRole('cell', { name: /no unit parsec/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Adopt this catalogue' }).count()).toBe(0);

    await choose(renamed);
    const outcome = page.getByRole('region', { name: 'What new.yaml would change' });
    await outcome.getByText('No stored figure is touched').waitFor();
    expect(await outcome.getByRole('listitem').first().innerText()).toContain('Mukden');
    expect(await seriousFaults(page)).toEqual([]);
    await outcome.getByLabel('What for').fill('as it was called');
    await outcome.getByLabel('What for').press('Enter');
    await page.getByText('It is in force, as version 2').waitFor();
    await page.getByRole('row', { name: /2 in force.*chief.*new\.yaml.*as it was called/ }).waitFor();
    await page.getByRole('rowheader', { name: 'Mukden' }).waitFor();

    await page.getByText('Compare two versions').click();
    await page.getByText('Renamed').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download version 1' }).click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toBe(text);
    expect(await seriousFaults(page)).toEqual([]);

    // whoever reports is called so everywhere, without a restart
    await goToPart(page, 'Accounts');
    await page.getByLabel('Branch').selectOption({ label: 'Mukden' });
    expect(troublesOf(seen)).toEqual([]);
  });
});
