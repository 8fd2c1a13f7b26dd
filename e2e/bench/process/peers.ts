/** The programs to compare with. Each names its version, or how to get it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../bin/launch/prepare.mjs';
import { cacheRoot } from '../../cluster/cache.ts';
import { NoPeer } from '../measures/context.ts';

/** The istioctl that the cluster suite built from its Go module, newest first. Throws `NoPeer`. */
export function istioctlPath(): string {
  const folder = join(cacheRoot(), 'cluster');
  const [newest] = (existsSync(folder) ? readdirSync(folder) : [])
    .map((name) => join(folder, name, 'istioctl'))
    .filter((path) => existsSync(path))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (newest === undefined)
    throw new NoPeer('istioctl is missing: `npm run test:cluster` builds it once from its Go module.');
  return newest;
}

/** The binary carries no version: it was built from this module. */
export function istioctlVersion(): string {
  istioctlPath();
  const module = readFileSync(`${ROOT}/e2e/cluster/tools/istio/go.mod`, 'utf8');
  return /istio\.io\/istio (\S+)/.exec(module)?.[1] ?? 'unknown';
}

function outputOf(command: string, args: readonly string[]): string | null {
  try {
    return execFileSync(command, [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

/** Throws `NoPeer`. */
export function jqVersion(): string {
  const version = outputOf('jq', ['--version']);
  if (version === null)
    throw new NoPeer('jq is missing: `apt-get install jq` (Debian), `brew install jq` (macOS).');
  return version.replace(/^jq-/, '');
}

export function chromiumVersion(path: string | undefined): string {
  const text = path === undefined ? null : outputOf(path, ['--version']);
  return /[\d.]+/.exec(text ?? '')?.[0] ?? 'of Playwright';
}
