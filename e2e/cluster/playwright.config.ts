import browserTests from '../playwright.config.ts';

/** The same browser and habits as the other suite, on the real cluster stack. */
export default {
  ...browserTests,
  testDir: 'specs',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/cluster',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '../../test-results/cluster.json' }]],
};
