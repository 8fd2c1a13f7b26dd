import { expectAccessible } from '../support/accessible';
import { type App, startApp } from '../support/app';
import { ListPage } from '../support/lists';
import { expect, signIn, test } from '../support/test';

let app: App;
test.beforeAll(async () => {
  app = await startApp(['--demo']);
});
test.afterAll(() => app.stop());

test.describe('only routes with problems', () => {
  test('are shown, filtered and exported; the mark of a mistake stands where it was typed', async ({
    page,
  }) => {
    await signIn(page, app, '/routes');
    const list = new ListPage(page, 'routes', /^Routes/);
    const shown = page.getByRole('group', { name: 'Routes shown' });
    await expect(list.rows.first()).toBeVisible();
    const all = await list.rows.count();
    await shown.getByRole('button', { name: 'With problems' }).click();
    await expect(page).toHaveURL(/show=problems/);
    await expect.poll(() => list.rows.count()).toBeLessThan(all);
    for (const state of await list.column(5)) expect(state.trim()).not.toBe('OK');
    await expectAccessible(page);
    const menu = await list.menu(/^Export/);
    const href = await menu.getByRole('menuitem', { name: /^CSV/ }).getAttribute('href');
    const asked = new URL(href ?? '', app.origin).searchParams.get('q');
    expect(JSON.parse(asked ?? '{}')).toMatchObject({ filter: '!state:ok ' });
    await page.keyboard.press('Escape');
    await list.filter.fill('nope:x');
    await expect(page.getByText(/^nope:x No field is called nope here/)).toBeVisible();
    await expect(page.locator('.view mark').first()).toHaveText('nope');
    await expect(list.rows.first()).toBeVisible();
    await list.filter.fill('qqqzzz');
    await expect(page.getByText(/^No routes with problems match qqqzzz/)).toBeVisible();
    await list.filter.fill('');
    await expect(page).not.toHaveURL(/q=/);
    await page.reload();
    await expect(shown.getByRole('button', { name: 'With problems' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await shown.getByRole('button', { name: 'All', exact: true }).click();
    await expect(page).not.toHaveURL(/show=/);
    await expect(list.rows).toHaveCount(all);
  });

  test('a list without any says so, and has the way back', async ({ page }) => {
    await signIn(page, app, '/routes?show=problems&config=*&q=state:ok');
    await expect(page.getByText(/^No routes with problems match state:ok/)).toBeVisible();
  });
});
