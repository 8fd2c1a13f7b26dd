import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium that is on the machine, or undefined: then Playwright takes its own. */
export function systemChromium() {
  return process.env.GATESCOPE_CHROMIUM ?? SYSTEM.find((path) => existsSync(path));
}

const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Makes sure that there is a browser: the system's, else Debian's package as root, else Playwright's download. */
export function installChromium(log) {
  if (systemChromium() !== undefined) return;
  if (isDebianRoot()) {
    log('Installing Chromium from Debian …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
    execFileSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
      { env, stdio: 'ignore' },
    );
    return;
  }
  log('Installing Chromium by Playwright …');
  execFileSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    stdio: 'inherit',
  });
}
