import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { programOf } from '../servers/tools';

/** What a window is like. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly locale?: string;
}

/** A page in Chromium, and what went wrong in it. */
export interface Seen {
  readonly page: Page;
  /** Errors of the console and of scripts, refusals by the Content-Security-Policy, and addresses of other servers. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

/** Nothing of Chromium's own goes out on the network, and nothing of earlier runs is there. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long a step may take, in milliseconds; a suite has to give its tests as much for all of theirs. */
export const patience = 120_000;

/** Runs in the page. */
const tellViolations = `document.addEventListener('securitypolicyviolation', (violation) =>
  noteTrouble('refused by the policy: ' + violation.violatedDirective + ' ' + violation.blockedURI));`;

/** Opens a page of the server at `origin` in a Chromium with a profile of its own. */
export async function open(origin: string, screen: Screen): Promise<Seen> {
  const profile = mkdtempSync(join(tmpdir(), 'tongbao-chromium-'));
  const { width, height, colorScheme = 'light', locale = 'en-US' } = screen;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: programOf('chromium'),
    args: flags,
    viewport: { width, height },
    colorScheme,
    locale,
    baseURL: origin,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  // a machine that has other work beside it takes its time with an editor of this size
  page.setDefaultTimeout(patience);
  return {
    page,
    troubles: await troublesIn(context, page, origin),
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function troublesIn(context: BrowserContext, page: Page, origin: string): Promise<readonly string[]> {
  const troubles: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  context.on('weberror', (thrown) => troubles.push(String(thrown.error())));
  context.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(origin) && !/^(data|blob):/.test(address)) troubles.push(`asked ${address}`);
  });
  await page.exposeFunction('noteTrouble', (trouble: string) => troubles.push(trouble));
  await page.addInitScript({ content: tellViolations });
  return troubles;
}
