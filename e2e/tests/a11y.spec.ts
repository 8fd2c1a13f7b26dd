import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible, expectNoOverflow } from '../support/accessible';
import { type App, startApp } from '../support/app';
import { expect, hydrated, signIn, test } from '../support/test';

const PAGES = [
  '/overview',
  '/map',
  '/explain',
  '/listeners',
  '/routes',
  '/clusters',
  '/secrets',
  '/config',
  '/bootstrap',
  '/admin',
] as const;
const WITH_FILTER = new Set<string>(['/map', '/listeners', '/routes', '/clusters', '/secrets', '/config']);

let app: App;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gatescope-a11y-'));
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, '{"configs": [');
  app = await startApp(['--demo', '--file', broken]);
});

test.afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

async function settled(page: Page): Promise<void> {
  await hydrated(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expect(page).toHaveTitle(/./);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('every page with the demo', async ({ page }) => {
      test.setTimeout(120_000);
      await signIn(page, app);
      for (const path of PAGES) {
        await page.goto(app.origin + path);
        await settled(page);
        await expectAccessible(page, path);
      }
    });

    test('every page with a filter that leaves nothing', async ({ page }) => {
      test.setTimeout(120_000);
      await signIn(page, app);
      for (const path of WITH_FILTER) {
        await page.goto(`${app.origin}${path}?q=no-such-thing-anywhere`);
        await settled(page);
        await expectAccessible(page, `${path} empty`);
      }
    });

    test('every page of a source that failed', async ({ page }) => {
      test.setTimeout(120_000);
      await signIn(page, app);
      for (const path of PAGES) {
        await page.goto(`${app.origin}${path}?source=file:1&proxy=-`);
        await settled(page);
        await expect(page.getByText('The file ends too early')).toBeVisible();
        await expectAccessible(page, `${path} failed`);
      }
    });

    test('panels, dialogs and the sign-in page', async ({ page, context }) => {
      await signIn(page, app, '/routes');
      await settled(page);
      await page
        .getByRole('row', { name: /prefix/ })
        .first()
        .getByText('prefix')
        .click();
      await expect(page.getByRole('complementary')).toBeVisible();
      await expectAccessible(page, 'route panel');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('complementary')).toHaveCount(0);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, 'shortcuts');
      await page.keyboard.press('Escape');
      // Keys of the page are off until the dialog has gone.
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.keyboard.press('n');
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, 'source picker');
      await context.clearCookies();
      await page.goto(`${app.origin}/routes`);
      await expectAccessible(page, 'sign in');
    });
  });
}

for (const width of [390, 320]) {
  test(`no page scrolls sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await signIn(page, app);
    for (const path of PAGES) {
      await page.goto(app.origin + path);
      await settled(page);
      await expectNoOverflow(page, path);
      if (width === 390) await expectAccessible(page, `${path} at 390 px`);
    }
  });
}
