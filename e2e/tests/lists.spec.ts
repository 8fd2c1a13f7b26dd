import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../support/accessible';
import { type App, startApp } from '../support/app';
import { ListPage } from '../support/lists';
import { expect, hydrated, signIn, test } from '../support/test';

let app: App;
test.beforeAll(async () => {
  app = await startApp(['--demo']);
});
test.afterAll(async () => {
  await app.stop();
});

test.describe('typing', () => {
  test('every letter is asked at once, and the question before it is ended', async ({ page }) => {
    await signIn(page, app, '/clusters');
    const list = new ListPage(page, 'clusters', 'Clusters');
    await expect(list.rows.first()).toBeVisible();
    const asked: string[] = [];
    const ended: string[] = [];
    const filterOf = (url: string) => {
      const question = new URL(url).searchParams.get('q');
      const { ask, filter } = JSON.parse(question ?? '{}') as { ask?: string; filter?: string };
      return ask === 'clusters' ? filter : undefined;
    };
    await page.route('**/api/ask*', async (route) => {
      const filter = filterOf(route.request().url());
      if (filter !== undefined && filter !== 'cart') await new Promise((done) => setTimeout(done, 600));
      await route.continue().catch(() => undefined);
    });
    page.on('request', (request) => {
      const filter = filterOf(request.url());
      if (filter !== undefined) asked.push(filter);
    });
    page.on('requestfailed', (request) => {
      const filter = filterOf(request.url());
      if (filter !== undefined) ended.push(filter);
    });
    await list.filter.pressSequentially('cart', { delay: 30 });
    await expect(page.getByText(/of \d+ clusters match/).first()).toBeVisible();
    await expect.poll(() => [...new Set(asked)]).toEqual(['c', 'ca', 'car', 'cart']);
    await expect.poll(() => new Set(ended).size).toBe(3);
    for (const row of await list.rows.allInnerTexts()) expect(row).toContain('cart');
  });

  test('Enter goes from the filter to the rows, and what was typed stays', async ({ page }) => {
    await signIn(page, app, '/clusters');
    const list = new ListPage(page, 'clusters', 'Clusters');
    await expect(list.rows.first()).toBeVisible();
    await page.keyboard.press('/');
    await page.keyboard.type('cart');
    await expect(page).toHaveURL(/q=cart/);
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-rows]')).toBeFocused();
    await page.keyboard.press('j');
    await expect(list.rows.first()).toBeFocused();
    await expect(list.filter).toHaveValue('cart');
  });

  test('a link followed right after the last letter is followed, and going back has the letters', async ({
    page,
  }) => {
    await signIn(page, app, '/routes');
    const list = new ListPage(page, 'routes', /^Routes/);
    await list.filter.pressSequentially('cart');
    await page.getByRole('link', { name: /^Clusters/ }).click();
    await expect(page).toHaveURL(/\/clusters/);
    await expect(page).not.toHaveURL(/q=cart/);
    await page.goBack();
    await expect(page).toHaveURL(/\/routes\?.*q=cart/);
    await expect(list.filter).toHaveValue('cart');
  });

  test('a query that is not understood is marked at its place and the rows stay', async ({ page }) => {
    await signIn(page, app, '/clusters?q=cart');
    const list = new ListPage(page, 'clusters', 'Clusters');
    await expect(list.rows.first()).toBeVisible();
    const before = await list.rows.count();
    // At once: letter by letter, `/[` is a word for a moment, and a good query that nothing matches.
    await list.filter.fill('cart /[/');
    await expect(list.filter).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator('mark')).toBeVisible();
    await expect(list.rows).toHaveCount(before);
    await expectAccessible(page);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await expect(list.filter).toHaveAttribute('aria-invalid', 'false');
  });
});

