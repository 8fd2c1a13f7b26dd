import { expectAccessible } from '../support/accessible';
import { type App, startApp } from '../support/app';
import { Palette } from '../support/lists';
import { expect, signIn, test } from '../support/test';

let app: App;
test.beforeAll(async () => {
  app = await startApp(['--demo']);
});
test.afterAll(async () => {
  await app.stop();
});

test.describe('the palette', () => {
  test('finds a cluster by its name and goes there, all by keyboard', async ({ page }) => {
    await signIn(page, app, '/overview');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const palette = new Palette(page);
    await palette.open();
    await expect(palette.options.first()).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.type('checkout');
    const cluster = palette.dialog.getByRole('group', { name: 'Clusters' }).getByRole('option').first();
    await expect(cluster).toContainText('checkout');
    const place = await palette.options.evaluateAll((all) =>
      all.findIndex((one) => one.closest('[role=group]')?.getAttribute('aria-label') === 'Clusters'),
    );
    for (let step = 0; step < place; step += 1) await page.keyboard.press('ArrowDown');
    await expect(cluster).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/clusters\?.*sel=/);
    await expect(page.getByRole('complementary', { name: /^Cluster .*checkout/ })).toBeVisible();
    // What was opened stands under Recent.
    await palette.open();
    await expect(palette.dialog.getByRole('group', { name: 'Recent' })).toContainText('checkout');
  });

  test('pages and actions; Escape gives the focus back', async ({ page }) => {
    await signIn(page, app, '/routes');
    const filter = page.getByRole('combobox', { name: 'Filter routes' });
    await filter.focus();
    const palette = new Palette(page);
    await palette.open();
    await page.keyboard.press('Escape');
    await expect(palette.dialog).toHaveCount(0);
    await expect(filter).toBeFocused();
    await palette.open();
    await page.keyboard.type('compact');
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
    await palette.open();
    await page.keyboard.type('secrets');
    await expect(palette.options.first()).toContainText('Secrets');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/secrets/);
  });

  test('nothing that fits is said', async ({ page }) => {
    await signIn(page, app, '/routes');
    const palette = new Palette(page);
    await page.getByRole('button', { name: 'Search or jump to' }).click();
    await palette.field.fill('qqqqzzzz');
    await expect(palette.dialog.getByText('Nothing matches.')).toBeVisible();
  });

  test('opens within a tenth of a second', async ({ page }) => {
    await signIn(page, app, '/routes');
    await expect(page.locator('tbody tr[data-index]').first()).toBeVisible();
    // Its code is asked for when the page is idle.
    await page.waitForTimeout(4_000);
    const millis = await page.evaluate(async () => {
      const from = performance.now();
      dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }));
      while (document.querySelector('[role=dialog] [role=combobox]') === null)
        await new Promise((done) => requestAnimationFrame(done));
      return performance.now() - from;
    });
    expect(millis).toBeLessThan(100);
  });
});
