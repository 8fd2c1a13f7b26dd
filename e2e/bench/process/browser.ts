/** Chromium at a running server: signed in by header, with the clocks of `page-clock.ts` in every page. */
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { systemChromium } from '../../support/chromium.mjs';
import { installClock } from './page-clock.ts';
import type { BenchServer } from './server.ts';

export interface BenchBrowser {
  readonly page: () => Promise<Page>;
  readonly close: () => Promise<void>;
}

export async function openBrowser({ token }: BenchServer): Promise<BenchBrowser> {
  const executablePath = systemChromium();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
  });
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  });
  await context.addInitScript(installClock);
  return { page: () => context.newPage(), close: () => browser.close() };
}
