/**
 * `npm test`: installs what is missing, then runs every check that needs no Go. Plain Node from 18 on.
 * The last line is `N passed, N failed`; the exit code is 1 when anything failed, was skipped or was retried.
 */
import { mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { build, install, outerPath, ROOT } from '../bin/launch/prepare.mjs';
import { judgeCounts, playwrightCounts, vitestCounts } from './support/counts.mjs';
import { Runner } from './support/runner.mjs';

const RESULTS = join(ROOT, 'test-results');
const env = {
  ...process.env,
  PATH: [join(ROOT, 'node_modules', '.bin'), outerPath()].join(delimiter),
  NEXT_TELEMETRY_DISABLED: '1',
  CI: process.env.CI ?? '',
};

const bin = (pkg, path) => join('node_modules', pkg, path);
const CHECKS = [
  ['format and lint', [bin('@biomejs/biome', 'bin/biome'), 'ci', '--error-on-warnings', '.']],
  ['next typegen', [bin('next', 'dist/bin/next'), 'typegen']],
  ['types', [bin('typescript', 'bin/tsc'), '--noEmit']],
  [
    'rooms and fences',
    [
      bin('dependency-cruiser', 'bin/dependency-cruiser.mjs'),
      'app',
      'components',
      'lib',
      'proxy.ts',
      'instrumentation.ts',
    ],
  ],
  ['dead code', [bin('knip', 'bin/knip.js')]],
  // Again without tests: what only a test uses is dead, too.
  ['dead code but for tests', [bin('knip', 'bin/knip.js'), '--production']],
];

const runner = new Runner(env);

await install();
const { installChromium } = await import('./support/chromium.mjs');
installChromium((line) => console.log(line));
mkdirSync(RESULTS, { recursive: true });
for (const [title, args] of CHECKS) runner.check(title, args);
const unit = join(RESULTS, 'unit.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unit}`];
runner.suite('unit', [bin('vitest', 'vitest.mjs'), 'run', ...reporters], unit, vitestCounts);
try {
  await build();
  const judge = join(RESULTS, 'judge.json');
  const pairs = ['--pairs', '2000', '--seed', '1', '--cases', '--report', judge];
  runner.suite('explain against a real Envoy', ['e2e/differential/run.ts', ...pairs], judge, judgeCounts);
  const browser = [bin('@playwright/test', 'cli.js'), 'test', '-c', 'e2e/playwright.config.ts'];
  runner.suite('real Envoy and browser', browser, join(RESULTS, 'browser.json'), playwrightCounts);
} catch (error) {
  console.error(error.message);
  runner.fail('build');
}
runner.finish();
