import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expectAccessible, expectNoOverflow } from '../support/accessible';
import { type App, startApp } from '../support/app';
import { expect, hydrated, signIn, test } from '../support/test';

/** A real Envoy's route configuration that uses all that routes can say. */
const DUMP = fileURLToPath(new URL('../../lib/envoy/fixtures/routes.golden.json', import.meta.url));
const CONFIG = '/configs/3/dynamic_route_configs/0/route_config';

let app: App;
test.beforeAll(async () => {
  app = await startApp(['--file', DUMP]);
});
test.afterAll(() => app.stop());

const panel = (page: Page) => page.getByRole('complementary', { name: /Route \d+ of/ });

/** The part of a panel or page with this heading. */
const part = (page: Page, title: string) =>
  page.locator('section, .card').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

async function go(page: Page, sel: string, more = ''): Promise<void> {
  await page.goto(`${app.origin}/routes?sel=${encodeURIComponent(sel)}${more}`);
  await hydrated(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect(page).toHaveTitle(/./);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

test('a route says everything, by Envoy’s names, with what it inherits', async ({ page }) => {
  await signIn(page, app, '/routes');
  await page.getByRole('link', { name: '/everything/' }).click();
  await expect(panel(page)).toBeVisible();
  await expect(part(page, 'Policy').last()).toContainText('retry_on');
  await expect(part(page, 'Policy').last()).toContainText('connect-failure, 5xx');
  await expect(part(page, 'Problems').last()).toContainText('copies are dropped');
  await expect(part(page, 'Headers').last()).toContainText('removes x-drop');
  await page.getByRole('link', { name: '/by-header' }).click();
  await expect(part(page, 'Policy').last()).toContainText('virtual host');
});

test('keys lead from route to route, to the page and back; a link restores it', async ({ page }) => {
  await signIn(page, app);
  await go(page, `${CONFIG}/virtual_hosts/0/routes/3`);
  await expect(page.getByRole('heading', { name: 'prefix /everything/' })).toBeVisible();
  await page.keyboard.press('J');
  await expect(page.getByRole('heading', { name: 'prefix /weighted' })).toBeVisible();
  await page.keyboard.press('K');
  await expect(page.getByRole('heading', { name: 'prefix /everything/' })).toBeVisible();
  await page.keyboard.press('f');
  await expect(
    page.getByRole('heading', { level: 1, name: 'Route 4 of shop.example.com:443' }),
  ).toBeVisible();
  await expect(page).toHaveURL(/full=on/);
  await page.keyboard.press('j');
  await expect(
    page.getByRole('heading', { level: 1, name: 'Route 5 of shop.example.com:443' }),
  ).toBeVisible();
  await expect(page).toHaveURL(/routes%2F4|routes\/4/);
  await page.reload();
  await hydrated(page);
  await expect(
    page.getByRole('heading', { level: 1, name: 'Route 5 of shop.example.com:443' }),
  ).toBeVisible();
  await expect(page.getByText('split.cart')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('table')).toBeVisible();
  await expect(panel(page)).toBeVisible();
});

test('the raw message stands there as JSON and as YAML, and can be copied', async ({ page }) => {
  await signIn(page, app);
  await go(page, `${CONFIG}/virtual_hosts/0/routes/3`);
  await page.getByRole('tab', { name: 'YAML' }).click();
  await expect(page.getByText('prefix: /everything/')).toBeVisible();
  await page.keyboard.press('c');
  const menu = page.getByRole('menu');
  await expect(menu.getByRole('menuitem', { name: 'YAML', exact: true })).toBeVisible();
  await expect(menu).toContainText('--name=https.443.everything -o json');
});

test('a virtual host shows all its domains and what holds for its routes', async ({ page }) => {
  await signIn(page, app, '/routes');
  await page.getByRole('button', { name: 'All 43 domains of shop.example.com:443' }).click();
  await expect(page.getByText('shop-39.example.com')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show all 43 domains' }).click();
  await expect(page.getByText('shop-39.example.com')).toBeVisible();
  await expect(part(page, 'Virtual clusters').last()).toContainText('checkout');
});

test('a matcher tree leads to its routes', async ({ page }) => {
  await signIn(page, app);
  await go(page, `${CONFIG}/virtual_hosts/1`);
  await expect(page.getByText('by request header x-tenant, the longest prefix first')).toBeVisible();
  await page.getByRole('link', { name: 'exact /two' }).click();
  await expect(page.getByRole('heading', { name: 'exact /two' })).toBeVisible();
});

test('a route configuration says who uses it and which scopes lead to it', async ({ page }) => {
  await signIn(page, app);
  await go(page, 'config:https.443.everything');
  await expect(part(page, 'Scopes').last()).toContainText('header x-tenant = a');
  await expect(part(page, 'Provenance').last()).toContainText('edge chain tls');
  await expect(part(page, 'Settings').last()).toContainText('internal_only_headers');
});

test('a route that is gone says so, beside the list and as a page', async ({ page }) => {
  await signIn(page, app);
  for (const more of ['', '&full=on']) {
    await go(page, `${CONFIG}/virtual_hosts/0/routes/99`, more);
    await expect(page.getByText('Not in this snapshot')).toBeVisible();
  }
});

for (const width of [1440, 390, 320]) {
  test(`panels and pages are accessible and fit at ${width} px`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 900 });
    await signIn(page, app);
    const selections = [
      `${CONFIG}/virtual_hosts/0/routes/3`,
      `${CONFIG}/virtual_hosts/1`,
      'config:https.443.everything',
    ];
    for (const sel of selections) {
      for (const more of ['', '&full=on']) {
        await go(page, sel, more);
        await expectAccessible(page, sel);
        await expectNoOverflow(page, sel);
      }
    }
  });
}
