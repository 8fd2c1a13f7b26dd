import { mkdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { App } from '../support/app.ts';
import { installChromium, systemChromium } from '../support/chromium.mjs';
import { hydrated, signIn } from '../support/test.ts';

const FOLDER = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

export const DESKTOP = { width: 1440, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;

/** How one picture is taken. */
export interface Shot {
  /** File name in docs/pictures, without `.png`. */
  readonly name: string;
  /** Path and search params of the page. */
  readonly path: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly theme?: 'light' | 'dark';
  /** Brings the page into the state to be shown, and waits until it is. */
  readonly pose?: (page: Page) => Promise<void>;
}

/** A browser of its own, installed if there is none; `close` ends it. */
export function openBrowser(): Promise<Browser> {
  installChromium((line: string) => console.log(line));
  const executablePath = systemChromium();
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking', '--no-first-run', '--hide-scrollbars'],
  });
}

async function settled(page: Page): Promise<void> {
  await hydrated(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await page.waitForLoadState('networkidle');
}

/** Takes one picture of a running Gatescope and answers its size in bytes. */
export async function take(browser: Browser, app: App, shot: Shot): Promise<number> {
  const context = await browser.newContext({
    viewport: shot.size ?? DESKTOP,
    deviceScaleFactor: 1,
    colorScheme: shot.theme ?? 'light',
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await signIn(page, app, shot.path);
    await settled(page);
    await shot.pose?.(page);
    await page.mouse.move(0, 0);
    await mkdir(FOLDER, { recursive: true });
    const path = `${FOLDER}${shot.name}.png`;
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    return (await stat(path)).size;
  } finally {
    await context.close();
  }
}
