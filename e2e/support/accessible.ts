import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Nothing loads, nothing moves: axe would judge a colour half way between two themes, or a page before its title. */
async function still(page: Page): Promise<void> {
  // A row that is scrolled half under the sticky head counts as no larger than what is seen of it.
  for (const region of await page.locator('[data-rows]').all())
    await region.evaluate((element) => element.scrollTo({ top: 0 }));
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expect(page).toHaveTitle(/./);
  await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** Asks axe about WCAG 2.2 AA and its best practice; `where` names the view in what a failure says. */
export async function expectAccessible(page: Page, where = ''): Promise<void> {
  await still(page);
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const said = violations.map(
    ({ id, nodes }) => `${where} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
  expect(said).toEqual([]);
}

/** No sideways scrolling of the page itself. */
export async function expectNoOverflow(page: Page, where = ''): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
}
