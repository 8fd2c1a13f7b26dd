import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expectAccessible, expectNoOverflow } from '../support/accessible';
import { type App, startApp } from '../support/app';
import { expect, hydrated, signIn, test } from '../support/test';

/** A real Envoy's dump with all that routes can say. */
const ROUTES = fileURLToPath(new URL('../../lib/envoy/fixtures/routes.golden.json', import.meta.url));
const HITS = 60_000;

let demo: App;
let routes: App;
let large: App;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gatescope-config-'));
  const clusters = Array.from({ length: HITS }, (_, index) => ({
    cluster: { name: `needle-${index}`, type: 'STATIC', comment: 'x'.repeat(60) },
  }));
  const section = {
    '@type': 'type.googleapis.com/envoy.admin.v3.ClustersConfigDump',
    dynamic_active_clusters: clusters,
  };
  // One line: a minified dump.
  writeFileSync(join(folder, 'large.json'), JSON.stringify({ configs: [section] }));
  demo = await startApp(['--demo']);
  routes = await startApp(['--file', ROUTES]);
  large = await startApp(['--file', join(folder, 'large.json')]);
});
test.afterAll(async () => {
  await Promise.all([demo.stop(), routes.stop(), large.stop()]);
  rmSync(folder, { recursive: true });
});

const search = (page: Page) => page.getByRole('textbox', { name: 'Search the whole dump' });
const hits = (page: Page) => page.getByRole('region', { name: 'Hits' });
const tree = (page: Page) => page.getByRole('tree');
const selected = (page: Page) => tree(page).locator('[role="treeitem"][aria-selected="true"]');
const paramOf = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

async function open(page: Page, app: App, query = ''): Promise<void> {
  await signIn(page, app, `/config${query}`);
  await search(page).waitFor();
}

async function accessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, colorScheme);
  }
}

test('a text is searched for as it is typed, walked by keys, and shown in the tree', async ({ page }) => {
  await open(page, demo);
  await page.keyboard.press('/');
  await page.keyboard.type('recommendations');
  await expect(page.getByText(/^\d+ hits in \d+ sections?/).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(hits(page).locator('[aria-current]')).toHaveCount(1);
  await expect(selected(page)).toContainText('recommendations');
  await expect(selected(page).locator('mark').first()).toHaveText(/recommendations/i);
  const first = paramOf(page, 'at');
  await search(page).blur();
  await page.keyboard.press('j');
  await expect(page).toHaveURL(/hit=2/);
  // Whoever cannot see the mark must be where it is.
  await expect(hits(page).locator('[data-hit="2"] a')).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: /Hit 2 of/ })).toBeVisible();
  await expect.poll(() => paramOf(page, 'at')).not.toBe(first);
  await page.keyboard.press('N');
  await expect(hits(page).locator('[data-hit="1"] a')).toBeFocused();
  await expect(page).toHaveURL(/hit=1(&|$)/);
  await expect.poll(() => paramOf(page, 'at')).toBe(first);
  await accessible(page);
});

test('facets narrow the hits together, in the URL, and come back with it', async ({ page }) => {
  await open(page, demo, '?find=name');
  const section = page.getByRole('region', { name: 'Section' });
  await section.getByRole('button', { name: /^Clusters/ }).click();
  await expect(page).toHaveURL(/within=Clusters/);
  const line = page.getByText(/hits in 1 section/).first();
  const inSection = (await line.textContent()) ?? '';
  await page
    .getByRole('region', { name: 'State' })
    .getByRole('button', { name: /^Static/ })
    .click();
  await expect(page).toHaveURL(/state=static/);
  await expect(line).not.toHaveText(inSection);
  // Of one facet any chosen value will do.
  await section.getByRole('button', { name: /^Bootstrap/ }).click();
  await expect(page).toHaveURL(/within=Clusters,Bootstrap/);
  await expect(page.getByText(/hits in 2 sections/).first()).toBeVisible();
  await section.getByRole('button', { name: /^Bootstrap/ }).click();
  await expect(page).toHaveURL(/within=Clusters(&|$)/);
  const said = (await line.textContent())?.replace(/,.*/, '') ?? '';
  await page.goto(page.url());
  await hydrated(page);
  await expect(page.getByText(said).first()).toBeVisible();
  await expect(section.getByRole('button', { pressed: true })).toContainText('Clusters');
  await page.getByRole('button', { name: /Show all [\d,]+ hits/ }).click();
  await expect(page).not.toHaveURL(/within=|state=/);
});

