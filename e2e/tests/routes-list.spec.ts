import { expectAccessible } from '../support/accessible';
import { type App, startApp } from '../support/app';
import { ListPage } from '../support/lists';
import { expect, signIn, test } from '../support/test';

let app: App;
test.beforeAll(async () => {
  app = await startApp(['--demo']);
});
test.afterAll(() => app.stop());

/** Rows of the whole list: how many of them stand in the document depends on the screen. */
const rowCount = async (list: ListPage) => Number(await list.table.getAttribute('aria-rowcount'));

test.describe('only routes with problems', () => {
  test('are shown, filtered and exported; the mark of a mistake stands where it was typed', async ({
    page,
  }) => {
    await signIn(page, app, '/routes');
    const list = new ListPage(page, 'routes', /^Routes/);
    const shown = page.getByRole('group', { name: 'Routes shown' });
    await expect(list.rows.first()).toBeVisible();
    const all = await rowCount(list);
    await shown.getByRole('button', { name: 'With problems' }).click();
    await expect(page).toHaveURL(/show=problems/);
    await expect.poll(() => rowCount(list)).toBeLessThan(all);
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
    await expect.poll(() => rowCount(list)).toBe(all);
  });

  test('a list without any says so, and has the way back', async ({ page }) => {
    await signIn(page, app, '/routes?show=problems&config=*&q=state:ok');
    await expect(page.getByText(/^No routes with problems match state:ok/)).toBeVisible();
  });
});

test.describe('virtual hosts', () => {
  test('fold by key and by button, in the link, and the focus stays on their head', async ({ page }) => {
    await signIn(page, app, '/routes');
    const list = new ListPage(page, 'routes', /^Routes/);
    const heads = list.table.locator('tr[data-head]');
    await expect(list.rows.first()).toBeVisible();
    const all = await rowCount(list);
    await page.keyboard.press('j');
    await expect(list.rows.first()).toBeFocused();
    await page.keyboard.press('ArrowUp');
    const head = heads.first();
    await expect(head).toBeFocused();
    const button = head.getByRole('button', { name: /^(Collapse|Expand) routes of / });
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowLeft');
    await expect(button).toHaveAttribute('aria-expanded', 'false');
    await expect(page).toHaveURL(/hosts=/);
    await expect.poll(() => rowCount(list)).toBeLessThan(all);
    await expect(head).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(heads.nth(1)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(head).toBeFocused();
    await expectAccessible(page);
    await page.reload();
    await expect(button).toHaveAttribute('aria-expanded', 'false');
    await button.click();
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await expect(head).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(list.rows.first()).toBeFocused();
    await expect.poll(() => rowCount(list)).toBe(all);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: /^Virtual host/ })).toBeVisible();
  });

  test('fold all at once; a folded one still says that routes of it have problems', async ({ page }) => {
    await signIn(page, app, '/routes');
    const list = new ListPage(page, 'routes', /^Routes/);
    const heads = list.table.locator('tr[data-head]');
    await expect(list.rows.first()).toBeVisible();
    const all = await rowCount(list);
    await page.getByRole('button', { name: 'Collapse all' }).click();
    await expect(page).toHaveURL(/fold=all/);
    await expect(list.rows).toHaveCount(0);
    await expect(heads.getByText(/with (a problem|problems)$/).first()).toBeVisible();
    await heads
      .getByRole('button', { name: /^Expand routes/ })
      .first()
      .click();
    await expect(list.rows.first()).toBeVisible();
    expect(await rowCount(list)).toBeLessThan(all);
    await page.getByRole('button', { name: 'Expand all' }).click();
    await expect(page).not.toHaveURL(/fold=|hosts=/);
    await expect.poll(() => rowCount(list)).toBe(all);
    await list.head('Action').getByRole('button').click();
    await expect(page.getByRole('button', { name: 'Collapse all' })).toHaveCount(0);
  });
});
