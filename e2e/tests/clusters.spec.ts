import { NAMES } from '../envoy/upstreams/place.ts';
import { startUpstreams, type Upstreams } from '../envoy/upstreams/run.ts';
import { expectAccessible, expectNoOverflow } from '../support/accessible';
import { type App, startApp } from '../support/app';
import { expect, signIn, test } from '../support/test';

let upstreams: Upstreams;
let app: App;

test.beforeAll(async () => {
  upstreams = await startUpstreams();
  await upstreams.makeStates();
  app = await startApp(['--admin-url', upstreams.adminUrl]);
});

test.afterAll(async () => {
  await app.stop();
  await upstreams.stop();
});

const at = (params: Readonly<Record<string, string>>) =>
  `/clusters?${new URLSearchParams(params).toString()}`;

test('failover groups tell who gets how much, and the endpoints why not', async ({ page }) => {
  await signIn(page, app, at({ sel: NAMES.failover }));
  const panel = page.getByRole('complementary', { name: `Cluster ${NAMES.failover}` });
  await expect(panel.getByText('Priority 0')).toBeVisible();
  await expect(panel).toContainText('70 %');
  await expect(panel).toContainText('52.5 %');
  await expect(panel).toContainText('30 %');
  await expect(panel.getByText('fails its health check')).toHaveCount(2);
});

test('circuit breakers say what is full in words, and ask Envoy for its statistics on demand', async ({
  page,
}) => {
  await signIn(page, app, at({ sel: NAMES.breakers }));
  const panel = page.getByRole('complementary', { name: `Cluster ${NAMES.breakers}` });
  await expect(panel).toContainText('Use added up over the endpoints of /clusters');
  await expect(panel.getByText('2 of 2 in use')).toBeVisible();
  await panel.getByRole('button', { name: 'Read /stats' }).click();
  await expect(panel).toContainText('Use from /stats');
  await expect(panel.getByText('Open', { exact: true })).toHaveCount(2);
  await expect(panel).toContainText('requests turned away (503 UO)');
});

test('every setting stands on the page of a cluster, which a link restores', async ({ page }) => {
  await signIn(page, app, at({ sel: NAMES.sockets }));
  await page.getByRole('link', { name: 'Open as page' }).click();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await expect(page).toHaveURL(/full=on/);
  const whole = page.getByRole('region', { name: `Cluster ${NAMES.sockets}` });
  await expect(whole).toContainText('tlsMode = istio');
  await expect(whole).toContainText('outbound_.8080_._.payment.shop.svc.cluster.local');
  await page.reload();
  await expect(whole).toContainText('spiffe://cluster.local/ns/shop/sa/payment');
  await page.getByRole('link', { name: 'Beside the list' }).click();
  await expect(page.getByRole('table', { name: 'Clusters' })).toBeVisible();
});

test('all endpoints are one list, from which each leads to its cluster and back', async ({ page }) => {
  await signIn(page, app, '/clusters');
  await page.getByRole('group', { name: 'List' }).getByRole('button', { name: 'Endpoints' }).click();
  await expect(page).toHaveURL(/list=endpoints/);
  const filter = page.getByRole('combobox', { name: 'Filter endpoints' });
  await filter.fill('flag:pending_dynamic_removal');
  const table = page.getByRole('table', { name: 'Endpoints' });
  await expect(table.locator('tbody tr[data-index]')).toHaveCount(1);
  await table.locator('tbody tr[data-index] a').first().click();
  const panel = page.getByRole('complementary', { name: /^Endpoint / });
  await expect(panel).toContainText('kept while it still passes its health check');
  await panel.getByRole('link', { name: 'Cluster', exact: true }).click();
  await expect(page.getByRole('complementary', { name: `Cluster ${NAMES.flags}` })).toBeVisible();
  await expect(page).not.toHaveURL(/list=endpoints/);
});

test('a query that is not understood is marked, and the rows stay', async ({ page }) => {
  await signIn(page, app, at({ q: 'type:eds' }));
  const table = page.getByRole('table', { name: 'Clusters' });
  const row = table.getByRole('row', { name: /cart\.shop/ });
  await expect(row).toBeVisible();
  await page.getByRole('combobox', { name: 'Filter clusters' }).fill('type:eds nope:x');
  await expect(page.getByText('No field is called nope')).toBeVisible();
  await expect(row).toBeVisible();
  await expect(table.getByRole('row', { name: /ring\.shop\.svc/ })).toHaveCount(0);
});

const VIEWS: readonly Readonly<Record<string, string>>[] = [
  { sel: NAMES.breakers },
  { sel: NAMES.sockets, tab: 'settings' },
  { sel: NAMES.failover, full: 'on' },
  { sel: NAMES.everything, full: 'on', tab: 'settings' },
  { list: 'endpoints', sel: `${NAMES.flags}~127.0.1.42:PORT` },
  { list: 'endpoints', sel: `${NAMES.sockets}~127.0.1.24:PORT`, full: 'on' },
];
for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`every view is accessible and stays in its width: ${colorScheme}, ${width} px`, async ({
      browser,
    }) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      for (const { sel = '', ...rest } of VIEWS) {
        const params = { ...rest, sel: sel.replace('PORT', String(upstreams.place.backendPort)) };
        await signIn(page, app, at(params));
        await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
        await expectAccessible(page, at(params));
        await expectNoOverflow(page, at(params));
      }
      await context.close();
    });
  }
}
