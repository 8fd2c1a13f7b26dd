import { type App, startApp } from '../support/app';
import { expect, hydrated, signIn, test } from '../support/test';

let app: App;
test.beforeAll(async () => {
  app = await startApp(['--demo']);
});
test.afterAll(async () => {
  await app.stop();
});

test('every gateway pod of the demo opens, one after another', async ({ page }) => {
  await signIn(page, app);
  const proxies = await page.evaluate(async () => {
    const response = await fetch('/api/proxies?source=demo');
    const { proxies: list } = (await response.json()) as { proxies: { id: string }[] };
    return list.map(({ id }) => id);
  });
  expect(proxies.length).toBeGreaterThanOrEqual(4);
  for (const proxy of proxies) {
    await page.goto(`${app.origin}/listeners?source=demo&proxy=${proxy}`);
    await hydrated(page);
    await expect(page.getByText(/\d+ listeners?, \d+ filter chains?/)).toBeVisible();
  }
});

test('which VirtualService owns /checkout: one filter, no further click', async ({ page }) => {
  await signIn(page, app, '/routes');
  await page.keyboard.press('/');
  await page.keyboard.type('/checkout');
  const row = page.getByRole('row', { name: /exact \/checkout/ }).first();
  await expect(row.getByRole('link', { name: 'shop/api' })).toBeVisible();
});

test('why a VirtualService is not attached: from the problem to its place on the map', async ({ page }) => {
  await signIn(page, app, '/overview');
  await page.getByRole('link', { name: 'legacy/intranet' }).first().click();
  await expect(page).toHaveURL(/\/map\?.*sel=vs(:|%3A)legacy(\/|%2F)intranet/);
  await expect(
    page
      .getByRole('complementary')
      .getByText(/platform\/public/)
      .first(),
  ).toBeVisible();
});

test('a view is restored from its URL in another tab, selection and filter included', async ({
  page,
  context,
}) => {
  await signIn(page, app, '/routes');
  await page.getByRole('combobox', { name: 'Filter routes' }).fill('cart');
  await page
    .getByRole('row', { name: /prefix \/cart/ })
    .first()
    .getByText('/cart')
    .first()
    .click();
  await expect(page.getByRole('complementary')).toBeVisible();
  await expect(page).toHaveURL(/q=cart.*sel=|sel=.*q=cart/);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('complementary').getByRole('heading', { name: 'prefix /cart' })).toBeVisible();
  await expect(other.getByRole('combobox', { name: 'Filter routes' })).toHaveValue('cart');
});

test('back and forward walk through selections', async ({ page }) => {
  await signIn(page, app, '/routes');
  const panel = page.getByRole('complementary');
  await page
    .getByRole('row', { name: /prefix \/cart/ })
    .first()
    .getByText('/cart')
    .first()
    .click();
  await expect(panel.getByRole('heading', { name: 'prefix /cart' })).toBeVisible();
  await page
    .getByRole('row', { name: /exact \/checkout/ })
    .first()
    .getByText('/checkout')
    .first()
    .click();
  await expect(panel.getByRole('heading', { name: 'exact /checkout' })).toBeVisible();
  await page.goBack();
  await expect(panel.getByRole('heading', { name: 'prefix /cart' })).toBeVisible();
  await page.goBack();
  await expect(panel).toHaveCount(0);
  await page.goForward();
  await expect(panel.getByRole('heading', { name: 'prefix /cart' })).toBeVisible();
});

test('text search over the whole dump: hits with pointers, walked by key, opened in place', async ({
  page,
}) => {
  await signIn(page, app, '/config?find=recommendations');
  await expect(page.getByText(/\d+ hits/).first()).toBeVisible();
  await page.getByText('/cluster/eds_cluster_config/service_name').click();
  await expect(page).toHaveURL(/at=(%2F|\/)configs(%2F|\/)\d+/);
  const first = page.url();
  await page.keyboard.press('j');
  await expect(page).not.toHaveURL(first);
  await page.reload();
  await expect(page.getByText(/Hit 3 of \d+/).first()).toBeVisible();
  await expect(page.getByText('"alt_stat_name"').first()).toBeVisible();
});