test('a pattern that cannot be read is marked, and the last good hits stay', async ({ page }) => {
  await open(page, routes, '?mode=regex');
  await search(page).fill('every.hing');
  await expect(hits(page).getByRole('link').first()).toBeVisible();
  const count = await hits(page).getByRole('link').count();
  await search(page).fill('every(hing');
  await expect(page.getByText('These are the hits of what was searched for before.')).toBeVisible();
  await expect(page.locator('p[role="status"] mark')).toBeVisible();
  await expect(hits(page).getByRole('link')).toHaveCount(count);
  await page.getByRole('button', { name: 'Key : value' }).click();
  await search(page).fill('retry_on:connect-failure');
  await expect(page.getByText(/at any depth/)).toBeVisible();
  await expect(hits(page).getByRole('link').first()).toContainText('connect-failure');
});

test('what cannot be searched for is said in words, and nothing seems to go on', async ({ page }) => {
  await open(page, routes, '?mode=regex&find=(unclosed');
  await expect(page.locator('p[role="status"] mark')).toBeVisible();
  await expect(page.getByText('Searching…')).toHaveCount(0);
  await open(page, routes, `?find=${'x'.repeat(5_000)}`);
  await expect(page.getByText(/has 5,000 characters; at most 4,096/)).toBeVisible();
  await expect(page.getByText('Searching…')).toHaveCount(0);
  await open(page, routes, '?mode=key&find=nocolon');
  await expect(page.getByText('cluster:nocolon')).toBeVisible();
});

test('a link to what is not there says so, and leads back', async ({ page }) => {
  await open(page, routes, '?section=Zzz');
  await expect(page.getByText('This dump has no section Zzz.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all sections' }).click();
  await expect(page.getByRole('table', { name: 'Resources' }).getByRole('link').first()).toBeVisible();
  await open(page, routes, '?find=name&hit=99999999');
  await expect(page.getByText(/There is no hit 99,999,999: the last is [\d,]+/)).toBeVisible();
  await page.keyboard.press('j');
  await expect(hits(page).locator('[data-hit="1"] a')).toBeFocused();
});

