/**
 * `npm run test:cluster`: the real stack (etcd, kube-apiserver, kwok, istiod, Envoys), checked by itself and then
 * through the product in a browser. Needs Linux, root and Go. The last line is `N passed, N failed`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { build, install, outerPath, ROOT } from '../../bin/launch/prepare.mjs';
import { nodeTestCounts, playwrightCounts } from '../support/counts.mjs';
import { Runner } from '../support/runner.mjs';

const RESULTS = join(ROOT, 'test-results');
const env = {
  ...process.env,
  PATH: [join(ROOT, 'node_modules', '.bin'), outerPath(), '/usr/local/go/bin'].join(delimiter),
  NEXT_TELEMETRY_DISABLED: '1',
};

const has = (command) =>
  spawnSync('sh', ['-c', `command -v ${command}`], { env, stdio: 'ignore' }).status === 0;

function giveUp(message) {
  console.error(message);
  if (process.env.CI) console.log('0 passed, 1 failed');
  process.exit(process.env.CI ? 1 : 0);
}

/** Debian packages of the stack; a name differs from its command. */
const PACKAGES = { ip: 'iproute2', openssl: 'openssl', nsenter: 'util-linux' };

function requireTools() {
  if (process.platform !== 'linux' || process.getuid() !== 0)
    giveUp('The cluster suite makes network namespaces: it needs Linux and root.');
  if (!has('go'))
    giveUp(
      'Go is missing: the cluster suite builds etcd, kube-apiserver, kwok and istiod from their modules. Install Go 1.26 or newer.',
    );
  const missing = Object.keys(PACKAGES).filter((command) => !has(command));
  if (missing.length === 0) return;
  if (!has('apt-get')) giveUp(`Missing on PATH: ${missing.join(', ')}.`);
  const quiet = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore' };
  execFileSync('apt-get', ['update', '-qq'], quiet);
  execFileSync('apt-get', ['install', '-y', '-qq', ...missing.map((command) => PACKAGES[command])], quiet);
}

const runner = new Runner(env);

await install();
requireTools();
const { installChromium } = await import('../support/chromium.mjs');
installChromium((line) => console.log(line));
mkdirSync(RESULTS, { recursive: true });
await build();
if (!runner.step('build the stack (cached)', ['e2e/cluster/main.ts', 'build']))
  giveUp('The stack could not be built.');
const checks = readdirSync(join(ROOT, 'e2e/cluster'))
  .filter((name) => name.endsWith('.check.ts'))
  .map((name) => join('e2e/cluster', name));
const tap = join(RESULTS, 'stack.tap');
const reporters = [
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
  '--test-reporter=tap',
  `--test-reporter-destination=${tap}`,
];
runner.suite(
  'the stack itself',
  ['--test', '--test-concurrency=1', ...reporters, ...checks],
  tap,
  nodeTestCounts,
);
const specs = [
  join('node_modules', '@playwright/test', 'cli.js'),
  'test',
  '-c',
  'e2e/cluster/playwright.config.ts',
];
runner.suite('Gatescope on the stack', specs, join(RESULTS, 'cluster.json'), playwrightCounts);
runner.finish();