test.describe('suggestions', () => {
  test('fields and values by keyboard, with counts, never in the way of the text', async ({ page }) => {
    await signIn(page, app, '/clusters');
    const list = new ListPage(page, 'clusters', 'Clusters');
    await list.filter.focus();
    await page.keyboard.type('typ');
    await expect(list.suggestions.getByRole('option').first()).toContainText('type');
    await expect(list.filter).toHaveAttribute('aria-expanded', 'true');
    await expectAccessible(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await expect(list.filter).toHaveValue('type:');
    const value = list.suggestions.getByRole('option').first();
    await expect(value).toContainText(/\d+ rows?/);
    const count = Number(/(\d+) rows?/.exec((await value.textContent()) ?? '')?.[1]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(list.filter).toHaveValue(/^type:\S+ $/);
    await expect(page.getByText(new RegExp(`^${count} of \\d+ clusters match`)).first()).toBeVisible();
    // Escape closes the list first and clears the field then.
    await page.keyboard.type('por');
    await expect(list.suggestions).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(list.suggestions).toHaveCount(0);
    await expect(list.filter).toHaveValue(/por$/);
    await page.keyboard.press('Escape');
    await expect(list.filter).toHaveValue('');
  });

  test('in an empty field the queries of before come back', async ({ page }) => {
    await signIn(page, app, '/clusters');
    const list = new ListPage(page, 'clusters', 'Clusters');
    await list.filter.fill('host:cart');
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('gatescope.queries.clusters')), { timeout: 5_000 })
      .toContain('host:cart');
    await list.filter.fill('');
    await page.keyboard.press('ArrowDown');
    await expect(list.suggestions.getByRole('option', { name: /host:cart/ })).toBeVisible();
  });

  test('the help names the language and the fields of the list', async ({ page }) => {
    await signIn(page, app, '/secrets');
    await page.getByRole('button', { name: 'How to filter secrets' }).click();
    const help = page.getByRole('dialog', { name: 'How to filter secrets' });
    await expect(help.getByText('days:', { exact: true })).toBeVisible();
    await expect(help.getByText('matches this regular expression (RE2)')).toBeVisible();
    await expectAccessible(page);
  });
});

