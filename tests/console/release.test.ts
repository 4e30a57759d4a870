import { AxeBuilder } from '@axe-core/playwright';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { tablesIn } from '../bulletin/opened';
import { published } from '../bulletin/published';
import { patience } from '../clients/browser';
import { sampleFiles, sampleFolder } from '../journeys/sample-province';
import { Copy } from '../journeys/seeded-faults/copy';
import { describeWithTool } from '../servers/tools';
import { desk, logIn, look, phone, running, troublesOf, type Running } from './running';

jest.setTimeout(4 * patience);

const [first, second] = ['2009-H2/R0', '2009-H2/R1'];
const periods = ['2009-H2', '2009-Q3', '2009-Q4', ...['07', '08', '09', '10', '11', '12'].map((one) => `2009-${one}`)];
const why = '七月装机时间有误，已更正';
const corrected = { branch: '大连', sheet: '固定电话', cell: 'B6', before: '1.54', after: 1.6 };

interface Figure {
  readonly branch: string;
  readonly branchName: string;
  readonly period: string;
  readonly service: string;
  readonly serviceName: string;
  readonly indicator: string;
  readonly indicatorName: string;
  readonly customerClass: string;
  readonly customerClassName: string;
  readonly low: string | null;
  readonly high: string | null;
  readonly display: string;
  readonly volume: string | null;
}

const inOrder = (a: readonly string[], b: readonly string[]): number => (a.join() < b.join() ? -1 : 1);

const names = `branch branchName period service serviceName indicator indicatorName customerClass customerClassName`;

