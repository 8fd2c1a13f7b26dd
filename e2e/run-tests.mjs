/**
 * `npm test`: installs what is missing, then runs every check that needs no Go. Plain Node from 18 on.
 * The last line is `N passed, N failed`; the exit code is 1 when anything failed, was skipped or was retried.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { build, install, NODE, outerPath, ROOT } from '../bin/launch/prepare.mjs';
import { playwrightCounts, vitestCounts } from './support/counts.mjs';

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
];

const total = { passed: 0, failed: 0 };
const failures = [];

function add(title, counts) {
  total.passed += counts.passed;
  total.failed += counts.failed;
  if (counts.failed > 0) failures.push(`${title}: ${counts.failed} failed`);
}

function step(title, args) {
  console.log(`\n▸ ${title}`);
  const started = Date.now();
  const { status } = spawnSync(NODE, args, { cwd: ROOT, env, stdio: 'inherit' });
  console.log(
    `  ${title}: ${status === 0 ? 'ok' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`,
  );
  return status === 0;
}

/** A suite that wrote no report did not run: that is a failure, whatever its exit code. */
function suite(title, args, report, count) {
  rmSync(report, { force: true });
  const ok = step(title, args);
  const counts = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 1 };
  add(title, ok || counts.failed > 0 ? counts : { passed: counts.passed, failed: 1 });
}

await install();
const { installChromium } = await import('./support/chromium.mjs');
installChromium((line) => console.log(line));
mkdirSync(RESULTS, { recursive: true });
for (const [title, args] of CHECKS)
  add(title, step(title, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
const unit = join(RESULTS, 'unit.json');
suite(
  'unit',
  [bin('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`],
  unit,
  vitestCounts,
);
try {
  await build();
  suite(
    'real Envoy and browser',
    [bin('@playwright/test', 'cli.js'), 'test', '-c', 'e2e/playwright.config.ts'],
    join(RESULTS, 'browser.json'),
    playwrightCounts,
  );
} catch (error) {
  console.error(error.message);
  add('build', { passed: 0, failed: 1 });
}
for (const line of failures) console.log(line);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
