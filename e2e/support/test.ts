import { test as base, expect, type Page } from '@playwright/test';
import type { App } from './app';

/** Console lines that a test expects, e.g. of a page whose API answers with an error. */
const IGNORED = [
  // A server that a test stopped while its page was still asking.
  /Failed to load resource: net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE)/,
  /Failed to load resource: the server responded with a status of (400|401|403|404|410|422|502|503|504)/,
];

interface Watch {
  readonly problems: string[];
}

function watch(page: Page): Watch {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (!IGNORED.some((pattern) => pattern.test(message.text()))) problems.push(`console: ${message.text()}`);
  });
  return { problems };
}

/** Every page of every test: no CSP violation, no uncaught error, no console error. */
export const test = base.extend<{ guarded: undefined }>({
  guarded: [
    async ({ page }, use) => {
      const { problems } = watch(page);
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
        });
      });
      await use(undefined);
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});

/** Signs in with the token of the start-up URL and opens a path. */
export async function signIn(page: Page, app: App, path = '/'): Promise<void> {
  const separator = path.includes('?') ? '&' : '?';
  await page.goto(`${app.origin}${path}${separator}t=${encodeURIComponent(app.token)}`);
  await hydrated(page);
}

/** Text filled before hydration is lost; the shell says when it is over. */
export async function hydrated(page: Page): Promise<void> {
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
}

export { expect };