test('the tree has the keys of a tree, and levels', async ({ page }) => {
  await open(page, routes, '?at=/configs/3/dynamic_route_configs/0');
  await expect(selected(page)).toHaveAttribute('aria-level', '1');
  await selected(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const focused = tree(page).locator('[role="treeitem"]:focus');
  await expect(focused).toHaveAttribute('aria-level', '2');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  const rows = tree(page).getByRole('treeitem');
  await expect(focused).toHaveAttribute('aria-level', '1');
  await page.keyboard.press('ArrowLeft');
  await expect(rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Open 3 levels' }).click();
  await expect(page).toHaveURL(/levels=3/);
  await expect.poll(() => rows.count()).toBeGreaterThan(8);
  await expect(tree(page).locator('[aria-level="4"]').first()).toBeVisible();
});

test('a link to a place opens the way to it, and Enter and Escape go in and out', async ({ page }) => {
  await open(page, routes, '?find=connect-failure');
  await hits(page).getByRole('link').first().click();
  await expect(selected(page)).toContainText('connect-failure');
  await hits(page).locator('[aria-current]').focus();
  await page.keyboard.press('Enter');
  await expect(tree(page).locator('[role="treeitem"]:focus')).toHaveCount(1);
  await expect(selected(page)).toContainText('connect-failure');
  await page.goto(page.url());
  await hydrated(page);
  await expect(selected(page)).toContainText('connect-failure');
  await selected(page).focus();
  await page.keyboard.press('Escape');
  await expect(hits(page).locator('[aria-current]')).toBeFocused();
});

test('what refers to a cluster is listed, leads there, and to the cluster', async ({ page }) => {
  await open(page, demo, '?mode=key&find=route.cluster:outbound');
  await hits(page).getByRole('link').first().click();
  const references = page.getByRole('region', { name: 'What refers to this' });
  await expect(references).toContainText('defined here');
  await expect(references).toContainText('route to it');
  await references.getByRole('link').filter({ hasText: 'Clusters' }).first().click();
  await expect(page).toHaveURL(/dynamic_active_clusters/);
  await accessible(page);
  await references.getByRole('link', { name: 'Open the cluster' }).click();
  await expect(page).toHaveURL(/\/clusters\?/);
});

test('what an element refers to is said, and leads there', async ({ page }) => {
  await open(page, demo, '?mode=key&find=route.cluster:outbound');
  await hits(page).getByRole('link').first().click();
  const refersTo = page.getByRole('region', { name: 'What this refers to' });
  await refersTo.getByText(/^What this refers to \(\d+\)/).click();
  await accessible(page);
  await refersTo.getByRole('link').first().click();
  await expect(page).toHaveURL(/dynamic_active_clusters/);
  // Of the cluster: what it asks EDS for.
  await expect(refersTo.getByRole('link').first()).toHaveAttribute('title', /endpoint_configs/);
});

test('what is not understood is told by itself, and how far the dump was looked through', async ({
  page,
}) => {
  await open(page, large);
  const bar = page.getByRole('banner');
  await expect(bar.getByText('100 notices', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '100 notices' }).or(page.getByText('100 notices').last()).click();
  const notice = page.getByRole('link', { name: '/configs/0/dynamic_active_clusters/0/cluster/comment' });
  await notice.click();
  await expect(selected(page)).toContainText('comment');
});

test('the lines are those that Envoy sent, with folds; YAML for a resource', async ({ page }) => {
  await open(page, routes, '?view=raw&at=/configs/3/dynamic_route_configs/0');
  const lines = page.getByRole('region', { name: 'The dump as it was received' });
  const current = lines.locator('[aria-current="location"]');
  await expect(current).toBeVisible();
  await expect(page.getByText(/^[\d,]+ lines, as they were received$/)).toBeVisible();
  await current.getByRole('button', { name: /^Fold/ }).click();
  await expect(current).toContainText(/lines folded/);
  await accessible(page);
  await current.getByRole('button', { name: /^Unfold/ }).click();
  await expect(current).not.toContainText('folded');
  await page.getByRole('button', { name: 'YAML' }).click();
  await expect(page.getByRole('region', { name: /^YAML at/ })).toContainText('route_config:');
});

test('tens of thousands of hits are windows; a long search says how far it is', async ({ page }) => {
  await open(page, large, '?find=needle');
  await expect(page.getByText('60,000 hits in 1 section').first()).toBeVisible();
  await hits(page).evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await expect(hits(page).getByRole('link').filter({ hasText: 'needle-59999' })).toBeVisible();
  expect(await hits(page).getByRole('listitem').count()).toBeLessThan(60);
  await hits(page).getByRole('link').filter({ hasText: 'needle-59999' }).click();
  await expect(page).toHaveURL(/hit=60000/);
  await expect(selected(page)).toContainText('needle-59999');
  await page.getByRole('button', { name: 'Raw' }).click();
  await expect(page.getByText(/The dump came in 1 line\./)).toBeVisible();
  await page.goto(`${large.origin}/config?at=/configs/0/dynamic_active_clusters&levels=2`);
  await hydrated(page);
  await expect(tree(page).getByText('60,000 items').first()).toBeVisible();
  await tree(page).getByRole('treeitem').first().focus();
  await page.keyboard.press('End');
  await expect(tree(page).getByText('needle-59999').first()).toBeVisible();
  expect(await tree(page).getByRole('treeitem').count()).toBeLessThan(150);
});

test('on a narrow screen facets are a sheet and hits stand above the document', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, demo, '?find=name');
  await page.getByRole('button', { name: 'Narrow the hits' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Clusters/ })
    .click();
  await expect(page).toHaveURL(/within=Clusters/);
  await page.keyboard.press('Escape');
  await hits(page).getByRole('link').first().click();
  await expect(selected(page)).toBeVisible();
  await expectNoOverflow(page);
  await accessible(page);
});
