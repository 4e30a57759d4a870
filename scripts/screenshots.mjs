// Makes the pictures of the README: the console with the sample province, as Chromium shows it, into docs/images/.
// Needs a current dist/ and Debian's chromium (or CHROMIUM, where it is).
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import XLSX from '@e965/xlsx';
import { chromium } from 'playwright-core';
import { buildIsCurrent } from './dist.mjs';
import { at, giveUp, root } from './project.mjs';

if (!buildIsCurrent()) giveUp('dist/ is not current: npm run build');

const samples = at('imports', 'liaoning', '2009-H2');
const folder = mkdtempSync(join(tmpdir(), 'tongbao-pictures-'));
const env = { ...process.env, DATABASE_URL: `sqlite:${join(folder, 'tongbao.db')}`, PORT: '0', LOG_LEVEL: 'silent' };
const start = (...parameters) =>
  spawn(process.execPath, [at('dist/src/cli.js'), '--lang', 'en', ...parameters], { env, cwd: root });

await new Promise((resolve) => start('import', samples).once('close', resolve));
const server = start('serve');
const link = await new Promise((resolve) => {
  let said = '';
  server.stdout.on('data', (text) => {
    said += text;
    const found = /http\S+\/session\/link\S+/.exec(said)?.[0];
    if (found) resolve(found);
  });
});

/** Dalian's workbook with two mistakes in it. */
function spoilt() {
  const name = '大连分公司2009年下半年服务质量报表.xlsx';
  const book = XLSX.read(readFileSync(join(samples, name)), { cellNF: true, cellFormula: true, cellStyles: true });
  const sheet = book.Sheets['固定电话'];
  sheet['B7'] = { t: 's', v: '约1.6' };
  sheet['D8'] = { ...sheet['D8'], v: 130 };
  writeFileSync(join(folder, name), XLSX.write(book, { type: 'buffer', bookType: 'xlsx', cellStyles: true }));
  return join(folder, name);
}

/** What is pictured: the name of the file, the page, its language and light, and what is done there first. */
const pictures = [
  {
    name: 'upload',
    address: '/console/upload',
    lang: 'zh',
    async act(page) {
      await page.setInputFiles('input[type=file]', spoilt());
      await page.locator('.findings li button').first().click();
      await page.locator('table.sheet button:focus').waitFor();
    },
  },
  { name: 'completeness', address: '/console/completeness?period=2009-H2', lang: 'en' },
  {
    name: 'explore',
    address: '/console/explore?periods=2009-H2&chart=multiples&series=FIXED_LINE/INSTALL_TIME/ALL',
    lang: 'en',
    colorScheme: 'dark',
  },
  {
    name: 'sources',
    address:
      '/console/explore?periods=2009-H2&chart=ranking&series=FIXED_LINE/INSTALL_TIME/ALL' +
      '&at=210200/2009-H2/FIXED_LINE/INSTALL_TIME/ALL&submission=2&sheet=固定电话&cell=B6',
    lang: 'zh',
  },
];

const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  baseURL: new URL(link).origin,
  viewport: { width: 1280, height: 800 },
});
const [page] = context.pages();
await page.goto(link);
mkdirSync(at('docs', 'images'), { recursive: true });
for (const { name, address, lang, colorScheme = 'light', act } of pictures) {
  await page.emulateMedia({ colorScheme });
  await page.goto(`${address}${address.includes('?') ? '&' : '?'}lang=${lang}`);
  await page.waitForLoadState('networkidle');
  await act?.(page);
  await page.waitForLoadState('networkidle');
  // the chart library draws at the next frame
  await page.waitForTimeout(500);
  await page.screenshot({ path: at('docs', 'images', `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}
await context.close();
server.kill('SIGTERM');
rmSync(folder, { recursive: true, force: true });
