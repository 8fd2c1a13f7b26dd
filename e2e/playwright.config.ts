import { defineConfig, devices } from '@playwright/test';
import { systemChromium } from './support/chromium.mjs';

const executablePath = systemChromium();

/** Browser tests on a production build. Servers are started by the tests themselves, on free ports. */
export default defineConfig({
  testDir: 'tests',
  outputDir: '../test-results',
  // Two cores: one worker is as fast and quieter.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/browser.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
