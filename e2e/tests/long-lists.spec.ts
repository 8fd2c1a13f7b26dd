import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, startApp } from '../support/app';
import { ListPage } from '../support/lists';
import { expect, hydrated, signIn, test } from '../support/test';

/** Lists of thousands: what no recording has. */

const ADMIN = 'type.googleapis.com/envoy.admin.v3';
const HOSTS = 600;
const ROUTES = 10;

const route = (host: number, at: number) => ({
  name: `r-${host}-${at}`,
  match: { prefix: `/p${(host * 7 + at * 13) % 997}/${host}/${at}` },
  route: { cluster: `outbound|80||s${host % 50}.shop.svc.cluster.local` },
});
const numbers = (length: number) => Array.from({ length }, (_, at) => at);
const config = (name: string, hosts: readonly number[]) => ({
  route_config: {
    name,
    virtual_hosts: hosts.map((host) => ({
      name: `h${host}.example.com:80`,
      domains: [`h${host}.example.com`],
      routes: numbers(ROUTES).map((at) => route(host, at)),
    })),
  },
});
const listener = (at: number) => ({
  name: `10.0.${at % 7}.1_${9_000 - at}`,
  active_state: {
    listener: {
      name: `10.0.${at % 7}.1_${9_000 - at}`,
      address: { socket_address: { address: `10.0.${at % 7}.1`, port_value: 9_000 - at } },
      filter_chains: numbers(1 + (at % 3)).map((chain) => ({ name: `chain-${chain}` })),
    },
  },
});
const DUMP = {
  configs: [
    { '@type': `${ADMIN}.ListenersConfigDump`, dynamic_listeners: numbers(700).map(listener) },
    {
      '@type': `${ADMIN}.RoutesConfigDump`,
      dynamic_route_configs: [
        config(
          'http.80',
          numbers(HOSTS).filter((host) => host % 2 === 0),
        ),
        config(
          'http.81',
          numbers(HOSTS).filter((host) => host % 2 === 1),
        ),
      ],
    },
  ],
};

const folder = mkdtempSync(join(tmpdir(), 'gatescope-long-'));
let app: App;
test.beforeAll(async () => {
  const path = join(folder, 'long.json');
  writeFileSync(path, JSON.stringify(DUMP));
  app = await startApp(['--file', path]);
});
test.afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

const ROUTES_TABLE = /^Routes/;
const DEEP = '/configs/1/dynamic_route_configs/1/route_config/virtual_hosts/222/routes/7';

async function exported(page: Page, entry: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Export/ }).click();
  await page.getByRole('menuitem', { name: entry }).click();
  return readFile(await (await download).path(), 'utf8');
}

for (const more of [
  '',
  '&sort=-path',
  '&q=!zzz',
  '&q=host:h&sort=vs',
  '&config=http.81',
  '&config=http.81&sort=cluster&cols=ordinal,match,route',
]) {
  test(`a link to a route far down shows it: ${more === '' ? 'in Envoy’s order' : more}`, async ({
    page,
  }) => {
    await signIn(page, app);
    await page.goto(`${app.origin}/routes?sel=${encodeURIComponent(DEEP)}${more}`);
    await hydrated(page);
    const row = page.locator('tr[data-index][aria-selected="true"]');
    await expect(row).toBeInViewport();
    await expect(row).toContainText('/445/7');
    const { rows, page: own } = new ListPage(page, 'routes', ROUTES_TABLE);
    expect(await rows.count()).toBeLessThan(80);
    await own.keyboard.press('j');
    await expect(own.locator('tr:focus')).toBeVisible();
  });
}

test('routes stand below their hosts in Envoy’s order, and flat with the host named when sorted', async ({
  page,
}) => {
  await signIn(page, app, '/routes');
  const list = new ListPage(page, 'routes', ROUTES_TABLE);
  await expect(list.rows.first()).toBeVisible();
  await expect(list.table.locator('tr.vh-row').first()).toBeVisible();
  await expect(list.head('Virtual host')).toHaveCount(0);
  await list.head('Match').getByRole('button').click();
  await expect(page).toHaveURL(/sort=path/);
  await expect(list.head('Virtual host')).toBeVisible();
  await expect(list.table.locator('tr.vh-row')).toHaveCount(0);
  const texts = async () => (await list.column(2)).map((text) => text.replace(/\s+/g, ' '));
  await expect.poll(async () => (await texts())[0]).toContain('/p0/');
  const paths = (await texts()).map((text) => Number(/\/p(\d+)\//.exec(text)?.[1]));
  expect(paths).toEqual(paths.toSorted((a, b) => a - b));
  await page.getByRole('button', { name: 'Back to Envoy’s match order' }).click();
  await expect(list.table.locator('tr.vh-row').first()).toBeVisible();
});

test('the export of routes is what is shown: configuration, filter, order, columns', async ({ page }) => {
  await signIn(page, app);
  await page.goto(
    `${app.origin}/routes?config=http.81&q=path:/p5/&sort=-path&cols=ordinal,match,route,cluster`,
  );
  await hydrated(page);
  const list = new ListPage(page, 'routes', ROUTES_TABLE);
  await expect(list.rows.first()).toBeVisible();
  const hits = page.getByText(/of 3,000 routes match/).first();
  const rows = JSON.parse(await exported(page, 'JSON file')) as Readonly<Record<string, unknown>>[];
  await expect(hits).toHaveText(`${rows.length} of 3,000 routes match`);
  expect(Object.keys(rows[0] ?? {})).toEqual(['name', 'vhost', 'ordinal', 'path', 'if', 'route']);
  expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(['http.81']));
  await expect(list.rows.first()).toContainText(String(rows[0]?.['path']).replace('*', ''));
  const csv = await exported(page, 'CSV file');
  expect(csv.trimEnd().split('\r\n')).toHaveLength(rows.length + 1);
});

test('listeners sort, have columns to choose, and a link far down shows its listener', async ({ page }) => {
  await signIn(page, app, '/listeners');
  const list = new ListPage(page, 'listeners', 'Listeners');
  await list.head('Port').getByRole('button').click();
  await expect(page).toHaveURL(/sort=port/);
  await expect.poll(async () => (await list.column(3)).slice(0, 3)).toEqual(['8301', '8302', '8303']);
  const menu = await list.menu('Columns and rows');
  await menu.getByRole('menuitemcheckbox', { name: 'Transport' }).click();
  await page.keyboard.press('Escape');
  await expect(list.head('Transport')).toBeVisible();
  await list.rows.first().focus();
  await page.keyboard.press('End');
  await expect(page.locator('tr[data-index="699"]')).toBeFocused();
  await expect(page.locator('tr[data-index="699"]')).toContainText('9000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '10.0.0.1_9000' })).toBeVisible();
  const link = page.url();
  await page.goto(`${app.origin}/overview`);
  await page.goto(link);
  await hydrated(page);
  const chosen = list.rows.and(page.locator('[aria-selected="true"]'));
  await expect(chosen).toBeInViewport();
  await expect(chosen).toContainText('9000');
  expect(JSON.parse(await exported(page, 'JSON file'))).toHaveLength(700);
});
