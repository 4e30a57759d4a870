import { AxeBuilder } from '@axe-core/playwright';
import { patience, type Seen } from '../clients/browser';
import { describeWithTool } from '../servers/tools';
import { desk, logIn, look, phone, running, troublesOf, type Running } from './running';

jest.setTimeout(4 * patience);

const administration = ['accounts', 'tokens', 'periods', 'catalogue', 'audit', 'health'];
const point = '210200/2009-H2/FIXED_LINE/INSTALL_TIME/ALL';

/** Every page, with something to be seen on it, and a text by which it is known to be there. */
const pages: readonly (readonly [address: string, text: string])[] = [
  ['/', 'Workbooks that came in lately'],
  ['/console/upload', 'Came in lately'],
  ['/console/upload?ids=1&sheet=固定电话', 'What was found'],
  ['/console/completeness', 'What the signs mean'],
  ['/console/explore', 'Mean install time'],
  ['/console/explore?chart=line&branches=210000,210200', 'Mean install time'],
  ['/console/explore?chart=multiples', 'Mean install time'],
  ['/console/release', 'There is no release of the'],
  [`/console/explore?chart=bar&at=${point}`, 'made of 6 figures'],
  ...administration.map((part) => [`/console/administration?part=${part}`, 'Administration'] as const),
];

/** Each width once, and each light: colours do not depend on the width, nor what there is on the light. */
const looks = [
  { ...desk, colorScheme: 'light' },
  { ...phone, colorScheme: 'dark' },
] as const;

/** When the page has taken up a change of its window: after the next picture that it draws. */
const drawn = 'new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))';

describeWithTool('chromium', 'the pages of the console', () => {
  let program: Running;
  let seen: Seen | undefined;
  beforeAll(async () => {
    program = await running('sample');
    await program.account('chief', 'administrator');
  });
  afterEach(async () => {
    await seen?.close();
    seen = undefined;
  });
  afterAll(() => program.close());

  test('can be used by everybody, at a desk and on a phone, in the light and in the dark', async () => {
    seen = await look(program, desk);
    const { page } = seen;
    await page.goto('/');
    await logIn(seen, 'chief');
    for (const [address, text] of pages) {
      await page.goto(address);
      await page.getByText(text).or(page.getByLabel(text)).first().waitFor();
      await page.waitForLoadState('networkidle');
      for (const { width, height, colorScheme } of looks) {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme });
        await page.evaluate(drawn);
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        const found = grave.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
        // nothing sticks out to the side
        const wide = await page.evaluate('document.documentElement.scrollWidth');
        expect([address, width, colorScheme, found, wide]).toEqual([address, width, colorScheme, [], width]);
      }
    }
    expect(troublesOf(seen)).toEqual([]);
  });

  test('the first page is small, and there after four turns', async () => {
    seen = await look(program, desk);
    const { page } = seen;
    const sizes: Promise<number>[] = [];
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    page.on('requestfinished', (request) => {
      sizes.push(
        request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize),
      );
    });
    const response = await page.goto('/');
    await page.getByText('Workbooks that came in lately').waitFor();
    await page.getByText('Every branch has reported everything').waitFor();
    await page.waitForLoadState('networkidle');
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    // it did transfer something, compressed
    expect(bytes).toBeGreaterThan(30_000);
    expect(bytes).toBeLessThan(300_000);
    // first the document; then all that it names, at once; then what the warehouse holds, and how its last period stands
    const named = [await response?.text(), response?.headers()['link']].join();
    const [document, ...others] = asked;
    expect(document).toBe('/');
    expect(others.filter((path) => !named.includes(path))).toEqual(['/graphql', '/graphql']);
    // and nothing is asked for twice
    expect(new Set(asked).size).toBe(asked.length - 1);
  });

  test('say what is missing to somebody who may not, and speak the other language', async () => {
    await program.account('clerk', 'uploader', '210200');
    seen = await look(program, desk);
    const { page } = seen;
    await page.goto('/console/upload');
    await page.getByText('Log in to send workbooks').waitFor();
    await page.goto('/console/nowhere', { waitUntil: 'commit' });
    await page.goto('/console/upload?ids=1');
    await page.getByText('Workbooks are for the branch and for head office').waitFor();
    await logIn(seen, 'clerk');
    await page.goto('/console/administration?part=accounts');
    await page.getByText('You may not do this').waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByText('您没有这项权限').waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('zh-CN');
    expect(troublesOf(seen).filter((trouble) => !/status of (403|404)/.test(trouble))).toEqual([]);
  });

  test('a page whose files are gone since an update says so, and what to do', async () => {
    seen = await look(program, desk);
    const { page } = seen;
    await page.goto('/');
    await page.getByText('Workbooks that came in lately').waitFor();
    await page.route('**/console/assets/*', (route) => route.fulfill({ status: 404 }));
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Explore' }).click();
    await page.getByText('This page could not be opened').waitFor();
    await page.unroute('**/console/assets/*');
    await page.getByRole('button', { name: 'Load again' }).click();
    await page.getByText('Mean install time').first().waitFor();
  });

  test('a page runs our scripts and nothing else, and no style that is not a file of ours', async () => {
    for (const path of ['/', '/console/upload', '/console/explore']) {
      const response = await fetch(program.url + path, { headers: { accept: 'text/html' } });
      expect(response.status).toBe(200);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("style-src 'self';");
      expect(policy).not.toContain('unsafe');
    }
  });
});
