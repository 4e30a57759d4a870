import { patience, type Seen } from '../clients/browser';
import { describeWithTool } from '../servers/tools';
import { desk, logIn, look, running, troublesOf, type Running } from './running';

jest.setTimeout(3 * patience);

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

    const part = (name: string) =>
      page.getByRole('navigation', { name: 'Parts of the administration' }).getByRole('link', { name }).click();
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
});
