import { decimal } from '../../src/model';
import { servedProvince, type Served } from '../api/served';
import { expectedFigures } from '../journeys/expected-figures';
import { describeWithTool } from '../servers/tools';
import { open, patience, type Seen } from './browser';

jest.setTimeout(3 * patience);

/** The figure that the first example begins with. */
const expected = expectedFigures.find(
  ({ branch, period, indicator }) => branch === '210000' && period === '2009-H2' && indicator === 'INSTALL_TIME',
);

/**
 * Whether the browser complains of more than that nobody was let in before there was a token. It logs that in its own time,
 * be it after the token came.
 */
const isMore = (trouble: string): boolean => !/status of 401/.test(trouble);

describeWithTool('chromium', 'GraphiQL in Chromium', () => {
  let served: Served;
  let seen: Seen | undefined;
  beforeAll(async () => {
    // nobody is let in unasked, so that a token is needed
    served = await servedProvince('sample', { OPEN_READING: 'never' });
  });
  afterEach(async () => {
    await seen?.close();
    seen = undefined;
  });
  afterAll(() => served.close());

  test('a reader with a token runs an example at a desk, and completes a field', async () => {
    seen = await open(served.url, { width: 1280, height: 800, locale: 'en-GB' });
    const { page, troubles } = seen;
    await page.goto('/graphiql');
    await page.getByRole('alert').getByText('Not permitted').waitFor();
    const token = await served.tokenFor('reader');
    const asked = page.waitForRequest((request) => request.headers()['authorization'] === `Bearer ${token}`);
    await page.getByLabel('API token').fill(token);
    await page.getByRole('button', { name: 'Use', exact: true }).click();
    await asked;
    await page.getByText('Asking with a token').waitFor();
    // the editor is large and comes later than the page; before it there is nothing to execute
    await page.locator('.graphiql-query-editor .view-lines').waitFor();

    await page.getByRole('button', { name: /^Execute/ }).click();
    await shows(page, '"Mean install time"');
    const low = /"low": "([\d.]+)"/.exec(await answerIn(page))?.[1] ?? '';
    expect(
      decimal(low)
        .minus(decimal(expected?.['low'] ?? ''))
        .abs()
        .lt(decimal('0.000000001')),
    ).toBe(true);

    await page.getByRole('button', { name: 'Months One indicator' }).click();
    await page.getByRole('tab', { name: 'Months' }).waitFor();
    await page.getByRole('button', { name: /^Execute/ }).click();
    await shows(page, '"2009-07"');

    await page.getByRole('button', { name: 'New tab' }).click();
    await page.locator('.graphiql-query-editor .view-lines').click();
    await page.keyboard.type('{ custo');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget .monaco-list-row', { hasText: 'customerClasses' }).first().click();
    expect(await textOf(page, '.graphiql-query-editor')).toContain('customerClasses');
    expect(troubles.filter(isMore)).toEqual([]);
  });

  test('the examples open and run on a phone, in Chinese and in the dark', async () => {
    seen = await open(served.url, { width: 390, height: 844, colorScheme: 'dark', locale: 'zh-CN' });
    const { page, troubles } = seen;
    await page.goto('/graphiql');
    await page.getByRole('alert').getByText('未获许可').waitFor();
    await page.getByLabel('访问令牌').fill(served.token);
    await page.getByRole('button', { name: '使用' }).click();
    await page.getByText('以令牌查询').waitFor();

    await page.getByRole('button', { name: '示例' }).click();
    await page.getByRole('button', { name: '各分公司' }).click();
    await page.getByRole('button', { name: /^Execute/ }).click();
    await shows(page, '"沈阳"');
    expect(await textOf(page, '.graphiql-query-editor')).toContain('每个分公司一行');
    // nothing sticks out to the side, and the editors stand one above the other
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const [editor, answer] = await Promise.all(
      ['.graphiql-query-editor', '.graphiql-response'].map((selector) => page.locator(selector).boundingBox()),
    );
    expect(answer?.y).toBeGreaterThan((editor?.y ?? 0) + (editor?.height ?? 0) - 1);
    expect(answer?.width).toBeGreaterThan(300);
    expect(troubles.filter(isMore)).toEqual([]);
  });
});

/** What an editor shows, without the spaces that only its look needs. */
async function textOf(page: Seen['page'], selector: string): Promise<string> {
  return (await page.locator(`${selector} .view-lines`).first().innerText()).replaceAll('\u00a0', ' ');
}

function answerIn(page: Seen['page']): Promise<string> {
  return textOf(page, '.result-window');
}

/** Waits until the answer shows a text. */
async function shows(page: Seen['page'], text: string): Promise<void> {
  await page.locator('.result-window .view-lines', { hasText: text }).waitFor();
}