test.describe('the table', () => {
  test('a head sorts up, down and not at all, says so, and the link keeps it', async ({ page }) => {
    await signIn(page, app, '/clusters');
    const list = new ListPage(page, 'clusters', 'Clusters');
    await expect(list.rows.first()).toBeVisible();
    const own = await list.column(2);
    await list.head('Port').getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect(list.head('Port')).toHaveAttribute('aria-sort', 'ascending');
    await expect(page).toHaveURL(/sort=port/);
    await expect(page.getByText('Sorted by Port; this is not the usual order.')).toBeVisible();
    const numbers = async () =>
      (await list.column(2)).flatMap((text) => (/^\d+$/.test(text) ? [Number(text)] : []));
    await expect.poll(async () => (await numbers())[0]).toBeLessThan(1_000);
    const up = await numbers();
    expect(up).toEqual(up.toSorted((a, b) => a - b));
    await page.keyboard.press('Enter');
    await expect(list.head('Port')).toHaveAttribute('aria-sort', 'descending');
    await expect.poll(async () => (await numbers())[0]).toBeGreaterThan(up.at(-1) ?? 0);
    const down = await numbers();
    expect(down).toEqual(down.toSorted((a, b) => b - a));
    await page.reload();
    await hydrated(page);
    await expect(list.head('Port')).toHaveAttribute('aria-sort', 'descending');
    await page.getByRole('button', { name: 'Back to the usual order' }).click();
    await expect(list.head('Port')).toHaveAttribute('aria-sort', 'none');
    await expect.poll(() => list.column(2)).toEqual(own);
  });

  test('columns are chosen, stand in the link, and this browser remembers them', async ({ page }) => {
    await signIn(page, app, '/clusters');
    const list = new ListPage(page, 'clusters', 'Clusters');
    const menu = await list.menu('Columns and rows');
    await menu.getByRole('menuitemcheckbox', { name: 'Load balancing' }).click();
    await menu.getByRole('menuitemcheckbox', { name: 'Subset' }).click();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/cols=/);
    await expect(list.head('Subset')).toHaveCount(0);
    await expect(list.head('Load balancing')).toBeVisible();
    await expect(list.rows.first().locator('td').last()).toHaveText(
      /ROUND_ROBIN|LEAST_REQUEST|CLUSTER_PROVIDED/,
    );
    await page.goto(`${app.origin}/clusters`);
    await hydrated(page);
    await expect(list.rows.first()).toBeVisible();
    await expect(list.head('Subset')).toHaveCount(0);
    const again = await list.menu('Columns and rows');
    await again.getByRole('menuitem', { name: 'Usual columns' }).click();
    await expect(list.head('Subset')).toBeVisible();
  });

  test('compact rows are lower, and stay so', async ({ page }) => {
    await signIn(page, app, '/clusters');
    const list = new ListPage(page, 'clusters', 'Clusters');
    const height = async () => (await list.rows.nth(1).boundingBox())?.height;
    await expect.poll(height).toBe(32);
    const menu = await list.menu('Columns and rows');
    await menu.getByRole('menuitemradio', { name: 'Compact rows' }).click();
    await expect.poll(height).toBe(28);
    await page.reload();
    await hydrated(page);
    await expect.poll(height).toBe(28);
  });

  test('a link to a row far below shows it', async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 500 });
    await signIn(page, app, '/clusters');
    await page.goto(`${app.origin}/clusters`);
    await hydrated(page);
    const list = new ListPage(page, 'clusters', 'Clusters');
    await list.rows.first().focus();
    await page.keyboard.press('End');
    const last = Number((await list.table.getAttribute('aria-rowcount')) ?? 0) - 2;
    const row = page.locator(`tr[data-index="${last}"]`);
    await expect(row).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/sel=/);
    const link = page.url();
    await page.goto(`${app.origin}/overview`);
    await page.goto(link);
    await hydrated(page);
    await expect(row).toBeInViewport();
    await expect(row).toHaveAttribute('aria-selected', 'true');
  });

  test('few nodes stand in the document, however long the list', async ({ page }) => {
    for (const path of ['/routes', '/clusters', '/clusters?list=endpoints', '/secrets', '/listeners']) {
      await signIn(page, app, path);
      await expect(page.getByText(/ match/).first()).toBeVisible();
      const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
      expect(nodes, path).toBeLessThanOrEqual(1_500);
    }
  });
});

test.describe('export', () => {
  test('what the filter leaves comes as a file, by keyboard', async ({ page }) => {
    await signIn(page, app, '/clusters?q=cart');
    const list = new ListPage(page, 'clusters', 'Clusters');
    await expect(list.rows.first()).toBeVisible();
    const matched = await list.rows.count();
    await expect(page.getByRole('button', { name: /^Export/ })).toBeVisible();
    await page.keyboard.press('e');
    const entry = page.getByRole('menuitem', { name: 'JSON file' });
    await expect(entry).toHaveAttribute('href', /\/api\/export\?/);
    const download = page.waitForEvent('download');
    await entry.focus();
    await page.keyboard.press('Enter');
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^gatescope-.*clusters\.json$/);
    const rows = JSON.parse(await readFile(await file.path(), 'utf8')) as unknown[];
    expect(rows).toHaveLength(matched);
  });

  test('an export that fails is said', async ({ page }) => {
    await signIn(page, app, '/clusters');
    await page.route('**/api/export*', (route) =>
      route.fulfill({
        status: 410,
        contentType: 'application/json',
        body: '{"error":{"code":"resource-gone"}}',
      }),
    );
    await page.getByRole('button', { name: /^Export/ }).click();
    await page.getByRole('menuitem', { name: 'CSV file' }).click();
    await expect(page.getByText(/The export failed \(resource-gone\)/)).toBeVisible();
  });
});