describeWithTool('chromium', 'from an empty warehouse to a bulletin, and to its revision, with only a browser', () => {
  let folder: string;
  let program: Running;
  const close: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongbao-release-'));
    program = await running('empty');
    await program.account('officer', 'officer');
  });
  afterAll(async () => {
    for (const one of close) await one();
    await program.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function asked<T>(query: string, variables: object): Promise<T> {
    const response = await fetch(`${program.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'zh' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }

  /** All that a release says of its period and those within it, of every unit. */
  async function said(release: string): Promise<readonly Figure[]> {
    const { branches } = await asked<{ branches: { code: string }[] }>('{ branches { code } }', {});
    const query = `query ($filter: RollupFilter!, $release: String) {
      rollups(filter: $filter, release: $release, first: 5000) {
        nodes { ${names} low high display volume } pageInfo { hasNextPage }
      }
    }`;
    const filter = { periods, branches: branches.map(({ code }) => code) };
    const { rollups } = await asked<{
      rollups: { nodes: Figure[]; pageInfo: { hasNextPage: boolean } };
    }>(query, { filter, release });
    expect(rollups.pageInfo.hasNextPage).toBe(false);
    return rollups.nodes;
  }

  const keyOf = ({ branch, period, service, indicator, customerClass }: Figure): string =>
    [branch, period, service, indicator, customerClass].join(' ');
  const rowOf = (figure: Figure, before: { display: string; volume: string | null }): string[] => {
    const { branchName, period, serviceName, indicatorName, customerClass, customerClassName } = figure;
    const series = [serviceName, indicatorName, ...(customerClass === 'ALL' ? [] : [customerClassName])].join(' ');
    return [branchName, period, series, before.display, figure.display, before.volume ?? '—', figure.volume ?? '—'];
  };

  /** Has the page ask for a few rows at a time; the answers are the server's. */
  async function inShortPages(page: Page): Promise<void> {
    await page.route('**/graphql', async (route) => {
      const asked = route.request().postDataJSON() as { variables?: { first?: number } };
      if (asked.variables?.first === undefined) return route.fallback();
      await route.continue({ postData: { ...asked, variables: { ...asked.variables, first: 4 } } });
    });
  }

  async function rowsOf(page: Page, label: RegExp): Promise<string[][]> {
    const more = page.getByRole('button', { name: '继续列出' });
    while ((await more.count()) > 0) {
      const before = await page.getByText(/^已列出 \d+ 项，还有其他。$/).innerText();
      await more.click();
      await page.getByText(before, { exact: true }).waitFor({ state: 'detached' });
    }
    const rows = await page.getByRole('region', { name: label }).locator('tbody tr').all();
    return Promise.all(rows.map((row) => row.locator('th,td').allTextContents()));
  }

  async function grave(page: Page): Promise<unknown[]> {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  }

  async function send(page: Page, files: readonly string[]): Promise<void> {
    await page.getByRole('navigation').getByRole('link', { name: '报送', exact: true }).click();
    await page.setInputFiles('input[type=file]', [...files]);
    await page
      .locator('nav.sent button', { hasText: '已入库' })
      .nth(files.length - 1)
      .waitFor();
  }

  async function explainEverything(page: Page): Promise<void> {
    const questions = page.getByRole('region', { name: '待说明', exact: true });
    // of the first branch the very rule, of the others all of them
    await questions.getByLabel('说明的事项').first().selectOption({ index: 1 });
    const open = page.getByText(/还不能发布：\d+ 项待说明/);
    while ((await questions.count()) > 0) {
      const before = await open.innerText();
      await questions.getByLabel(/^理由/).first().fill('已与分公司核实');
      await questions.getByRole('button', { name: '说明' }).first().click();
      await page.getByText(before, { exact: true }).waitFor({ state: 'detached' });
    }
    await page.getByText('可以发布').waitFor();
  }

  async function publish(page: Page, number: string): Promise<void> {
    await page.getByRole('region', { name: '发布', exact: true }).getByRole('button', { name: '发布' }).click();
    await page.getByRole('heading', { name: number }).waitFor();
    expect(new URL(page.url()).searchParams.get('release')).toBe(number);
  }

  test('at a desk, and a look at it on a phone', async () => {
    const seen = await look(program, desk);
    close.push(() => seen.close());
    const { page } = seen;
    await inShortPages(page);
    await page.goto('/');
    await logIn(seen, 'officer');
    await page.getByRole('button', { name: '中文' }).click();
    await send(
      page,
      sampleFiles.map((name) => join(sampleFolder, name)),
    );

    const toReleases = page.getByRole('navigation').getByRole('link', { name: '通报', exact: true });
    await toReleases.click();
    await page.getByRole('button', { name: '开立通报' }).click();
    await page.getByText(/还不能发布/).waitFor();
    const publishing = page.getByRole('region', { name: '发布', exact: true });
    expect(await publishing.getByRole('button', { name: '发布' }).isDisabled()).toBe(true);
    expect(await grave(page)).toEqual([]);
    await explainEverything(page);

    await page.getByRole('button', { name: '预览', exact: true }).click();
    await page.frameLocator('iframe').getByRole('heading', { name: '辽宁分公司2009年下半年服务质量通报' }).waitFor();
    expect(await grave(page)).toEqual([]);
    await publish(page, first);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Word .docx' }).click(),
    ]);
    const tables = tablesIn(readFileSync(await download.path()));
    const found = published.map(([service, indicator, customerClass]) => {
      const table = tables.find(({ title }) => title.endsWith(`　${service}指标`));
      const heads = table?.grid.slice(0, table.headings) ?? [];
      const column = (heads[0] ?? []).findIndex(
        (head, at) => head === indicator && (customerClass === '' || heads[1]?.[at] === customerClass),
      );
      return table?.grid.slice(table.headings).find(([unit]) => unit === '辽宁')?.[column];
    });
    expect(found).toEqual(published.map(([, , , value]) => value));
    expect(found).toHaveLength(27);
    const before = await said(first);

    const copy = new Copy(corrected.branch);
    expect(copy.text(corrected.sheet, corrected.cell)).toBe(corrected.before);
    copy.put(corrected.sheet, corrected.cell, corrected.after);
    const file = join(folder, copy.fileName);
    writeFileSync(file, copy.bytes());
    // the total that stands in the workbook is the old one, which is a warning: it comes in with a reason
    await page.getByRole('navigation').getByRole('link', { name: '报送', exact: true }).click();
    await page.setInputFiles('input[type=file]', [file]);
    await page.getByLabel('理由（记入审计日志）').first().fill(why);
    await page.getByRole('button', { name: '认可并入库', exact: true }).click();
    await page.getByText(`认可理由：${why}`).waitFor();
    await toReleases.click();
    await page.getByRole('button', { name: '开立修订' }).click();
    await explainEverything(page);
    const differs = /^与 2009-H2\/R0 相比/;
    await page.getByRole('region', { name: differs }).waitFor();
    const foreseen = await rowsOf(page, differs);
    await page.getByText(`共 ${foreseen.length} 项，已全部列出。`).waitFor();

    await publishing.getByLabel(/^修订理由/).fill('大连更正');
    await publish(page, second);
    await page.getByRole('region', { name: differs }).waitFor();
    const listed = await rowsOf(page, differs);

    // figure by figure, of two answers in full
    const after = new Map((await said(second)).map((figure) => [keyOf(figure), figure]));
    expect(after.size).toBe(before.length);
    const moved = before.flatMap((one) => {
      const now = after.get(keyOf(one));
      return now && JSON.stringify(now) !== JSON.stringify(one) ? [rowOf(now, one)] : [];
    });
    expect(new Set(moved.map(([, period]) => period))).toEqual(new Set(['2009-07', '2009-Q3', '2009-H2']));
    expect([...foreseen].sort(inOrder)).toEqual([...moved].sort(inOrder));
    expect(listed.map((row) => row.slice(0, -1)).sort(inOrder)).toEqual([...moved].sort(inOrder));
    expect(new Set(listed.map((row) => row.at(-1)))).toEqual(new Set([why]));
    // and as the server says it
    const { release } = await asked<{
      release: { changes: { nodes: (Figure & { beforeDisplay: string; beforeVolume: string | null })[] } };
    }>(
      `query ($id: ID!) { release(id: $id, lang: ZH) {
        changes { nodes { ${names} low high display volume beforeDisplay beforeVolume } }
      } }`,
      { id: second },
    );
    const told = release.changes.nodes.map((one) =>
      rowOf(one, { display: one.beforeDisplay, volume: one.beforeVolume }),
    );
    expect(listed.map((row) => row.slice(0, -1))).toEqual(told);
    // what was published stays
    expect(await said(first)).toEqual(before);

    await page.setViewportSize(phone);
    await page.reload();
    await page.getByRole('heading', { name: second }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await grave(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
    expect(troublesOf(seen)).toEqual([]);
  });

  test('whoever does not manage releases sees those that are out', async () => {
    const seen = await look(program, { ...phone, colorScheme: 'dark' });
    close.push(() => seen.close());
    const { page } = seen;
    await page.goto(`/console/release?period=2009-H2&release=${first}`);
    await page.getByRole('heading', { name: first }).waitFor();
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await page.frameLocator('iframe').getByRole('heading').first().waitFor();
    expect(await page.getByRole('button', { name: /Open a re|Publish/ }).count()).toBe(0);
    await page.waitForLoadState('networkidle');
    expect(await grave(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
    expect(troublesOf(seen)).toEqual([]);
  });
});
