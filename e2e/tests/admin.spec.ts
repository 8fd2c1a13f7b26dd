import { freePort } from '../cluster/ports.ts';
import { type AdminPorts, adminBootstrap, adminFiles } from '../envoy/admin-bootstrap.ts';
import { type RunningEnvoy, startEnvoy } from '../envoy/start.ts';
import { expectAccessible } from '../support/accessible';
import { type App, startApp } from '../support/app';
import { expect, hydrated, signIn, test } from '../support/test';

/** Answers that are asked when a page shows them, from a real Envoy; and a bootstrap with one of everything. */

let envoy: RunningEnvoy;
let app: App;
let recording: App;
let local: string;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const ports: AdminPorts = {
    edge: await freePort(),
    waiting: await freePort(),
    local: await freePort(),
    backend: await freePort(),
  };
  local = `http://127.0.0.1:${ports.local}`;
  envoy = await startEnvoy(adminBootstrap(ports), adminFiles(ports, 'first'));
  await envoy.replace('lds.json', adminFiles(ports, 'second')['lds.json'] ?? '');
  await fetch(`${local}/`);
  // Histograms are merged when stats are flushed.
  const flushed = async () =>
    (await fetch(`${envoy.adminUrl}/stats?filter=http.local.downstream_rq_time`)).text();
  await expect.poll(flushed, { timeout: 30_000 }).toMatch(/P50\([^)]*\d/);
  app = await startApp(['--admin-url', envoy.adminUrl]);
  recording = await startApp(['--demo']);
});

test.afterAll(async () => {
  await Promise.all([app.stop(), recording.stop()]);
  await envoy.stop();
});

test('stats have types, a query language, and are asked again on demand', async ({ page }) => {
  await signIn(page, app, '/admin?op=stats');
  const table = page.getByRole('table', { name: 'Stats' });
  await expect(table.getByRole('row', { name: /active_clusters Gauge/ })).toBeVisible();
  await expectAccessible(page);

  const filter = page.getByRole('combobox', { name: 'Filter stats' });
  await filter.fill('http.local downstream_rq_total type:counter');
  const total = table.getByRole('row', { name: /downstream_rq_total Counter/ });
  await expect(total).toBeVisible();
  const before = Number(await total.getByRole('cell').last().textContent());
  await fetch(`${local}/`);
  await page.getByRole('button', { name: 'Ask again' }).click();
  await expect(total.getByRole('cell').last()).toHaveText(String(before + 1));

  await filter.fill('type:counter valu:>3');
  await expect(page.getByRole('status').getByText('valu', { exact: false }).first()).toBeVisible();
  await expect(total).toBeVisible();

  await expect(page).toHaveURL(/valu/);
  await page.reload();
  await hydrated(page);
  await expect(table.getByRole('row', { name: /active_clusters Gauge/ })).toBeVisible();
});

test('a histogram opens to its quantiles, and the URL restores it', async ({ page }) => {
  await signIn(page, app, '/admin?op=stats&of=histogram&by=name');
  await page.getByRole('row', { name: /http\.local\.downstream_rq_time/ }).click();
  await expect(page.getByRole('region', { name: /Quantiles of http\.local/ })).toContainText('P99.9');
  await expect(page).toHaveURL(/sel=http\.local\.downstream_rq_time/);
  await page.reload();
  await hydrated(page);
  await expect(page.getByRole('region', { name: /Quantiles of http\.local/ })).toBeVisible();
});

test('runtime, init dump, contention, memory, help', async ({ page }) => {
  await signIn(page, app, '/admin?op=runtime');
  const runtime = page.getByRole('table', { name: 'Runtime values' });
  await expect(runtime.getByRole('row', { name: /shop\.flag/ })).toContainText('30');
  await expect(runtime.getByRole('row', { name: /api_token/ })).toContainText('hidden');
  await expect(page.getByText('canary')).toHaveCount(0);
  await expectAccessible(page);

  await page.goto(`${app.origin}/admin?op=init_dump`);
  await expect(page.getByRole('link', { name: 'waiting' })).toBeVisible();
  await expect(page.getByText('route configuration never')).toBeVisible();

  await page.goto(`${app.origin}/admin?op=contention`);
  await expect(page.getByText('Mutex contention tracing is not enabled.')).toBeVisible();

  await page.goto(`${app.origin}/admin?op=memory`);
  await expect(page.getByRole('row', { name: /Allocated/ })).toContainText('MB');

  await page.goto(`${app.origin}/admin?op=help`);
  const help = page.getByRole('table', { name: 'Admin paths of this Envoy' });
  await expect(help.getByRole('row', { name: /quitquitquit/ })).toContainText('never sent');
  await expectAccessible(page);
  await help
    .getByRole('row', { name: /^\/runtime GET/ })
    .getByRole('link', { name: 'Open' })
    .click();
  await expect(runtime).toBeVisible();
});

test('a recording says that the answer is not in it', async ({ page }) => {
  await signIn(page, recording, '/admin?op=runtime');
  await expect(page.getByText('This source is a recording')).toBeVisible();
});

test('the bootstrap is a page to read, its secrets hidden', async ({ page }) => {
  await signIn(page, app, '/bootstrap');
  const card = (name: string) => page.getByRole('group', { name: new RegExp(`^${name}`) });
  await expect(card('Node')).toContainText('eu / eu-1 / rack-4');
  await expect(card('Runtime layers')).toContainText('shop.flag');
  await expect(card('Extension configs').getByRole('row', { name: /late-header/ })).toContainText('ecds-7');
  await expect(card('Stats')).toContainText('envoy.stat_sinks.statsd');
  await expect(card('Overload manager')).toContainText('from 98 % on');
  await expect(card('Everything else')).toContainText('watchdogs');
  await expect(page.getByText('canary-node-password')).toHaveCount(0);
  await expect(page.getByText('canary-runtime-token')).toHaveCount(0);
  await expectAccessible(page);

  await page.getByRole('textbox', { name: 'Filter extensions' }).fill('filters.http.router');
  await expect(page.getByText('envoy.filters.http.router', { exact: true })).toBeVisible();
  await card('Extension configs').getByRole('link', { name: 'edge' }).first().click();
  await expect(page).toHaveURL(/\/listeners\?.*sel=edge/);
});
